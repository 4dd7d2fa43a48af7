/**
 * Cards that fail at one command of the sequence: torn out, mute, slow, babbling, refusing. Of each, three things are
 * asked: an outcome of its own in time, the slot empty again once the card is out, and the next card read as ever.
 */

import type { Chance } from '../chance.ts';
import type { CardStand } from './card-stand.ts';
import { type CardTrial, drawn, otherTrials, type Sequence, tearTrials } from './card-trials.ts';
import { dupont, type KnownCard, twelve } from './known-cards.ts';
import type { ReaderMessage } from './reader-messages.ts';
import { isEmptyAgain, isRight, nextCardReads, readingIn, wholeStay } from './stay.ts';

/**
 * stuck: no outcome in time, a slot that does not become empty, or a next card that does not read as ever.
 * told-otherwise: torn out, and told to the patient as something else.
 */
export type CardFault = 'stuck' | 'wrong-identity' | 'threw' | 'told-otherwise';

export interface HostileCardFigures {
  tries: number;
  /** Distinct places in the sequence at which a card was torn out, each time with a clean end. */
  tornPositions: number;
  /** Places there are, by card: counted on the card itself, during a good reading. */
  positions: Record<string, number>;
  /** How often each outcome was given. */
  outcomes: Record<string, number>;
  faults: { card: string; fault: CardFault }[];
}

export interface HostileCardOptions {
  /** How often each card is torn at each place. */
  times: number;
  /** So many of the torn ones and of the others; null: all. */
  sample: { torn: number; others: number } | null;
  chance: Chance;
  say: (line: string) => void;
}

export async function drillHostileCards(
  stand: CardStand,
  options: HostileCardOptions,
): Promise<HostileCardFigures> {
  const sequences = [await sequenceOf(stand, dupont), await sequenceOf(stand, twelve)];
  const trials = trialsOf(sequences, options);
  const outcomes: Record<string, number> = {};
  const faults: HostileCardFigures['faults'] = [];
  const clean = new Set(trials.flatMap(({ torn }) => torn ?? []));
  for (const [rank, trial] of trials.entries()) {
    const fault = await tryCard(stand, trial, outcomes);
    if ((rank + 1) % 25 === 0) options.say(`  ${rank + 1} cartes fautives sur ${trials.length}`);
    if (fault === null) continue;
    faults.push({ card: trial.id, fault });
    if (trial.torn) clean.delete(trial.torn);
  }
  const positions = Object.fromEntries(sequences.map(({ card, commands }) => [card.id, commands]));
  return { tries: trials.length, tornPositions: clean.size, positions, outcomes, faults };
}

async function sequenceOf(stand: CardStand, card: KnownCard): Promise<Sequence> {
  const before = await stand.hand.commands();
  if (!(await nextCardReads(stand, card))) throw new Error(`the good card ${card.id} does not read`);
  return { card, commands: (await stand.hand.commands()) - before };
}

function trialsOf(sequences: Sequence[], { times, sample, chance }: HostileCardOptions): CardTrial[] {
  const torn = Array.from({ length: times }, () => tearTrials(sequences)).flat();
  const others = otherTrials(sequences[0]?.commands ?? 0);
  return [...drawn(torn, sample?.torn ?? null, chance), ...drawn(others, sample?.others ?? null, chance)];
}

/** Null: survived. */
async function tryCard(
  stand: CardStand,
  { id, card, torn }: CardTrial,
  outcomes: Record<string, number>,
): Promise<CardFault | null> {
  stand.driver.takeUnread();
  const { heard } = await wholeStay(stand, id);
  const silent = heard.some(({ type }) => type === 'silent-card') ? 'silent-card' : 'none';
  const outcome = readingIn(heard)?.outcome ?? silent;
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  const fault = faultIn(heard, card, torn !== null);
  return fault ?? ((await nextCardReads(stand, card)) ? null : 'stuck');
}

/**
 * A card may be read in spite of its fault, but then as it is. Torn at its very last command it may have been read
 * already: whoever pulled it out a moment later is told nothing else.
 */
export function faultIn(
  heard: readonly ReaderMessage[],
  card: KnownCard,
  wasTorn: boolean,
): CardFault | null {
  const reading = readingIn(heard);
  if (!isEmptyAgain(heard)) return 'stuck';
  if (!reading) return heard.some(({ type }) => type === 'silent-card') ? null : 'stuck';
  if (reading.outcome === 'threw') return 'threw';
  if (reading.outcome === 'read') return isRight(reading, card) ? null : 'wrong-identity';
  return wasTorn && reading.outcome !== 'removed' ? 'told-otherwise' : null;
}
