/**
 * The allow-list of the ticket: what the fonts of the printer or ours can show, and nothing that a printer could take
 * for a command (security.md T23). A text is made printable once, where it enters; what the printer's own page lacks is
 * drawn, and the encoder refuses to send it as text.
 */

export type PageName = 'windows1252' | 'cp858';

/** WPC1252 without its holes, and without the soft hyphen, which some printers show and some do not. */
const windows1252 = charactersOf(
  [...range(0x20, 0x7e), ...range(0x80, 0xff)]
    .filter((byte) => ![0x81, 0x8d, 0x8f, 0x90, 0x9d, 0xad].includes(byte))
    .map((byte) => new TextDecoder('windows-1252').decode(Uint8Array.of(byte)))
    .join(''),
);

/** The letters and signs of PC858; its boxes have no place on a ticket. */
const cp858 = charactersOf(
  String.fromCodePoint(...range(0x20, 0x7e)) +
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»ÁÂÀ©¢¥ãÃ¤ðÐÊËÈ€ÍÎÏ¦ÌÓßÔÒõÕµþÞÚÛÙýÝ¯´±¾¶§÷¸°¨·¹³²\u00a0',
);

const pages: Record<PageName, ReadonlySet<string>> = { windows1252, cp858 };

/** What our own fonts draw beyond the pages: the other letters of Europe, Greek, Cyrillic, Arabic. */
const drawn = charactersOf(
  String.fromCodePoint(
    ...range(0x100, 0x17f),
    ...range(0x391, 0x3a1),
    ...range(0x3a3, 0x3c9),
    ...[0x401, 0x451, ...range(0x410, 0x44f)],
    ...[0x60c, 0x61b, 0x61f, ...range(0x621, 0x63a), ...range(0x641, 0x64a), ...range(0x660, 0x669)],
  ),
);

/** True when the printer's own page has a shape for each character. */
export function isOnPage(text: string, page: PageName): boolean {
  return [...text].every((character) => pages[page].has(character));
}

/** True when each character can be printed as text somewhere, or drawn. */
export function isPrintable(text: string): boolean {
  return [...text].every((character) => windows1252.has(character) || drawn.has(character));
}

/** Brings a foreign text (a site's name) onto the allow-list: controls go, what nothing can show becomes `?`. */
export function toPrintable(text: string): string {
  return [...withoutControls(text)]
    .map((character) => (isPrintable(character) ? character : '?'))
    .join('')
    .trim();
}

function withoutControls(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(/\u202f/g, '\u00a0')
      .replace(/[\u2010\u2011\u2212]/g, '-')
      .replace(/[\t\n\v\f\r\u2028\u2029]+/g, ' ')
      // Vowel marks: Arabic is written without them, and a short line has no room for them.
      .replace(/[\u064b-\u0652]/g, '')
      .replace(/\p{C}/gu, '')
  );
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function charactersOf(text: string): ReadonlySet<string> {
  return new Set(text);
}
