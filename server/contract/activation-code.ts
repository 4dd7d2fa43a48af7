/**
 * Activation code: 13 random Crockford symbols (65 bits) and one check symbol, printed XXXX-XXXXX-XXXXX.
 * The kiosk draws the code and sends only its digest, so a replayed request always carries the same code, and the
 * server never holds one before the patient types it. Pure: the browser checks typing errors with this file too.
 */

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const dataLength = 13;

export type ActivationCode = string & { readonly brand: 'ActivationCode' };

/** argon2id parameters of the digest sent by the kiosk. The salt is constant per version: the digest is an index. */
export const activationDigestV1 = {
  version: 1,
  algorithm: 'argon2id',
  salt: 'borne-dmp/activation-code/v1',
  memoryKiB: 19_456,
  passes: 2,
  parallelism: 1,
  bytes: 32,
} as const;

/** Makes a code from a source of random integers `0 ≤ n < limit` (give it `crypto.randomInt`). */
export function newActivationCode(randomInt: (limit: number) => number): ActivationCode {
  const data = Array.from({ length: dataLength }, () => randomInt(32));
  return [...data, checkSymbol(data)].map((value) => alphabet[value]).join('') as ActivationCode;
}

/** Reads what a person typed: case, spaces and dashes do not matter, I and L are 1, O is 0. Null: not a code. */
export function parseActivationCode(typed: string): ActivationCode | null {
  const text = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  if (text.length !== dataLength + 1) return null;
  const values = [...text].map((symbol) => alphabet.indexOf(symbol));
  if (values.includes(-1)) return null;
  return checkSymbol(values.slice(0, dataLength)) === values[dataLength] ? (text as ActivationCode) : null;
}

/** XXXX-XXXXX-XXXXX, as printed. */
export function formatActivationCode(code: ActivationCode): string {
  return `${code.slice(0, 4)}-${code.slice(4, 9)}-${code.slice(9)}`;
}

/** Σ a^(i+1)·d_i in GF(32), polynomial x⁵+x²+1: finds every single error and every swap of neighbours. */
function checkSymbol(data: readonly number[]): number {
  // Horner: each step multiplies by a, so the symbol at i ends with weight a^(n-i).
  return data.reduce((sum, value) => timesA(sum ^ value), 0);
}

/** Multiplication by the generator a (binary 00010) in GF(32). */
function timesA(value: number): number {
  const doubled = value << 1;
  return doubled & 0b100000 ? doubled ^ 0b100101 : doubled;
}
