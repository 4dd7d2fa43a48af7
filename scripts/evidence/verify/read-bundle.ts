/** Step 1: is this a bundle at all? Everything inside is parsed here; the later steps hold types. */
import {
  type Bundle,
  BundleSchema,
  canonicalText,
  fromBase64url,
  type KioskEvidence,
  KioskEvidenceSchema,
  parseStrictJson,
  type RefusalReason,
  type ServerEvidence,
  ServerEvidenceSchema,
  sealedText,
} from '@borne/server/contract/evidence';
import type { ZodType } from 'zod';
import { reasonOf } from './read-policy.ts';

export interface Jws<Payload> {
  text: string;
  /** Not yet judged: the steps that check signatures do. */
  header: unknown;
  payload: Payload;
}

export interface Entry {
  /** Null: the server speaks alone. */
  kiosk: Jws<KioskEvidence> | null;
  server: Jws<ServerEvidence>;
  /** Which texts the leaf was made of, in order. */
  texts: string[];
  salt: Buffer;
  index: number;
  proof: Buffer[];
  /** PEM. */
  kioskCertificate: string | null;
}

export interface ReadBundle {
  actId: string;
  entries: Entry[];
  checkpoint: string;
  timestamp: Buffer | null;
  /** What the server signed of the whole, and its detached signature, not yet judged. */
  seal: { header: unknown; headerPart: string; text: string; signaturePart: string };
}

export type Refused = { ok: false; reason: RefusalReason };
export type BundleRead = { ok: true; bundle: ReadBundle } | Refused;

const malformed: Refused = { ok: false, reason: 'malformed' };

export function readBundle(bytes: Uint8Array): BundleRead {
  const json = parseStrictJson(bytes);
  if (!json.ok) return malformed;
  const { success, data, error } = BundleSchema.safeParse(json.value);
  return success ? readEntries(data) : { ok: false, reason: reasonOf(error) };
}

function readEntries(bundle: Bundle): BundleRead {
  const { actId, entries, checkpoint, timestamp } = bundle;
  const read: Entry[] = [];
  for (const entry of entries) {
    const [first = '', second] = entry.texts;
    const kiosk = second === undefined ? null : readJws(first, KioskEvidenceSchema);
    const server = readJws(second ?? first, ServerEvidenceSchema);
    if (kiosk !== null && !kiosk.ok) return kiosk;
    if (!server.ok) return server;
    read.push({
      ...entry,
      kiosk: kiosk?.jws ?? null,
      server: server.jws,
      salt: Buffer.from(entry.salt, 'base64url'),
      proof: entry.proof.map((hash) => Buffer.from(hash, 'base64')),
    });
  }
  const stamp = timestamp === null ? null : Buffer.from(timestamp, 'base64');
  const [headerPart = '', , signaturePart = ''] = bundle.seal.split('.');
  const header = parseStrictJson(fromBase64url(headerPart) ?? '');
  if (!header.ok) return malformed;
  const seal = { header: header.value, headerPart, text: sealedText(bundle), signaturePart };
  return { ok: true, bundle: { actId, entries: read, checkpoint, timestamp: stamp, seal } };
}

/** The payload must be the canonical text of itself: two spellings of one payload would be two evidences. */
function readJws<Payload extends object>(
  text: string,
  schema: ZodType<Payload>,
): { ok: true; jws: Jws<Payload> } | Refused {
  const [headerPart = '', payloadPart = ''] = text.split('.');
  const header = parseStrictJson(fromBase64url(headerPart) ?? '');
  const bytes = fromBase64url(payloadPart) ?? Buffer.alloc(0);
  const json = parseStrictJson(bytes);
  if (!header.ok || !json.ok) return malformed;
  const { success, data, error } = schema.safeParse(json.value);
  if (!success) return { ok: false, reason: reasonOf(error) };
  if (!bytes.equals(Buffer.from(canonicalText(data)))) return malformed;
  return { ok: true, jws: { text, header: header.value, payload: data } };
}
