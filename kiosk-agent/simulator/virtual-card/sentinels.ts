/**
 * Cards that the bench does not list: a good card with one fault at one command, named by its id.
 *
 *   tear-N          a hand pulls the card as command N arrives; nothing is answered
 *   leave-N         command N is answered, and the card is out at once
 *   mute-N          no answer to command N, nor to any later one
 *   slow-MS         each answer takes MS milliseconds
 *   status-SSSS-N   command N is answered with this status word and nothing else; the others as they should be
 *   always-SSSS-N   the same from command N on
 *   garbage-N       command N is answered with noise; short-N: with one byte; empty-N: with none,
 *                   for which vpcd waits for ever
 *   holders-N       a good card with N holders (1 to 19 are possible on a real one)
 *   atr-HEX         a good card with this answer to reset
 *
 * Commands are counted from 1 for as long as the card stays in, resets included. The good card is `dupont`, read with 7
 * commands; `@ID` at the end takes another card of the catalogue: `tear-9@twelve`.
 */
import { hex, zeros } from './bytes.ts';
import { type CardAnswer, type CardProgram, status, Tempered } from './card-program.ts';
import { type CatalogueCard, catalogue, vitaleOf } from './catalogue.ts';
import { longFamily } from './people.ts';

/** Longer than any reader waits. */
const neverMs = 600_000;
const noise = hex('1F 9A 83 C4 07 7B E1 2D 90 5F FE 31 A8 00 42 6C 13 D7');

type Temper = (answer: CardAnswer, rank: number) => CardAnswer;

interface Fault {
  name: RegExp;
  /** Given what the name holds in its places. */
  temper(first: string, second: string): Temper;
}

const faults: readonly Fault[] = [
  {
    name: /^tear-(\d{1,3})$/,
    temper: (at) => only(at, (answer) => ({ ...answer, afterMs: neverMs, pulledAfterMs: 0 })),
  },
  { name: /^leave-(\d{1,3})$/, temper: (at) => only(at, (answer) => ({ ...answer, pulledAfterMs: 0 })) },
  { name: /^mute-(\d{1,3})$/, temper: (at) => from(at, (answer) => ({ ...answer, afterMs: neverMs })) },
  { name: /^slow-(\d{1,5})$/, temper: (ms) => (answer) => ({ ...answer, afterMs: Number(ms) }) },
  { name: /^status-([0-9a-f]{4})-(\d{1,3})$/, temper: (word, at) => only(at, () => says(word)) },
  { name: /^always-([0-9a-f]{4})-(\d{1,3})$/, temper: (word, at) => from(at, () => says(word)) },
  { name: /^garbage-(\d{1,3})$/, temper: (at) => only(at, () => ({ bytes: noise })) },
  { name: /^short-(\d{1,3})$/, temper: (at) => only(at, () => ({ bytes: Uint8Array.of(0x90) })) },
  { name: /^empty-(\d{1,3})$/, temper: (at) => only(at, () => ({ bytes: zeros(0) })) },
];

/** The card of this id, listed or not. */
export function cardOfId(id: string): CatalogueCard | null {
  const listed = catalogue.find((each) => each.id === id);
  if (listed) return listed;
  const [name = '', base = 'dupont'] = id.split('@');
  const card = catalogue.find((each) => each.id === base);
  return card ? (faulty(name, card, id) ?? otherwiseGood(name, card, id)) : null;
}

function faulty(name: string, card: CatalogueCard, id: string): CatalogueCard | null {
  for (const fault of faults) {
    const [whole, first = '', second = ''] = fault.name.exec(name) ?? [];
    if (whole === undefined) continue;
    const temper = fault.temper(first, second);
    return { ...card, id, program: () => counted(card.program(), temper) };
  }
  return null;
}

function otherwiseGood(name: string, card: CatalogueCard, id: string): CatalogueCard | null {
  const [, count] = /^holders-(\d{1,2})$/.exec(name) ?? [];
  if (count !== undefined) return { ...card, id, program: () => vitaleOf(longFamily(Number(count))) };
  const [, atr] = /^atr-((?:[0-9a-f]{2}){2,33})$/.exec(name) ?? [];
  return atr === undefined ? null : { ...card, id, atr: hex(atr) };
}

function counted(card: CardProgram, temper: Temper): CardProgram {
  let rank = 0;
  return new Tempered(card, (answer) => {
    rank += 1;
    return temper(answer, rank);
  });
}

function only(at: string, change: (answer: CardAnswer) => CardAnswer): Temper {
  return (answer, rank) => (rank === Number(at) ? change(answer) : answer);
}

function from(at: string, change: (answer: CardAnswer) => CardAnswer): Temper {
  return (answer, rank) => (rank >= Number(at) ? change(answer) : answer);
}

function says(word: string): CardAnswer {
  return status(Number.parseInt(word, 16));
}
