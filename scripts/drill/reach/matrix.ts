/** Every screen in every language and look: what axe, a ruler and the pixels say of it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import type { Frame } from '../../../kiosk-ui/gallery/frames.ts';
import { contrastOf } from './contrast.ts';
import type { Gallery } from './gallery.ts';
import {
  buttonBoxes,
  capitalsMm,
  letterHeights,
  overflowing,
  pixelsPerMm,
  tooClose,
  tooSmall,
} from './measure.ts';
import { type Cell, folderOf } from './options.ts';
import { textBoxes } from './text-boxes.ts';

/** One thing that is wrong on one screen. */
export interface Fault {
  kind: 'axe' | 'overflow' | 'small-target' | 'close-targets' | 'low-contrast' | 'small-text' | 'complaint';
  screen: string;
  cell: Cell;
  what: string;
}

/** Text against its ground (accessibility.md G4). */
const leastContrast = 7;

interface Look {
  gallery: Gallery;
  frames: readonly Frame[];
  cell: Cell;
  /** A folder for the pictures; null: none are kept. */
  keep: string | null;
}

/** Draws each frame in this language and look, and answers what is wrong with it. */
export async function lookAt({ gallery, frames, cell, keep }: Look): Promise<Fault[]> {
  const { page } = gallery;
  const faults: Fault[] = [];
  for (const frame of frames) {
    gallery.complaints.length = 0;
    await gallery.draw(frame, cell);
    const told = await faultsOf(page, keep && pictureFile(keep, frame, cell));
    const complaints = gallery.complaints.map((what) => ({ kind: 'complaint', what }) as const);
    faults.push(...[...told, ...complaints].map((fault) => ({ ...fault, screen: frame.name, cell })));
  }
  return faults;
}

function pictureFile(folder: string, { name }: Frame, { language, look }: Cell): string {
  const own = join(folder, folderOf({ language, look }));
  mkdirSync(own, { recursive: true });
  return join(own, `${name.replace(/[^A-Za-z0-9-]+/g, '-')}.png`);
}

type Told = Pick<Fault, 'kind' | 'what'>;

async function faultsOf(page: Page, file: string | null): Promise<Told[]> {
  const picture = await page.screenshot(file === null ? {} : { path: file });
  const boxes = await page.evaluate(buttonBoxes);
  return [
    ...(await page.evaluate(overflowing)).map(told('overflow')),
    ...tooSmall(boxes)
      .map(({ name }) => name)
      .map(told('small-target')),
    ...tooClose(boxes).map(told('close-targets')),
    ...lowContrast(PNG.sync.read(picture), await page.evaluate(textBoxes)).map(told('low-contrast')),
    ...tooLow(await page.evaluate(letterHeights, pixelsPerMm)).map(told('small-text')),
    ...(await axeViolations(page)).map(told('axe')),
  ];
}

const told =
  (kind: Fault['kind']) =>
  (what: string): Told => ({ kind, what });

function tooLow(letters: Awaited<ReturnType<typeof letterHeights>>): string[] {
  return letters
    .filter(({ kind, capitalsMm: height }) => height < (kind === 'body' ? capitalsMm.body : capitalsMm.least))
    .map(({ text, capitalsMm: height }) => `${height.toFixed(1)} mm « ${text} »`);
}

function lowContrast(picture: PNG, boxes: Awaited<ReturnType<typeof textBoxes>>): string[] {
  return boxes.flatMap((box) => {
    const contrast = contrastOf(picture, box);
    return contrast !== null && contrast < leastContrast ? [`${contrast.toFixed(1)} « ${box.text} »`] : [];
  });
}

/** All rules of axe, its best practices too. */
async function axeViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (): Promise<AxeResults> => (window as unknown as { axe: typeof axe }).axe.run(document),
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 100)).join(' | ')}`,
  );
}
