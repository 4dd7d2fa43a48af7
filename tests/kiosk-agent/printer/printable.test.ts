import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOnPage, isPrintable, toPrintable } from '../../../kiosk-agent/src/printer/printable.ts';

describe('the allow-list of printable characters', () => {
  test('leaves French as it is', () => {
    const french = 'Éléonore Çelik, œuvre à l’hôpital de Noël : 5,00 € – « ça » Ÿ Œ…';
    expect(toPrintable(french)).toBe(french);
  });

  test('joins accents that came apart', () => {
    expect(toPrintable('Hôpital'.normalize('NFD'))).toBe('Hôpital');
  });

  test('turns the narrow no-break space and the unbreakable hyphen into those of the page', () => {
    expect(toPrintable('24\u202fh/24, Saint\u2011Denis')).toBe('24\u00a0h/24, Saint-Denis');
  });

  test.each([
    ['a line feed', 'Pharmacie\nBis', 'Pharmacie Bis'],
    ['a reset of the printer', 'Pharmacie\u001b@', 'Pharmacie@'],
    ['a cut', 'A\u001dV\u0000B', 'AVB'],
    ['a C1 control', 'A\u009bB', 'AB'],
    ['a direction mark', 'A\u202eB', 'AB'],
    ['letters that no font of ours has', '药房 ꙮ 😀', '?? ? ?'],
    ['half of a surrogate pair', 'A\ud83dB', 'AB'],
  ])('does not let %s through', (_, name, printed) => {
    expect(toPrintable(name)).toBe(printed);
  });

  test('whatever comes in, what goes out is printable, and printing it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const printed = toPrintable(text);
        expect(isPrintable(printed)).toBe(true);
        expect(toPrintable(printed)).toBe(printed);
      }),
    );
  });

  test('no control byte and no hole of WPC1252 is printable', () => {
    const refused = [...Array(0x20).keys(), 0x7f, 0x81, 0x8d, 0x8f, 0x90, 0x9d];
    for (const code of refused) expect(isPrintable(String.fromCharCode(code))).toBe(false);
  });

  test('leaves out the vowel marks of Arabic', () => {
    expect(toPrintable('صَيْدَلِيَّة')).toBe('صيدلية');
  });

  test('leaves the letters that are drawn as they are', () => {
    for (const name of ['Apoteka Š', 'Φαρμακείο', 'Аптека', 'صيدلية الأمل'])
      expect(toPrintable(name)).toBe(name);
  });

  test('knows what each page of a printer has', () => {
    expect(isOnPage('à l’hôpital : œuvre, 5 €', 'windows1252')).toBe(true);
    expect(isOnPage('a l hôpital : 5 € « ça »', 'cp858')).toBe(true);
    for (const absent of ['’', 'œ', '–', 'Ÿ', '…', '\u00ad', '\u2500', '\n']) {
      expect(isOnPage(absent, 'cp858')).toBe(false);
    }
    for (const absent of ['š\u0300', 'ا', '\u00ad', '\u0081', '\u007f']) {
      expect(isOnPage(absent, 'windows1252')).toBe(false);
    }
  });
});
