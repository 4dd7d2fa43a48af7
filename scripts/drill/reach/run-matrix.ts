/** The matrix: every screen in the asked languages and looks, on as many pages as the machine has cores. */
import { availableParallelism } from 'node:os';
import type { Browser } from 'playwright-core';
import { allFrames, inOrder } from '../../../kiosk-ui/gallery/frames.ts';
import { contactSheet } from './contact-sheet.ts';
import { buildGallery, openGallery } from './gallery.ts';
import { type Fault, lookAt } from './matrix.ts';
import { type Cell, folderOf } from './options.ts';

export interface MatrixFigures {
  /** Snapshots of the machine: every screen, with each of its texts. */
  states: number;
  /** Languages × looks. */
  modes: number;
  pictures: number;
  faults: Fault[];
}

interface Asked {
  browser: Browser;
  cells: readonly Cell[];
  /** A folder for every picture and the contact sheets; null: none. */
  keep: string | null;
  say: (line: string) => void;
}

export async function runMatrix({ browser, cells, keep, say }: Asked): Promise<MatrixFigures> {
  await buildGallery();
  const frames = inOrder(await allFrames());
  const waiting = [...cells];
  const faults: Fault[] = [];
  const worker = async (): Promise<void> => {
    const gallery = await openGallery(browser);
    for (let cell = waiting.shift(); cell; cell = waiting.shift()) {
      const found = await lookAt({ gallery, frames, cell, keep });
      faults.push(...found);
      say(`${cell.language} ${cell.look} : ${frames.length} écrans, ${found.length} défauts`);
    }
    await gallery.close();
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), cells.length) }, worker));
  if (keep) for (const folder of foldersOf(cells)) say(await contactSheet(browser, keep, folder));
  return { states: frames.length, modes: cells.length, pictures: frames.length * cells.length, faults };
}

const foldersOf = (cells: readonly Cell[]): string[] => cells.map(folderOf);
