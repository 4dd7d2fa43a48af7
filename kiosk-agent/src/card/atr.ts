/** What the answer to reset says about a card. A hint: only its answers to commands decide that it is a Vitale. */

/** unknown: tried like a Vitale 2; another generation of the same card would be told from a bank card that way. */
export type CardKind = 'vitale-2' | 'vitale-1' | 'professional-card' | 'unknown';

/** In lower-case hexadecimal. Source: the public list of pcsc-tools. */
const patterns: readonly [CardKind, RegExp][] = [
  ['vitale-2', /^3b751300004[0-9a-f]09[ef]a9000$/],
  ['vitale-1', /^3f652500(2[2c]09[f6]9|52096a|a[34]096a)9000$/],
  // CPS 3 by contact, of any issue: the historical bytes vary at the end. We never talk to one.
  ['professional-card', /^3bac00402a001225/],
  ['professional-card', /^3b8f80010031b86404b0ecc1739401808290000e$/],
];

export function cardKind(atr: Uint8Array): CardKind {
  const text = Buffer.from(atr).toString('hex');
  return patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? 'unknown';
}
