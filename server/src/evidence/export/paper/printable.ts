/**
 * Text as the paper's font can write it: a letter that it lacks loses its accent, or is a question mark. Only names given
 * by others (a place, a structure) can hold such letters; what is signed is ASCII. Pure.
 */

/** Latin-1 and the punctuation of the font's Latin file, the soft hyphen left out. */
const known =
  /^[\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u00ff\u0152\u0153\u2011\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac]$/u;
const spelled: Readonly<Record<string, string>> = {
  ı: 'i',
  İ: 'I',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  '\u202f': '\u00a0',
};

export function printable(text: string): string {
  return Array.from(text.normalize('NFC'), letter).join('');
}

function letter(character: string): string {
  if (known.test(character)) return character;
  const plain = spelled[character] ?? character.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return plain !== '' && Array.from(plain).every((part) => known.test(part)) ? plain : '?';
}
