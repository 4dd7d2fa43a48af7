/** Seals what must wait in the database about somebody at home: addresses, a login, words that are about to leave. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { RecordKey } from './record-key.ts';

export interface TextSeal {
  /** Throws for a record that was erased: nobody is there any more. */
  seal(recordId: string, text: string): Promise<Buffer>;
  /** Null: it cannot be opened any more (its key was destroyed). Throws when the bytes were changed. */
  open(recordId: string, bytes: Buffer): Promise<string | null>;
}

const version = 1;
const ivBytes = 12;
const tagBytes = 16;

/** AES-256-GCM under the record's own key, bound to it; apart from its identity, which is sealed under the bare id. */
export function textSeal(keyOf: RecordKey): TextSeal {
  return {
    seal: async (recordId, text) => {
      const key = await keyOf(recordId);
      if (!key) throw new Error('nothing is sealed for a record that was erased');
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      cipher.setAAD(boundTo(recordId));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), sealed]);
    },
    open: async (recordId, bytes) => {
      const key = await keyOf(recordId);
      if (!key) return null;
      if (bytes[0] !== version) throw new Error(`sealed text of unknown version ${bytes[0]}`);
      const body = 1 + ivBytes + tagBytes;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, 1 + ivBytes));
      decipher.setAAD(boundTo(recordId));
      decipher.setAuthTag(bytes.subarray(1 + ivBytes, body));
      return Buffer.concat([decipher.update(bytes.subarray(body)), decipher.final()]).toString('utf8');
    },
  };
}

function boundTo(recordId: string): Buffer {
  return Buffer.from(`home/v1\n${recordId}`);
}
