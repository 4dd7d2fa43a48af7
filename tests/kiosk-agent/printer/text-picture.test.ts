/** Drawn letters, looked at dot by dot: nothing is cut off, nothing is a box, and Arabic is joined from right to left. */
import { describe, expect, test } from 'vitest';
import { codePicture } from '../../../kiosk-agent/src/printer/code-picture.ts';
import {
  type DotPicture,
  dotPicture,
  rasterCommands,
  withoutRealTimeCommands,
} from '../../../kiosk-agent/src/printer/dot-picture.ts';
import { isPrintable } from '../../../kiosk-agent/src/printer/printable.ts';
import { printerProfiles } from '../../../kiosk-agent/src/printer/profiles.ts';
import { type TextStyle, textPicture } from '../../../kiosk-agent/src/printer/text-picture.ts';
import { ticketAr } from '../../../kiosk-agent/src/text/ticket-ar.ts';
import { onPaper, profileNames } from './on-paper.ts';

const plain: TextStyle = { align: 'start', width: 1, height: 1, bold: false };
const { 'generic-80': on } = printerProfiles;

function isDark({ width, rows }: DotPicture, x: number, y: number): boolean {
  return (((rows[(y * width + x) >> 3] ?? 0) >> (7 - (x & 7))) & 1) === 1;
}

function darkDots(picture: DotPicture): { x: number; y: number }[] {
  return Array.from({ length: picture.width * picture.height }, (_, at) => ({
    x: at % picture.width,
    y: Math.floor(at / picture.width),
  })).filter(({ x, y }) => isDark(picture, x, y));
}

/** Everything that this text draws, wherever it falls: between two lines that are there to make room. */
function withRoom(text: string, style: TextStyle): number {
  return darkDots(textPicture([' ', text, ' '], style, on)).length;
}

const arabicTexts = [
  ...Object.values(ticketAr).map((text) =>
    typeof text === 'string' ? text : text(30, new Date(2026, 11, 21)),
  ),
  'أإآؤئيجحخعغقصضلألإلآ',
].map((text) => text.slice(0, 40));

describe('a drawn line', () => {
  test.each(arabicTexts)('loses no dot above or below: %s', (text) => {
    for (const bold of [false, true]) {
      const style = { ...plain, bold };
      expect(darkDots(textPicture([text], style, on)).length).toBe(withRoom(text, style));
    }
  });

  test('of Latin letters loses none either, also with accents on capitals', () => {
    const text = 'ÂÉÈŠĽÇjgpqy§|@';
    expect(darkDots(textPicture([text], plain, on)).length).toBe(withRoom(text, plain));
  });

  test('of an Arabic sentence begins at the right edge also where a foreign word stands alone on it', () => {
    const { height } = textPicture(['رمزكم'], plain, on);
    const second = darkDots(textPicture(['رمزكم', 'Vitale.'], plain, on)).filter(({ y }) => y >= height);
    expect(Math.max(...second.map(({ x }) => x))).toBeGreaterThan(565);
    expect(Math.min(...second.map(({ x }) => x))).toBeGreaterThan(450);
  });

  test('begins at the right edge in Arabic, at the left edge in French', () => {
    const at = (text: string) => darkDots(textPicture([text], plain, on)).map(({ x }) => x);
    expect(Math.max(...at('رمزكم'))).toBeGreaterThan(565);
    expect(Math.min(...at('رمزكم'))).toBeGreaterThan(450);
    expect(Math.min(...at('Votre'))).toBeLessThan(6);
  });

  test('joins the letters of an Arabic word', () => {
    const width = (text: string) => {
      const xs = darkDots(textPicture([text], plain, on)).map(({ x }) => x);
      return Math.max(...xs) - Math.min(...xs);
    };
    // Apart, each letter has its final form, and is wider.
    expect(width('تفتح')).toBeLessThan(width('ت\u200cف\u200cت\u200cح') * 0.8);
  });

  test.each([
    ['a full stop', 'صالح لمدة 30', '.'],
    ['a word after Latin letters', 'ملفكم الطبي DMP', ' غير مفتوح'],
    ['a number', 'صالح لمدة', ' 30'],
    ['a bracket', 'الملف (DMP', ')'],
  ])('goes on towards the left: %s moves nothing of what stands before it', (_, begun, added) => {
    const before = darkDots(textPicture([begun], plain, on));
    const edge = Math.min(...before.map(({ x }) => x));
    const after = darkDots(textPicture([begun + added], plain, on));
    expect(after.length).toBeGreaterThan(before.length);
    expect(after.filter(({ x }) => x >= edge)).toEqual(before);
  });

  test('keeps the digits of a number in their order', () => {
    const digits = (text: string) => textPicture([text], plain, on).rows;
    expect(digits('صالح 30')).not.toEqual(digits('صالح 03'));
  });

  test('has a shape of its own for each letter of the allow-list', () => {
    const letters = Array.from({ length: 0x670 }, (_, code) => String.fromCodePoint(code)).filter(
      (letter) => isPrintable(letter) && letter.trim() !== '',
    );
    expect(letters.length).toBeGreaterThan(400);
    const box = Buffer.from(textPicture(['\u{e000}'], plain, on).rows);
    const boxes = letters.filter((letter) => box.equals(textPicture([letter], plain, on).rows));
    const empty = letters.filter((letter) => darkDots(textPicture([letter], plain, on)).length === 0);
    expect([...boxes, ...empty]).toEqual([]);
  }, 60_000);
});

describe('the code', () => {
  test.each(profileNames)('fits the paper of %s without touching its edges', (name) => {
    const profile = printerProfiles[name];
    const picture = codePicture('WWWW-WWWWW-WQQQQ', profile);
    const dots = darkDots(picture);
    const [xs, ys] = [dots.map(({ x }) => x), dots.map(({ y }) => y)];
    expect(Math.min(...xs)).toBeGreaterThan(0);
    expect(Math.max(...xs)).toBeLessThan(profile.dots - 1);
    expect(Math.min(...ys)).toBeGreaterThan(0);
    // The tail of a Q is whole.
    expect(Math.max(...ys)).toBeLessThan(picture.height - 1);
  });
});

describe('a picture on its way to the printer', () => {
  test('is cut into bands that follow each other', () => {
    const picture = dotPicture(40, 300, (x, y) => (x * 7 + y * 3) % 5 === 0);
    const { pictures, unknown } = onPaper(rasterCommands(picture));
    expect(unknown).toEqual([]);
    expect(pictures).toEqual([
      { width: 40, height: 128 },
      { width: 40, height: 128 },
      { width: 40, height: 44 },
    ]);
  });

  test('never holds a command that printers may obey among dots, and changes by one dot only', () => {
    for (const [given, sent] of [
      ['100401', '180401'],
      ['100502', '180502'],
      ['1014', '1814'],
      ['101004', '101804'],
      ['10', '10'],
      ['1006', '1006'],
    ] as const) {
      expect(Buffer.from(withoutRealTimeCommands(Buffer.from(given, 'hex'))).toString('hex')).toBe(sent);
    }
  });
});
