/**
 * Base64 in which each value has exactly one spelling: the alphabet only, padding as RFC 4648 §4 (base64) or none
 * (base64url), and the unused last bits zero. A second spelling of a signed text would be a second leaf.
 */

/** The bytes, or null: not strict base64 with padding. */
export function fromBase64(text: string): Buffer | null {
  return decoded(text, 'base64');
}

/** The bytes, or null: not strict base64url without padding. */
export function fromBase64url(text: string): Buffer | null {
  return decoded(text, 'base64url');
}

function decoded(text: string, encoding: 'base64' | 'base64url'): Buffer | null {
  const bytes = Buffer.from(text, encoding);
  // Buffer forgives; what it would have written itself is the only spelling accepted.
  return bytes.toString(encoding) === text ? bytes : null;
}
