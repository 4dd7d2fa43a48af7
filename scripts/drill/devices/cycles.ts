/** Cards in and out, hundreds of times: is every event told once, is every identity right, does nothing grow? */
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type Quantiles, quantiles, tenth } from '../../bench/quantiles.ts';
import type { Chance } from '../chance.ts';
import type { CardStand } from './card-stand.ts';
import { ChildLink } from './child-link.ts';
import { knownCards } from './known-cards.ts';
import type { Resources } from './reader-messages.ts';
import { isEmptyAgain, judge, readingIn, type Stay, wholeStay } from './stay.ts';
import type { Sighting } from './witness-process.ts';

export interface CycleFigures {
  cycles: number;
  missed: number;
  surplus: number;
  outOfOrder: number;
  wrongIdentities: number;
  stuck: number;
  cardToIdentityMs: Quantiles | null;
  /** From the moment at which the daemon tells its clients of the card to the identity in the agent's process. */
  softwareMs: Quantiles | null;
  /** Its two parts: until the agent's process knows of the card, and from there its connection, commands and parsing. */
  softwareParts: { toldMs: Quantiles | null; readMs: Quantiles | null };
  /** Of the last minute, beside the number of processors: above it, every time measured here is also the wait for one. */
  machineLoad: { processors: number; before: number; after: number };
  rssGrowthMb: number | null;
  descriptorGrowth: number | null;
}

type Counts = 'cycles' | 'missed' | 'surplus' | 'outOfOrder' | 'wrongIdentities' | 'stuck';

interface Tally extends Pick<CycleFigures, Counts> {
  cardToIdentity: number[];
  software: number[];
  told: number[];
  read: number[];
}

const warmUpCycles = 50;
/** The witness is a process of its own: it begins, and tells of what it has stamped, when it is given time. */
const witnessStartMs = 15_000;
const sightingMs = 2000;
/** A slot that does not come back: more cycles would only say it again. */
const mostStuck = 3;
const recoveryMs = 15_000;
const resourcesMs = 5000;
const lateEventMs = 100;
const daemonLookMs = 400;

const SightingSchema = z.strictObject({ type: z.enum(['looking', 'seen']), atMs: z.number() });

export interface CycleOptions {
  cycles: number;
  chance: Chance;
  say: (line: string) => void;
}

export async function drillCycles(stand: CardStand, options: CycleOptions): Promise<CycleFigures> {
  const witness = new ChildLink<Sighting>({
    file: join(import.meta.dirname, 'witness-process.ts'),
    arguments: [stand.readerName],
    env: stand.socket === '' ? {} : { PCSCLITE_CSOCK_NAME: stand.socket },
    schema: SightingSchema,
  });
  try {
    return await runCycles(stand, witness, options);
  } finally {
    await witness.stop();
  }
}

async function runCycles(
  stand: CardStand,
  witness: ChildLink<Sighting>,
  { cycles, chance, say }: CycleOptions,
): Promise<CycleFigures> {
  const tally: Tally = {
    ...{ cycles: 0, missed: 0, surplus: 0, outOfOrder: 0, wrongIdentities: 0, stuck: 0 },
    ...{ cardToIdentity: [], software: [], told: [], read: [] },
  };
  const warmUp = Math.min(warmUpCycles, Math.ceil(cycles / 5));
  let before: Resources | null = null;
  await witness.until(({ type }) => type === 'looking', witnessStartMs);
  const loadBefore = tenth(loadavg()[0] ?? 0);
  for (let cycle = 0; cycle < cycles && tally.stuck < mostStuck; cycle += 1) {
    // The removal set us in step with the daemon's looks at the slot; a patient comes at any moment between two.
    await sleep(chance.below(daemonLookMs));
    await oneCycle(stand, witness, cycle, tally);
    if (cycle + 1 === warmUp) before = await resourcesOf(stand);
    if ((cycle + 1) % 50 === 0) say(`  ${cycle + 1} cartes, ${tally.missed} événements manqués`);
  }
  const { cardToIdentity, software, told, read, ...counts } = tally;
  const after = await resourcesOf(stand);
  return {
    ...counts,
    cardToIdentityMs: quantiles(cardToIdentity),
    softwareMs: quantiles(software),
    softwareParts: { toldMs: quantiles(told), readMs: quantiles(read) },
    machineLoad: { processors: availableParallelism(), before: loadBefore, after: tenth(loadavg()[0] ?? 0) },
    rssGrowthMb: before && after && tenth(after.rssMb - before.rssMb),
    descriptorGrowth: before && after && after.descriptors - before.descriptors,
  };
}

async function oneCycle(
  stand: CardStand,
  witness: ChildLink<Sighting>,
  cycle: number,
  tally: Tally,
): Promise<void> {
  const card = knownCards[cycle % knownCards.length];
  if (!card) throw new RangeError('the drill has no card');
  witness.takeUnread();
  const stay = await wholeStay(stand, card.id);
  // An event told twice may come a moment after the first.
  await sleep(lateEventMs);
  stay.heard.push(...stand.driver.takeUnread());
  tally.cycles += 1;
  const { missed, surplus, outOfOrder, wrongIdentity } = judge(stay.heard, card);
  tally.missed += missed;
  tally.surplus += surplus;
  tally.outOfOrder += outOfOrder ? 1 : 0;
  tally.wrongIdentities += wrongIdentity ? 1 : 0;
  time(stay, await witness.next(sightingMs), tally);
  if (missed > 0 && !(await isBack(stand, stay))) tally.stuck += 1;
}

/** Seen by the witness, or told by the driver if it was quicker than the witness: the earlier of the two. */
function time(stay: Stay, seen: Sighting | null, tally: Tally): void {
  const reading = readingIn(stay.heard);
  const inserted = stay.heard.find(({ type }) => type === 'inserted');
  if (reading?.outcome !== 'read' || !inserted || !seen) return;
  tally.cardToIdentity.push(reading.atMs - stay.insertedAtMs);
  const toldAtMs = Math.min(seen.atMs, inserted.atMs);
  tally.software.push(reading.atMs - toldAtMs);
  tally.told.push(inserted.atMs - toldAtMs);
  tally.read.push(reading.atMs - inserted.atMs);
}

/** After an event that did not come: does the slot still come back to empty? */
async function isBack({ driver }: CardStand, { heard }: Stay): Promise<boolean> {
  return isEmptyAgain(heard) || (await driver.until(({ type }) => type === 'ready', recoveryMs)).found;
}

async function resourcesOf({ driver }: CardStand): Promise<Resources | null> {
  driver.send('resources');
  const { heard } = await driver.until(({ type }) => type === 'resources', resourcesMs);
  return heard.find((message) => message.type === 'resources') ?? null;
}
