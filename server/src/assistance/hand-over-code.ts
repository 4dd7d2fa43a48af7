/** Six Crockford characters that a person says at the counter: a number to be found by, not a secret. */

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 6;

/** Draws a code from a source of random integers `0 ≤ n < limit` (give it `crypto.randomInt`, which has no bias). */
export function newHandOverCode(randomInt: (limit: number) => number): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}

/** Reads what somebody typed: case, spaces and dashes do not matter, I and L are 1, O is 0. Null: not a code. */
export function parseHandOverCode(typed: string): string | null {
  const text = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  return text.length === length && [...text].every((symbol) => alphabet.includes(symbol)) ? text : null;
}
