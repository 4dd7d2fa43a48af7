/**
 * Names as INSi compares them: capitals A to Z, apostrophe, hyphen, space (dmp-protocol.md §14). What has no such
 * spelling is not guessed: a wrong letter finds somebody else. Pure.
 */

/** Capitals that Unicode does not take apart and that the registers spell in two letters. */
const ligatures: Record<string, string> = { Œ: 'OE', Æ: 'AE' };
/** Longest name that is written. */
const maxLength = 120;

/** Null: a letter or a sign that this alphabet does not have, or no letter at all. */
export function insiName(name: string): string | null {
  const written = name
    .normalize('NFC')
    .toUpperCase()
    .replace(/[ŒÆ]/g, (letter) => ligatures[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[’ʼ`´]/g, "'")
    .replace(/[‐‑–]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  return written.length <= maxLength && /^[A-Z][A-Z' -]*$/.test(written) ? written : null;
}

/** With all of them together, four searches at most: one person must not cost the service more. */
const mostGivenNames = 3;

/** What to ask for, in order: each given name, then all of them. `written` comes from insiName. */
export function givenNamesToTry(written: string): string[] {
  const each = [...new Set(written.split(' '))]
    .filter((name) => /^[A-Z]/.test(name))
    .slice(0, mostGivenNames);
  return each.length === 1 && each[0] === written ? each : [...each, written];
}

/** AAAAMMJJ of the card as INSi writes dates; a lunar date keeps its zeros (type DateLunaire of the WSDL). */
export function insiDate(date: string): string {
  if (!/^\d{8}$/.test(date)) throw new Error('A birth date is not eight digits.');
  return `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
}
