/**
 * Names in ASCII, for a scanner that types. A wedge scanner presses keys on the same AZERTY layout as a person would,
 * and has no key for `É`, `Œ` or `’`; the INS format (ANS, INS datamatrix v2.2) has no accents either.
 * The rule: ligatures and crossed letters by the table, typographic marks by their plain form, every other letter
 * without its accents. What then is still no ASCII has no rule: the name is refused, never written with a hole in it.
 */

const letters: Readonly<Record<string, string>> = {
  Œ: 'OE',
  œ: 'oe',
  Æ: 'AE',
  æ: 'ae',
  ẞ: 'SS',
  ß: 'ss',
  Ø: 'O',
  ø: 'o',
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  Ð: 'D',
  ð: 'd',
  Þ: 'TH',
  þ: 'th',
  ı: 'i',
};

const marks: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u02bc\u2032`\u00b4]/g, "'"],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/[\u00a0\u202f\u2009]/g, ' '],
];

/** Null where a character has no rule. Never lengthens a name in silence but by the table above. */
export function asciiName(name: string): string | null {
  const plain = marks.reduce((text, [mark, by]) => text.replace(mark, by), name);
  const bare = [...plain]
    .map((character) => letters[character] ?? character)
    .join('')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '');
  return /^[\x20-\x7e]+$/.test(bare) ? bare : null;
}
