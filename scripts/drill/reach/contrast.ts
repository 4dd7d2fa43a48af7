/**
 * Contrast as it is on the screen, from pixels (accessibility.md G4): what a style sheet promises, a ground that was
 * forgotten under a text can break. Pure.
 */
import type { PNG } from 'pngjs';

/** The box of one line of text, in pixels of the picture. */
export interface TextBox {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Contrast of a line of text against its ground (WCAG 2.2 §1.4.3), from 1 to 21. The ground is the most frequent colour
 * of the box. The edges of letters are blended with it: the letters' own colour is the most frequent of those that are
 * at least half as far from the ground as the farthest one. Null: one colour only, nothing is written.
 */
export function contrastOf(picture: PNG, box: TextBox): number | null {
  const pixels = luminancesIn(picture, box);
  const ground = mostFrequent(pixels);
  if (ground === null) return null;
  const farthest = pixels.reduce((most, pixel) => Math.max(most, ratio(pixel, ground)), 1);
  if (farthest < 1.05) return null;
  const letters = mostFrequent(pixels.filter((pixel) => ratio(pixel, ground) >= 1 + (farthest - 1) / 2));
  return letters === null ? null : ratio(letters, ground);
}

/** (L1 + 0.05) / (L2 + 0.05), the lighter one first. */
export function ratio(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function luminancesIn({ data, width, height }: PNG, box: TextBox): number[] {
  const [left, top] = [Math.max(0, Math.floor(box.x)), Math.max(0, Math.floor(box.y))];
  const [right, bottom] = [
    Math.min(width, Math.ceil(box.x + box.width)),
    Math.min(height, Math.ceil(box.y + box.height)),
  ];
  const found: number[] = [];
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) {
      const at = (y * width + x) * 4;
      found.push(luminance(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0));
    }
  return found;
}

function mostFrequent(values: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: number | null = null;
  for (const [value, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = value;
  return best;
}

/** Relative luminance of sRGB, from 0 to 1. */
export function luminance(red: number, green: number, blue: number): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

const linearOf = Array.from({ length: 256 }, (_, value) => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});

const linear = (value: number): number => linearOf[value] ?? 0;
