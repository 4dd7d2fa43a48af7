/**
 * The kiosk's word, verified: one way of writing it, one header, the right key, and a payload that is canonical JSON
 * (RFC 8785) and exactly what the contract says. The payload is read only from the bytes that were signed.
 */
import { verify } from 'node:crypto';
import { fromBase64url, type KioskEvidence, KioskEvidenceSchema } from '../../contract/evidence/index.ts';
import type { EvidenceRefusal } from '../../contract/index.ts';
import { der, derInteger, tags } from '../ledger/der.ts';
import { canonicalPayload } from './canonical-payload.ts';
import type { CertificateCheck } from './signing-certificate.ts';

export type JwsCheck = { ok: true; payload: KioskEvidence } | { ok: false; reason: EvidenceRefusal };

/** `certificate`: the one that came with it, already checked. */
export function verifyKioskJws(jws: string, certificate: CertificateCheck & { ok: true }): JwsCheck {
  const parts = partsOf(jws);
  if (!parts) return refused('malformed');
  if (parts.header.toString('latin1') !== headerOf(certificate)) return refused('header');
  if (!isSigned(jws, parts.signature, certificate)) return refused('signature');
  const value = canonicalPayload(parts.payload);
  if (value === undefined) return refused('not-canonical');
  const payload = KioskEvidenceSchema.safeParse(value);
  return payload.success ? { ok: true, payload: payload.data } : refused('payload');
}

/** The one header there can be: canonical, exactly what the contract says (KioskHeaderSchema), about this certificate. */
function headerOf({ thumbprint }: CertificateCheck & { ok: true }): string {
  return `{"alg":"ES256","typ":"dmp-evidence+jws","x5t#S256":"${thumbprint}"}`;
}

/** Header and payload; null unless each part is written in the one way that base64url has for its bytes. */
function partsOf(jws: string): Record<'header' | 'payload' | 'signature', Buffer> | null {
  const [header, payload, signature, ...more] = jws.split('.').map((part) => fromBase64url(part));
  return header && payload && signature?.length === 64 && more.length === 0
    ? { header, payload, signature }
    : null;
}

/**
 * ES256 of RFC 7518 §3.4: SHA-256, and r and s of 32 bytes each. The header has already said exactly that and nothing
 * else, and the key is on P-256. On this thread: sending it to another one costs more than the signature itself. As DER,
 * with the bare key: an object of options makes Node throw and catch inside, which costs half as much as the signature.
 */
function isSigned(jws: string, signature: Buffer, { key }: CertificateCheck & { ok: true }): boolean {
  const signed = Buffer.from(jws.slice(0, jws.lastIndexOf('.')));
  const [r, s] = [signature.subarray(0, 32), signature.subarray(32)];
  return verify('sha256', signed, key, der(tags.sequence, derInteger(r), derInteger(s)));
}

function refused(reason: EvidenceRefusal): JwsCheck {
  return { ok: false, reason };
}
