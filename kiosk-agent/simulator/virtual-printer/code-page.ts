/** Bytes -> characters of the page chosen by `ESC t n`. Only WPC1252 is drawn: the one that French needs. */

const windows1252 = 16;
/** Holes of WPC1252. */
const holes = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const decoder = new TextDecoder('windows-1252');

/** Null: this page has no such character, or is not one we can draw. ASCII is the same on all of them. */
export function character(byte: number, page: number): string | null {
  if (byte < 0x80) return String.fromCharCode(byte);
  if (page !== windows1252 || holes.has(byte)) return null;
  return decoder.decode(Uint8Array.of(byte));
}
