/**
 * Tickets through every trouble. What the driver says is held against what the paper says: « printed » only of a ticket
 * that came out whole, « not printed » only where nothing came out, and an answer always.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { PrintOutcome } from '../../../kiosk-agent/src/printer/printer.ts';
import type { Chance } from '../chance.ts';
import { drawn } from './card-trials.ts';
import { monotonicMs } from './clock.ts';
import { type PaperJob, type PrinterStand, ticketFor } from './printer-stand.ts';
import { cutTrial, type PrinterTrial, paperOutTrial, troubleTrials } from './printer-trials.ts';

export type PrinterViolation =
  | 'not whole, told as printed'
  | 'on paper, told as not printed'
  | 'twice on paper';

export interface PrinterFigures {
  tickets: number;
  outcomes: Record<PrintOutcome['outcome'], number>;
  /** Places of one conversation at which the cable was cut, and lines after which the paper ended. */
  cutPositions: number;
  paperOutLines: number;
  stuck: number;
  violations: { trial: string; violation: PrinterViolation }[];
  /** Tickets that the printer itself swore had come out, and that had not: told as printed, which nobody can help. */
  believedLies: number;
}

export interface PrinterDrillOptions {
  /** So many of each kind of trouble, drawn by chance; null: all. */
  sample: number | null;
  chance: Chance;
  say: (line: string) => void;
  /** The longest that a ticket may take; after it the driver is counted as stuck. */
  printMs?: number;
}

/** All the driver's own deadlines together are shorter. */
const usualPrintMs = 45_000;
const idleMs = 60_000;
const idleLookMs = 50;
const plenty = { bytes: 1_000_000, lines: 1000 };

export async function drillPrinter(
  stand: PrinterStand,
  options: PrinterDrillOptions,
): Promise<PrinterFigures> {
  const { sample, chance, say, printMs = usualPrintMs } = options;
  const figures: PrinterFigures = {
    ...{
      tickets: 0,
      outcomes: { printed: 0, 'not-printed': 0, unknown: 0 },
      cutPositions: 0,
      paperOutLines: 0,
    },
    ...{ stuck: 0, violations: [], believedLies: 0 },
  };
  const tryEach = async (trials: readonly PrinterTrial[]): Promise<number> => {
    const taken = drawn(trials, sample, chance);
    for (const trial of taken) await tryTicket(stand, trial, printMs, figures);
    return taken.length;
  };
  await tryEach(troubleTrials);
  say(`  ${figures.tickets} tickets à travers les pannes`);
  const length = await lengthOf(stand, printMs);
  if (!length) return { ...figures, stuck: figures.stuck + 1 };
  figures.paperOutLines = await tryEach(
    Array.from({ length: length.lines }, (_, line) => paperOutTrial(line + 1)),
  );
  say(`  papier fini après ${figures.paperOutLines} lignes différentes`);
  figures.cutPositions = await tryEach(Array.from({ length: length.bytes }, (_, byte) => cutTrial(byte)));
  say(`  câble coupé à ${figures.cutPositions} octets différents`);
  return figures;
}

async function tryTicket(
  stand: PrinterStand,
  trial: PrinterTrial,
  printMs: number,
  figures: PrinterFigures,
): Promise<void> {
  await stand.forget();
  await stand.mend(trial.faults);
  const printer = stand.printer(trial.profile);
  const [outcome] = await Promise.all([
    inTime(printer.print(ticketFor(trial.profile)), printMs),
    meanwhile(stand, trial),
  ]);
  figures.tickets += 1;
  await inTime(printer.close(), idleMs);
  const jobs = await afterwards(stand);
  if (outcome === null || jobs === null) figures.stuck += 1;
  if (outcome === null) return;
  figures.outcomes[outcome.outcome] += 1;
  const violation = violationIn(outcome, jobs ?? []);
  if (violation && trial.undetectable) figures.believedLies += 1;
  else if (violation) figures.violations.push({ trial: trial.name, violation });
}

export function violationIn({ outcome }: PrintOutcome, jobs: readonly PaperJob[]): PrinterViolation | null {
  const whole = jobs.filter(({ printed }) => printed).length;
  if (whole > 1) return 'twice on paper';
  if (outcome === 'printed' && whole === 0) return 'not whole, told as printed';
  if (outcome === 'not-printed' && jobs.length > 0) return 'on paper, told as not printed';
  return null;
}

/** What is on paper once the printer is mended and idle again. Null: it is not ready in time. */
async function afterwards(stand: PrinterStand): Promise<PaperJob[] | null> {
  await stand.mend();
  const printer = stand.printer('generic-80');
  try {
    // One that is still working through its buffer is left to it.
    for (const end = monotonicMs() + idleMs; monotonicMs() < end; ) {
      if ((await inTime(printer.state(), idleMs)) === 'ready') return (await stand.state()).jobs;
      await sleep(idleLookMs);
    }
    return null;
  } finally {
    await inTime(printer.close(), idleMs);
  }
}

async function meanwhile(stand: PrinterStand, { meanwhile: later }: PrinterTrial): Promise<void> {
  if (!later) return;
  await sleep(later.afterMs);
  await stand.faults(later.faults);
}

function inTime<T>(result: Promise<T>, deadlineMs: number): Promise<T | null> {
  return Promise.race([result, sleep(deadlineMs, null, { ref: false })]);
}

/**
 * How long one conversation is, in bytes towards the printer and in lines of paper: counted on the printer itself.
 * Null: not even a ticket to which nothing happens is told as printed.
 */
async function lengthOf(
  stand: PrinterStand,
  printMs: number,
): Promise<{ bytes: number; lines: number } | null> {
  await stand.mend({ linesLeft: plenty.lines, cutAfterBytes: plenty.bytes });
  const printer = stand.printer('generic-80');
  const result = await inTime(printer.print(ticketFor('generic-80')), printMs);
  const { faults } = await stand.state();
  if (result?.outcome !== 'printed') return null;
  return {
    bytes: plenty.bytes - (faults.cutAfterBytes ?? plenty.bytes),
    lines: plenty.lines - (faults.linesLeft ?? plenty.lines),
  };
}
