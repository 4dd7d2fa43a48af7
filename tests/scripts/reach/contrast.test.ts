import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { contrastOf, luminance, ratio } from '../../../scripts/drill/reach/contrast.ts';

type Colour = [red: number, green: number, blue: number];

/** A ground with a bar on it, and an edge between them that is half of each, as a browser draws letters. */
function picture(ground: Colour, letters: Colour): PNG {
  const png = new PNG({ width: 60, height: 20 });
  for (let y = 0; y < 20; y += 1)
    for (let x = 0; x < 60; x += 1) {
      const inside = x >= 20 && x < 32;
      const edge = x === 19 || x === 32;
      const mixed = ground.map((value, index) => Math.round((value + (letters[index] ?? 0)) / 2)) as Colour;
      const [red, green, blue] = inside ? letters : edge ? mixed : ground;
      png.data.set([red, green, blue, 255], (y * 60 + x) * 4);
    }
  return png;
}

const whole = { text: 'x', x: 0, y: 0, width: 60, height: 20 };

test.each<[string, Colour, Colour, number]>([
  ['black on white', [255, 255, 255], [0, 0, 0], 21],
  ['white on black', [0, 0, 0], [255, 255, 255], 21],
  ['ink on paper (visual.md)', [0xfb, 0xf9, 0xf4], [0x17, 0x23, 0x3b], 14.9],
  ['white on teal (visual.md)', [0x0b, 0x54, 0x55], [255, 255, 255], 8.7],
  ['line on paper (visual.md)', [0xfb, 0xf9, 0xf4], [0x7a, 0x86, 0x9a], 3.5],
])('%s', (_, ground, letters, expected) => {
  expect(contrastOf(picture(ground, letters), whole)).toBeCloseTo(expected, 1);
});

test('blended edges do not lower it, a pale letter does', () => {
  const bold = contrastOf(picture([255, 255, 255], [0, 0, 0]), whole) ?? 0;
  const pale = contrastOf(picture([255, 255, 255], [190, 190, 190]), whole) ?? 0;
  expect(bold).toBeGreaterThan(20);
  expect(pale).toBeLessThan(2);
});

test('a box with one colour has nothing to read', () => {
  expect(contrastOf(picture([9, 9, 9], [9, 9, 9]), whole)).toBeNull();
});

test('a box that leaves the picture counts what is in it', () => {
  const png = picture([255, 255, 255], [0, 0, 0]);
  expect(contrastOf(png, { ...whole, x: -30, width: 90, height: 500 })).toBeCloseTo(21, 0);
});

test('the formula of WCAG', () => {
  expect(luminance(255, 255, 255)).toBeCloseTo(1, 5);
  expect(ratio(luminance(118, 118, 118), 1)).toBeCloseTo(4.54, 2);
});
