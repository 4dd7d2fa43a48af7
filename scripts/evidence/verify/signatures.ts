/** Steps 3 and 9: the signatures. Algorithm and type are ours to say, never the header's; no key travels in a header. */
import { type KeyObject, X509Certificate } from 'node:crypto';
import {
  type KioskEvidence,
  KioskHeaderSchema,
  type RefusalReason,
  SealHeaderSchema,
  type ServerEvidence,
  ServerHeaderSchema,
} from '@borne/server/contract/evidence';
import { compactVerify, errors } from 'jose';
import { isKioskCertificate } from './kiosk-certificate.ts';
import type { Entry, ReadBundle } from './read-bundle.ts';
import type { Trust } from './read-policy.ts';

/** Null: the kiosk's word, where the entry has one, and the server's are theirs. */
export async function signatureFault(entry: Entry, trust: Trust): Promise<RefusalReason | null> {
  return (await kioskFault(entry, trust)) ?? (await serverFault(entry, trust));
}

async function kioskFault(
  { kiosk, server, kioskCertificate }: Entry,
  trust: Trust,
): Promise<RefusalReason | null> {
  if (kiosk === null) return kioskCertificate === null ? null : 'entry-mismatch';
  const header = KioskHeaderSchema.safeParse(kiosk.header);
  if (!header.success) return 'kiosk-signature';
  if (kioskCertificate === null) return 'kiosk-certificate';
  const { kioskId } = kiosk.payload;
  const thumbprint = header.data['x5t#S256'];
  const signedAt = instantOf(kiosk.payload, server.payload);
  const signer = { certificate: kioskCertificate, thumbprint, kioskId, signedAt };
  if (!isKioskCertificate(signer, trust.kioskCa)) return 'kiosk-certificate';
  const { publicKey } = new X509Certificate(kioskCertificate);
  return (await isSigned(kiosk.text, publicKey, 'ES256')) ? null : 'kiosk-signature';
}

/**
 * By the kiosk's clock, unless the server has said beside it that this clock was not to be believed. The server's own
 * signature is judged next: whoever could forge it would not need another's clock.
 */
function instantOf(kiosk: KioskEvidence, server: ServerEvidence): string {
  return server.kind === 'received' && server.clockSuspect ? server.receivedAt : kiosk.answeredAt;
}

async function serverFault({ server }: Entry, trust: Trust): Promise<RefusalReason | null> {
  const header = ServerHeaderSchema.safeParse(server.header);
  const key = header.success ? trust.serverKeys.get(header.data.kid) : undefined;
  if (key === undefined) return 'server-signature';
  return (await isSigned(server.text, key, 'EdDSA')) ? null : 'server-signature';
}

/** The server handed out this very bundle: nothing was left out or added since. */
export async function isSealed({ seal }: ReadBundle, trust: Trust): Promise<boolean> {
  const header = SealHeaderSchema.safeParse(seal.header);
  const key = header.success ? trust.serverKeys.get(header.data.kid) : undefined;
  if (key === undefined) return false;
  const payload = Buffer.from(seal.text).toString('base64url');
  return isSigned(`${seal.headerPart}.${payload}.${seal.signaturePart}`, key, 'EdDSA');
}

async function isSigned(text: string, key: KeyObject, algorithm: 'ES256' | 'EdDSA'): Promise<boolean> {
  try {
    await compactVerify(text, key, { algorithms: [algorithm] });
    return true;
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}
