/** The parts of the drill in their order: cards alone first, since their time is measured; then what need not be. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Chance } from '../chance.ts';
import { type CardStand, openCardStand } from './card-stand.ts';
import { drillCycles } from './cycles.ts';
import { drillHostileCards } from './hostile-cards.ts';
import { drillLostDaemon } from './lost-daemon.ts';
import { drillParser } from './parser-drill.ts';
import { drillPrinter } from './printer-drill.ts';
import { openPrinterStand } from './printer-stand.ts';
import type { DrillFigures } from './verdict.ts';

export interface DrillOptions {
  cycles: number;
  /** How often each card is torn at each place, and the daemon taken away each way. */
  times: number;
  inputs: number;
  seed: number;
  /** Of faulty cards and printer troubles, so many of each kind; null: all. */
  sample: number | null;
  say: (line: string) => void;
}

const minuteMs = 60_000;
const apduDeadlineMs = 3000;

export async function runDrill(options: DrillOptions): Promise<DrillFigures> {
  const figures: DrillFigures = {
    ...{ cards: null, hostileCards: null, daemon: null, driver: null, parser: null, printer: null },
    ...{ reasons: {}, overdue: [] },
  };
  const stand = await openCardStand({ apduDeadlineMs, log: options.say });
  if (typeof stand === 'string') {
    figures.reasons['cards'] = stand;
    await Promise.all([parser(options, figures), printer(options, figures)]);
    return figures;
  }
  try {
    await cards(stand, options, figures);
    await Promise.all([
      faultyCards(stand, options, figures),
      parser(options, figures),
      printer(options, figures),
    ]);
    figures.driver = { deaths: stand.driver.deaths, childEnds: stand.childEnds };
  } finally {
    await stand.stop();
  }
  return figures;
}

async function cards(stand: CardStand, options: DrillOptions, figures: DrillFigures): Promise<void> {
  const { cycles, seed, say } = options;
  say(`${cycles} cartes insérées, lues et retirées…`);
  // A second and a half for a cycle; ten for one that goes wrong.
  const deadlineMs = 5 * minuteMs + cycles * 3000;
  figures.cards = await part('cards', deadlineMs, figures, () =>
    drillCycles(stand, { cycles, chance: new Chance(seed), say }),
  );
}

/** One after the other, on the one reader. */
async function faultyCards(stand: CardStand, options: DrillOptions, figures: DrillFigures): Promise<void> {
  const { times, sample, seed, say } = options;
  const chance = new Chance(seed);
  say('Cartes arrachées, muettes, bavardes…');
  figures.hostileCards = await part('hostileCards', 40 * minuteMs, figures, () =>
    drillHostileCards(stand, {
      times,
      sample: sample === null ? null : { torn: sample, others: sample },
      chance,
      say,
    }),
  );
  say('Service PC/SC tué, lecteur débranché…');
  figures.daemon = await part('daemon', 20 * minuteMs, figures, () => drillLostDaemon(stand, times, say));
  if (!figures.daemon) figures.reasons['daemon'] ??= 'the machine’s own daemon is not ours to end';
}

async function parser({ inputs, seed, say }: DrillOptions, figures: DrillFigures): Promise<void> {
  say(`${inputs} entrées hostiles pour l’analyseur, graine ${seed}…`);
  figures.parser = await part('parser', 30 * minuteMs, figures, () => drillParser({ inputs, runSeed: seed }));
  const found = [
    ...(figures.parser?.crashes ?? []).map(({ seed: each }) => each),
    ...(figures.parser?.stuckSeeds ?? []),
  ];
  if (found.length > 0) say(`  graines à garder dans parser-seeds.json : ${found.join(', ')}`);
}

async function printer({ sample, seed, say }: DrillOptions, figures: DrillFigures): Promise<void> {
  say('Tickets à travers les pannes de l’imprimante…');
  figures.printer = await part('printer', 40 * minuteMs, figures, async () => {
    const stand = await openPrinterStand();
    try {
      return await drillPrinter(stand, { sample, chance: new Chance(seed), say });
    } finally {
      await stand.stop();
    }
  });
}

/** Null, with its reason, for a part that fails; one that does not end is left behind and counted. */
async function part<T>(
  name: string,
  deadlineMs: number,
  figures: DrillFigures,
  work: () => Promise<T>,
): Promise<T | null> {
  const overdue = Symbol('overdue');
  try {
    const result = await Promise.race([work(), sleep(deadlineMs, overdue, { ref: false })]);
    if (result !== overdue) return result;
    figures.overdue.push(name);
    figures.reasons[name] = `not over after ${deadlineMs / minuteMs} min`;
  } catch (error) {
    figures.reasons[name] = error instanceof Error ? error.message : 'unknown';
  }
  return null;
}
