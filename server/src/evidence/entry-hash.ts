/** The leaf of an entry in the ledger: salted, so that without the salt it says nothing of what it covers. */
import { leafHash } from '../ledger/merkle.ts';

/** `texts`: the entry's compact JWS, in order; joined by a line feed, which no JWS holds. `salt`: 32 bytes. */
export function entryHash(salt: Buffer, texts: readonly string[]): Buffer {
  return leafHash(Buffer.concat([salt, Buffer.from(texts.join('\n'))]));
}
