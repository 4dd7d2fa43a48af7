/** Step 0: what the verifier trusts, read once for many bundles. */
import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import {
  type Policy,
  PolicySchema,
  parseStrictJson,
  type RefusalReason,
} from '@borne/server/contract/evidence';
import type { ZodError } from 'zod';
import { type NoteKey, readVerifierKey } from './signed-note.ts';

export interface Trust {
  origin: string;
  log: NoteKey;
  witnesses: NoteKey[];
  quorum: number;
  serverKeys: ReadonlyMap<string, KeyObject>;
  kioskCa: X509Certificate;
  /** PEM. */
  tsaCa: string | null;
  timestampRequired: boolean;
}

export type PolicyRead = { ok: true; trust: Trust } | { ok: false; reason: RefusalReason };

const malformed: PolicyRead = { ok: false, reason: 'malformed' };

export function readPolicy(bytes: Uint8Array): PolicyRead {
  const json = parseStrictJson(bytes);
  if (!json.ok) return malformed;
  const { success, data, error } = PolicySchema.safeParse(json.value);
  return success ? trustIn(data) : { ok: false, reason: reasonOf(error) };
}

/** Shared with the bundle: a field too many is told apart, because it is the likely fault of an honest maker. */
export function reasonOf(error: ZodError): 'unknown-field' | 'malformed' {
  return error.issues.some(({ code }) => code === 'unrecognized_keys') ? 'unknown-field' : 'malformed';
}

function trustIn(policy: Policy): PolicyRead {
  const log = readVerifierKey(policy.logKey, 'log');
  const witnesses = policy.witnesses.map((text) => readVerifierKey(text, 'witness'));
  const kioskCa = certificateIn(policy.kioskCa);
  if (log === null || kioskCa === null) return malformed;
  const known = witnesses.filter((key) => key !== null);
  // One key under two names would be two witnesses.
  const different = new Set([log, ...known].map(({ publicKeyHex }) => publicKeyHex)).size;
  if (known.length < witnesses.length || different < 1 + known.length) return malformed;
  const serverKeys = new Map(
    policy.serverKeys.map(({ kid, jwk }) => [kid, createPublicKey({ key: jwk, format: 'jwk' })]),
  );
  const { origin, quorum, tsaCa, timestampRequired } = policy;
  return {
    ok: true,
    trust: { origin, log, witnesses: known, quorum, serverKeys, kioskCa, tsaCa, timestampRequired },
  };
}

function certificateIn(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    // OpenSSL's parser throws plain Errors: whatever it says, this is not a certificate.
    return null;
  }
}
