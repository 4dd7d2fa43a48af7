/** Visit ids: UUIDv7 (RFC 9562 §5.7). They sort by time and serve as the server's request id. */
import { randomBytes } from 'node:crypto';
import type { VisitId } from '../../contract/visit.ts';

/** Returns a source of ids that never goes back, even when the clock does: 12 bits count within one millisecond. */
export function visitIds(now: () => number, random: (size: number) => Buffer = randomBytes): () => VisitId {
  let lastMs = 0;
  let counter = 0;
  return () => {
    const ms = now();
    counter = ms > lastMs ? 0 : counter + 1;
    if (counter > 0xfff) {
      lastMs += 1;
      counter = 0;
    }
    lastMs = Math.max(lastMs, ms);
    return format(lastMs, counter, random(8));
  };
}

function format(ms: number, counter: number, tail: Buffer): VisitId {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  tail.copy(bytes, 8);
  // The variant, binary 10, takes the two first bits of the random part.
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
