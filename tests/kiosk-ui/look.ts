/** What can be measured of a screen on the panel: nothing cut, nothing too small or too near for a finger. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** 21.5" full HD (accessibility.md §7). */
const pixelsPerMm = 4.03;
const targetMm = 20;
const gapMm = 6.35;

/** For the eye of a person. */
export async function keepPicture(page: Page, folder: string, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replace('/', '-')}.png`) });
}

export interface Box {
  name: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** In the page: every control with its box. */
export function buttonBoxes(): Box[] {
  return [...document.querySelectorAll('button')].map((button) => {
    const { x, y, width, height } = button.getBoundingClientRect();
    return { name: button.textContent ?? '', x, y, width, height };
  });
}

export function tooSmall(boxes: Box[]): Box[] {
  return boxes.filter(({ width, height }) => Math.min(width, height) < targetMm * pixelsPerMm);
}

/** Pairs of controls nearer to each other than the gap. */
export function tooClose(boxes: Box[]): string[] {
  return boxes.flatMap((box, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => distance(box, other) < gapMm * pixelsPerMm - 0.5)
      .map((other) => `${box.name} / ${other.name}`),
  );
}

function distance(one: Box, other: Box): number {
  const across = Math.max(one.x, other.x) - Math.min(one.x + one.width, other.x + other.width);
  const down = Math.max(one.y, other.y) - Math.min(one.y + one.height, other.y + other.height);
  return Math.max(across, down);
}

/** In the page: what is cut, or leaves its place. Half a pixel is rounding; letters may reach out of their line. */
export function overflowing(): string[] {
  const stage = document.querySelector('.stage');
  if (!stage) return ['no stage'];
  const limits = stage.getBoundingClientRect();
  const page = document.documentElement;
  const scrolls = page.scrollHeight > page.clientHeight || page.scrollWidth > page.clientWidth;
  const outside = [...stage.querySelectorAll('h1, p, button, li, dd, .picture, main, footer')].filter(
    (element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const isOut =
        Math.min(left - limits.left, top - limits.top, limits.right - right, limits.bottom - bottom) < -0.5;
      const letters = Number.parseFloat(getComputedStyle(element).fontSize) / 4;
      const tooWide = element.scrollWidth > element.clientWidth + 1;
      return isOut || tooWide || element.scrollHeight > element.clientHeight + letters;
    },
  );
  return [
    ...(scrolls ? ['the page scrolls'] : []),
    ...outside.map((element) => element.outerHTML.slice(0, 120)),
  ];
}
