/** RFC 8785 (JCS): the one text of a payload. What is signed is this text and no other spelling of it. */
import canonicalize from 'canonicalize';

/** Throws when `value` has no JSON form: a mistake of ours, never an input. */
export function canonicalText(value: object): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('a payload without a JSON form');
  return text;
}
