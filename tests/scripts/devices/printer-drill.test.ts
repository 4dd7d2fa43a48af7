/** Tickets through troubles drawn by seed, on the virtual printer; and the proof that a driver that lies is caught. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Printer, PrintOutcome } from '../../../kiosk-agent/src/printer/printer.ts';
import { Chance } from '../../../scripts/drill/chance.ts';
import { drillPrinter, violationIn } from '../../../scripts/drill/devices/printer-drill.ts';
import { openPrinterStand, type PrinterStand } from '../../../scripts/drill/devices/printer-stand.ts';

const say = (): void => undefined;
/** Each longer than a busy machine stands still: a good ticket must be told as printed for the drill to go on. */
const deadlines = { connectMs: 20_000, answerMs: 3000, writeMs: 20_000, confirmMs: 4000, pollMs: 50 };

let stand: PrinterStand;

beforeAll(async () => {
  stand = await openPrinterStand(deadlines);
});
afterAll(() => stand.stop());

test('whatever happens to a ticket, what is said of it is true', async () => {
  const figures = await drillPrinter(stand, { sample: 4, chance: new Chance(20_260_711), say });
  expect(figures).toMatchObject({ tickets: 12, cutPositions: 4, paperOutLines: 4, stuck: 0, violations: [] });
  expect(figures.outcomes.unknown).toBeGreaterThan(4);
}, 90_000);

describe('a driver that lies is caught', () => {
  /** The stand, with a driver of our own before the virtual printer. */
  const driverThat = (print: (real: Printer, job: Uint8Array) => Promise<PrintOutcome>): PrinterStand => ({
    ...stand,
    printer: (profile) => {
      const real = stand.printer(profile);
      return {
        state: () => real.state(),
        close: () => real.close(),
        print: (job) => print(real, job),
      };
    },
  });

  test('« printed » after sending nothing', async () => {
    const liar = driverThat(async () => ({ outcome: 'printed' }));
    const { violations } = await drillPrinter(liar, { sample: 2, chance: new Chance(2), say });
    expect(violations.map(({ violation }) => violation)).toContain('not whole, told as printed');
  }, 60_000);

  test('« not printed » after printing it', async () => {
    const modest = driverThat(async (real, job) => {
      const { outcome } = await real.print(job);
      return outcome === 'printed' ? { outcome: 'not-printed', state: 'ready' } : { outcome, state: 'ready' };
    });
    const figures = await drillPrinter(modest, { sample: 5, chance: new Chance(1), say });
    // Without one good ticket the rest is not even begun.
    expect(figures).toMatchObject({ tickets: 5, cutPositions: 0, stuck: 1 });
    expect(figures.violations.map(({ violation }) => violation)).toContain('on paper, told as not printed');
  }, 60_000);

  test('an answer that never comes is stuck, and not waited for', async () => {
    const hung = driverThat(() => new Promise(() => undefined));
    const figures = await drillPrinter(hung, { sample: 2, chance: new Chance(1), say, printMs: 300 });
    expect(figures).toMatchObject({ tickets: 2, stuck: 3, cutPositions: 0 });
  }, 60_000);

  const ready = { outcome: 'unknown', state: 'ready' } as const;
  const whole = { printed: true };
  const part = { printed: false };

  test.each([
    ['whole and told so', { outcome: 'printed' }, [whole], null],
    ['in doubt, whatever is on paper', ready, [part], null],
    ['nothing, and told so', { outcome: 'not-printed', state: 'paper-out' }, [], null],
    ['half, told as printed', { outcome: 'printed' }, [part], 'not whole, told as printed'],
    [
      'half, told as nothing',
      { outcome: 'not-printed', state: 'mute' },
      [part],
      'on paper, told as not printed',
    ],
    [
      'whole, told as nothing',
      { outcome: 'not-printed', state: 'mute' },
      [whole],
      'on paper, told as not printed',
    ],
    ['twice', { outcome: 'printed' }, [whole, whole], 'twice on paper'],
  ] satisfies [string, PrintOutcome, { printed: boolean }[], string | null][])(
    '%s',
    (_, outcome, jobs, violation) => {
      expect(violationIn(outcome, jobs)).toBe(violation);
    },
  );
});
