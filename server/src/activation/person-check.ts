/** Does the person who types a code know what the card says? Compared in constant time. Pure. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Identity } from '../../contract/index.ts';

/** What the page asks beside the code. The date is eight raw digits; a lunar day or month is typed 00. */
export interface Stated {
  birthDate: string;
  /** Last four characters of the fifteen of the NIR. */
  nirEnd: string;
}

export function personMatches(identity: Pick<Identity, 'birthDate' | 'nir'>, stated: Stated): boolean {
  // Both are always compared: an early end would tell which one was right.
  const birthDate = equals(identity.birthDate, stated.birthDate);
  const nirEnd = equals(identity.nir.slice(-4), stated.nirEnd);
  return birthDate && nirEnd;
}

/** Digests have one length, which timingSafeEqual requires. */
function equals(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
