/** A file of whatever length: no more of it is read than a bundle may hold. */
import { closeSync, openSync, readSync } from 'node:fs';
import { maxEvidenceBytes } from '@borne/server/contract/evidence';

/** One byte more than allowed is enough to be refused. */
export function readAtMost(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(maxEvidenceBytes + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = readSync(descriptor, bytes, length, bytes.length - length, null);
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}
