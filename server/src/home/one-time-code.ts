/** Six digits that prove who reads an address. Ten minutes, five tries, stored as an HMAC only. Pure. */
import { createHmac, type KeyObject } from 'node:crypto';

export const oneTimeCode = { digits: 6, minutes: 10, tries: 5 } as const;

/** channel: confirms a new address. return: opens the page again, sent to the address confirmed before. */
export type OneTimePurpose = 'channel' | 'return';

/** Give it `crypto.randomInt`. */
export function newOneTimeCode(randomInt: (limit: number) => number): string {
  return String(randomInt(10 ** oneTimeCode.digits)).padStart(oneTimeCode.digits, '0');
}

/** Bound to the record and to what it is for: a code of one is worth nothing for another. 32 bytes. */
export function oneTimeHmac(
  key: KeyObject,
  recordId: string,
  purpose: OneTimePurpose,
  digits: string,
): Buffer {
  return createHmac('sha256', key).update(`one-time/v1\n${recordId}\n${purpose}\n${digits}`).digest();
}
