/** Which faulty cards are tried: names of the virtual card's `sentinels.ts` and of its catalogue. Pure. */
import type { Chance } from '../chance.ts';
import { dupont, type KnownCard } from './known-cards.ts';

export interface CardTrial {
  id: string;
  /** What it is but for its fault. */
  card: KnownCard;
  /** The place in the sequence at which it is torn out; null: it stays in. */
  torn: string | null;
}

/** A good card, and how many commands it takes to read it. */
export interface Sequence {
  card: KnownCard;
  commands: number;
}

/** Before the answer, and right after it. */
const tears = ['tear', 'leave'];

/** At each command: silence, noise, one byte, none, a refusal; then status words that ask for one more turn for ever. */
const faultsAt = [
  ...['mute', 'garbage', 'short', 'empty', 'status-6f00', 'status-6a82', 'status-6281', 'status-0000'],
  ...['always-6f00', 'always-61ff', 'always-6cff', 'always-6c00'],
];

/** Throughout. */
const faults = [
  'slow-300',
  'slow-2500',
  'bank',
  'truncated',
  'garbage',
  'no-holder',
  'upside-down',
  'holders-20',
];

/** Each place of each sequence, torn both ways. */
export function tearTrials(sequences: readonly Sequence[]): CardTrial[] {
  return sequences.flatMap(({ card, commands }) =>
    numbered(commands).flatMap((place) =>
      tears.map((tear) => ({ id: `${tear}-${place}@${card.id}`, card, torn: `${card.id}:${place}` })),
    ),
  );
}

export function otherTrials(commands: number): CardTrial[] {
  const ids = [
    ...faults,
    ...faultsAt.flatMap((fault) => numbered(commands).map((place) => `${fault}-${place}`)),
  ];
  return ids.map((id) => ({ id, card: dupont, torn: null }));
}

/** So many of them, drawn by chance; null: all. */
export function drawn<T>(all: readonly T[], count: number | null, chance: Chance): T[] {
  const ranks = count === null ? all.keys() : chance.sample(count, all.length);
  return [...ranks].map((rank) => all[rank]).filter((each) => each !== undefined);
}

function numbered(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
