/** The parts of `npm run reach`, one after the other; a part that fails has no figures, and its reason is told. */
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startTemporaryLine, type TemporaryLine } from '../../line/temporary-line.ts';
import { buildUi } from '../../line/ui-build.ts';
import { Chance } from '../chance.ts';
import { kioskPanel, launchChromium } from '../chromium.ts';
import { handsOf } from '../hands.ts';
import { demonstrationPerson, openRecord, refuse } from '../visits.ts';
import { watchCalm } from './calm.ts';
import { type FuzzFigures, fuzzTouch } from './fuzz.ts';
import { everyCell } from './options.ts';
import { forgetting, type PrivacyFigures } from './privacy.ts';
import { quietPatient } from './quiet-patient.ts';
import { runMatrix } from './run-matrix.ts';
import { type SpeedFigures, type SpeedOfVisits, watchSpeed } from './speed.ts';
import { fewestTaps } from './taps.ts';
import { textFigures } from './texts.ts';
import type { ReachFigures } from './verdict.ts';
import { initialJsKbGzip } from './weight.ts';

export type Part = 'matrix' | 'taps' | 'texts' | 'speed' | 'privacy' | 'fuzz';

export interface ReachOptions {
  only: readonly Part[];
  /** How many of the languages × looks, drawn by the seed. */
  cells: number;
  /** Touch events of the trembling hand. */
  events: number;
  /** A folder for pictures; null: none. */
  screens: string | null;
  seed: number;
  say: (line: string) => void;
}

export async function runReach(options: ReachOptions): Promise<ReachFigures> {
  const { only, say, seed } = options;
  const reasons: Record<string, string> = {};
  const browser = await launchChromium();
  const part = async <T>(name: Part, run: () => Promise<T> | T): Promise<T | null> => {
    if (!only.includes(name)) {
      reasons[name] = 'not asked for';
      return null;
    }
    say(`— ${name}`);
    try {
      return await run();
    } catch (error) {
      console.error(error);
      reasons[name] = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown';
      return null;
    }
  };
  try {
    const texts = await part('texts', textFigures);
    const taps = await part('taps', fewestTaps);
    const matrix = await part('matrix', () =>
      runMatrix({ browser, cells: drawn(options), keep: options.screens, say }),
    );
    const speed = await part('speed', () => onLine((line) => speedOn(line, browser)));
    const privacy = await part('privacy', () => onLine((line) => privacyOn(line, browser)));
    const fuzz = await part('fuzz', () =>
      onLine((line) => fuzzOn(line, browser, { chance: new Chance(seed), events: options.events, say })),
    );
    const jsKbGzip = initialJsKbGzip(await buildUi());
    return { matrix, taps, texts, speed, privacy, jsKbGzip, fuzz, reasons };
  } finally {
    await browser.close();
  }
}

function drawn({ cells, seed }: ReachOptions) {
  return new Chance(seed).sample(cells, everyCell.length).flatMap((index) => everyCell[index] ?? []);
}

async function onLine<T>(run: (line: TemporaryLine) => Promise<T>): Promise<T> {
  const line = await startTemporaryLine();
  try {
    return await run(line);
  } finally {
    await line.stop();
  }
}

/**
 * Whole visits, from card in to card out: two in a page that was just loaded, then, held to the goals, enough of them
 * for a 98th percentile: seven that say no, one that says yes. The page of a kiosk lives for days, and what its browser
 * compiles, it compiles in the first two visits. Throws when the machine was too busy to tell.
 */
async function speedOn(line: TemporaryLine, browser: Browser): Promise<SpeedOfVisits> {
  const page = await welcomed(line, browser);
  const [patient, hands, { card }] = [await quietPatient(page), handsOf(line.ports), demonstrationPerson];
  const watch = await watchSpeed(page);
  const calm = watchCalm();
  const timed = async (...visits: (typeof refuse)[]): Promise<SpeedFigures> => {
    for (const visit of visits) {
      await visit(patient, hands, card);
      // The thanks give way to the welcome.
      await page.waitForTimeout(10_000);
    }
    return watch.figures();
  };
  const firstVisits = await timed(refuse, refuse);
  const later = await timed(...Array.from({ length: 7 }, () => refuse), openRecord);
  const busy = calm.busy();
  if (busy) throw new Error(busy);
  return { ...later, layoutShift: firstVisits.layoutShift + later.layoutShift, firstVisits };
}

async function privacyOn(line: TemporaryLine, browser: Browser): Promise<PrivacyFigures> {
  const log = join(line.directory, 'logs', 'kiosk-agent-src.log');
  return forgetting({ page: await welcomed(line, browser), hands: handsOf(line.ports), log });
}

async function fuzzOn(
  line: TemporaryLine,
  browser: Browser,
  drill: { chance: Chance; events: number; say: (line: string) => void },
): Promise<FuzzFigures> {
  const page = await welcomed(line, browser);
  return fuzzTouch({ page, hands: handsOf(line.ports), card: demonstrationPerson.card, ...drill });
}

async function welcomed(line: TemporaryLine, browser: Browser) {
  const page = await (await kioskPanel(browser)).newPage();
  await page.goto(line.screenUrl());
  await page.getByRole('heading', { name: 'Votre dossier de santé' }).waitFor();
  return page;
}
