/** Invented codes of an internet account, in the shape of the samples: abcd1234, and eight characters with one special. */
import { createHash, randomInt } from 'node:crypto';

const lower = 'abcdefghijkmnpqrstuvwxyz';
const digits = '0123456789';
const special = '!#=?*+-&<';

const pick = (from: string): string => from[randomInt(from.length)] ?? '';
const several = (count: number, from: string): string =>
  Array.from({ length: count }, () => pick(from)).join('');

export interface Codes {
  login: string;
  password: string;
}

/** A renewal gives both anew, as the sample of TD1.5d. */
export function newCodes(): Codes {
  const place = randomInt(1, 7);
  const letters = several(7, lower + lower.toUpperCase() + digits);
  return {
    login: several(4, lower) + several(4, digits),
    password: letters.slice(0, place) + pick(special) + letters.slice(place),
  };
}

export function digest(password: string): string {
  return createHash('sha256').update(password).digest('hex');
}
