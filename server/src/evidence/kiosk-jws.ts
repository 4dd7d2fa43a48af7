/**
 * The kiosk's word, verified: one way of writing it, one header, the right key, and a payload that is canonical JSON
 * (RFC 8785) and exactly what the contract says. The payload is read only from the bytes that were signed.
 */
import { compactVerify } from 'jose';
import {
  canonicalText,
  fromBase64url,
  type KioskEvidence,
  KioskEvidenceSchema,
  KioskHeaderSchema,
  parseStrictJson,
} from '../../contract/evidence/index.ts';
import type { EvidenceRefusal } from '../../contract/index.ts';
import type { CertificateCheck } from './signing-certificate.ts';

export type JwsCheck = { ok: true; payload: KioskEvidence } | { ok: false; reason: EvidenceRefusal };

/** `certificate`: the one that came with it, already checked. */
export async function verifyKioskJws(
  jws: string,
  certificate: CertificateCheck & { ok: true },
): Promise<JwsCheck> {
  const parts = partsOf(jws);
  if (!parts) return refused('malformed');
  const header = KioskHeaderSchema.safeParse(canonicalJson(parts.header));
  if (!header.success || header.data['x5t#S256'] !== certificate.thumbprint) return refused('header');
  if (!(await isSigned(jws, certificate))) return refused('signature');
  const value = canonicalJson(parts.payload);
  if (value === undefined) return refused('not-canonical');
  const payload = KioskEvidenceSchema.safeParse(value);
  return payload.success ? { ok: true, payload: payload.data } : refused('payload');
}

/** Header and payload; null unless each part is written in the one way that base64url has for its bytes. */
function partsOf(jws: string): { header: Buffer; payload: Buffer } | null {
  const [header, payload, signature, ...more] = jws.split('.').map((part) => fromBase64url(part));
  return header && payload && signature?.length === 64 && more.length === 0 ? { header, payload } : null;
}

async function isSigned(jws: string, { key }: CertificateCheck & { ok: true }): Promise<boolean> {
  try {
    await compactVerify(jws, key, { algorithms: ['ES256'] });
    return true;
  } catch {
    // Whatever jose dislikes is not signed.
    return false;
  }
}

/** Undefined: no JSON, or JSON written otherwise than RFC 8785 says (a name twice, a space, another order). */
function canonicalJson(bytes: Buffer): unknown {
  const read = parseStrictJson(bytes);
  if (!read.ok || typeof read.value !== 'object' || read.value === null) return undefined;
  return canonicalText(read.value) === bytes.toString('utf8') ? read.value : undefined;
}

function refused(reason: EvidenceRefusal): JwsCheck {
  return { ok: false, reason };
}
