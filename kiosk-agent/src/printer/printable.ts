/**
 * The allow-list of the ticket: the characters that WPC1252 prints, and nothing that a printer could take for a
 * command (security.md T23). A text is made printable once, where it enters; the encoder then refuses anything else.
 */

/** Holes of the page, and the soft hyphen, which some printers show and some do not. */
const unprinted = new Set([0x7f, 0x81, 0x8d, 0x8f, 0x90, 0x9d, 0xad]);

const page = new TextDecoder('windows-1252');

const printable: ReadonlySet<string> = new Set(
  Array.from({ length: 0x100 - 0x20 }, (_, index) => index + 0x20)
    .filter((byte) => !unprinted.has(byte))
    .map((byte) => page.decode(Uint8Array.of(byte))),
);

/** True when each character has a shape on the printer's page. */
export function isPrintable(text: string): boolean {
  return [...text].every((character) => printable.has(character));
}

/** Brings a foreign text (a site's name) onto the page: controls go, what has no shape there becomes `?`. */
export function toPrintable(text: string): string {
  return [...onThePage(text)]
    .map((character) => (printable.has(character) ? character : '?'))
    .join('')
    .trim();
}

function onThePage(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\u202f/g, '\u00a0')
    .replace(/[\u2010\u2011\u2212]/g, '-')
    .replace(/[\t\n\v\f\r\u2028\u2029]+/g, ' ')
    .replace(/\p{C}/gu, '');
}
