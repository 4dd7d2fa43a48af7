/** What is kept of an entry, unreadable without the key: AES-256-GCM, bound to the entry's id. */
import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import { z } from 'zod';

const version = 1;
const ivBytes = 12;
const tagBytes = 16;

const ContentSchema = z.strictObject({
  /** 32 bytes, base64url: of the leaf. */
  salt: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  texts: z.array(z.string()).min(1).max(2),
  /** PEM of the kiosk's signing certificate; null: only the server speaks. */
  certificate: z.string().nullable(),
});
export type EvidenceContent = z.infer<typeof ContentSchema>;

/** Version byte, IV, tag, ciphertext. */
export function sealEvidence(key: KeyObject, entryId: string, content: EvidenceContent): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(boundTo(entryId));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]);
  return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), sealed]);
}

/** Throws on any change of the bytes, of the key or of the entry's id. */
export function openEvidence(key: KeyObject, entryId: string, bytes: Buffer): EvidenceContent {
  if (bytes[0] !== version) throw new Error(`sealed evidence of unknown version ${bytes[0]}`);
  const body = 1 + ivBytes + tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + ivBytes));
  decipher.setAAD(boundTo(entryId));
  decipher.setAuthTag(bytes.subarray(1 + ivBytes, body));
  const text = Buffer.concat([decipher.update(bytes.subarray(body)), decipher.final()]).toString('utf8');
  return ContentSchema.parse(JSON.parse(text));
}

/** A row of another table, copied here, does not open. */
function boundTo(entryId: string): Buffer {
  return Buffer.from(`evidence/${entryId}`);
}
