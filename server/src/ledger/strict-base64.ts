/** Standard base64 (RFC 4648 §4) with one spelling for each value: what is signed must not be written in two ways. */

/** Null for any other alphabet, padding, stray bit or space. Of nothing: no bytes. */
export function strictBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}
