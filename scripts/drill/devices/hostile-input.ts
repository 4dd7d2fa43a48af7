/**
 * What a hostile card can say, drawn from one 32-bit seed: a level of TLV, the two files of the free zone, or a card that
 * answers the whole exchange. Mostly almost right, since plain noise is refused at its first byte. Written apart from
 * the parser it tries.
 */
import { Chance } from '../chance.ts';

export interface HostileCard {
  /** Data and status word of each answer, for ever. */
  answer(command: Uint8Array): Uint8Array;
}

export type HostileInput =
  | { kind: 'tlv'; bytes: Uint8Array }
  | { kind: 'files'; identity: Uint8Array; numbers: Uint8Array }
  | { kind: 'card'; card: HostileCard };

const longestFile = 40_000;

export function hostileInput(seed: number): HostileInput {
  const chance = new Chance(seed);
  const kind = chance.below(4);
  if (kind === 0) return { kind: 'tlv', bytes: oddFile(chance) };
  if (kind === 1) return { kind: 'card', card: oddCard(chance) };
  return { kind: 'files', identity: file(chance, identity), numbers: file(chance, number) };
}

/** One in so many fields is wrong. Half of the files are right, or no join of names and numbers would be tried. */
type Rarity = number;
type Holder = (chance: Chance, rarity: Rarity) => number[];

function file(chance: Chance, holder: Holder): Uint8Array {
  if (chance.oneIn(8)) return oddFile(chance);
  const rarity = chance.pick([Infinity, Infinity, 100, 10]);
  const count = chance.pick([0, 1, 1, 1, 2, 2, 2, 12, 19, 20]);
  const people = Array.from({ length: count }, () => [...holder(chance, rarity), ...padding(chance)]);
  const bytes = Uint8Array.from([...padding(chance), ...people.flat()]);
  return rarity === Infinity ? bytes : mutated(chance, bytes);
}

function oddFile(chance: Chance): Uint8Array {
  const length = chance.oneIn(200) ? chance.below(longestFile) : chance.below(600);
  const filler = chance.below(4);
  if (filler === 0) return chance.bytes(length);
  // Nothing but padding, or one byte for ever: what a parser that loops would loop on.
  const byte = chance.pick([0x00, 0xff, 0x65, 0x80, 0x1f, 0x7f, 0x82, 0x05]);
  return mutated(chance, new Uint8Array(length).fill(byte));
}

function padding(chance: Chance): number[] {
  return chance.oneIn(3) ? Array.from({ length: chance.below(20) }, () => chance.pick([0x00, 0xff])) : [];
}

function identity(chance: Chance, rarity: Rarity): number[] {
  const last = chance.oneIn(rarity) ? chance.pick([0x80, 0x5f37]) : 0x90;
  return object(chance, rarity, 0x65, [
    ...object(chance, rarity, 0x80, text(chance, rarity)),
    ...object(chance, rarity, 0x81, text(chance, rarity)),
    ...object(chance, rarity, 0x82, digits(chance, rarity, 8)),
    ...object(chance, rarity, last, text(chance, rarity)),
  ]);
}

function number(chance: Chance, rarity: Rarity): number[] {
  const nir = chance.oneIn(3) ? [] : object(chance, rarity, 0x93, digits(chance, rarity, 15));
  return object(chance, rarity, 0x65, nir);
}

function object(chance: Chance, rarity: Rarity, tag: number, value: number[]): number[] {
  const tagBytes = tag > 0xff ? [tag >> 8, tag & 0xff] : [tag];
  return [...tagBytes, ...length(chance, rarity, value.length), ...value];
}

/** In any of the forms. */
function length(chance: Chance, rarity: Rarity, right: number): number[] {
  const told = chance.oneIn(rarity) ? chance.below(0x10000) : right;
  if (chance.oneIn(rarity)) return [chance.pick([0x80, 0x83, 0x84, 0xff]), told & 0xff];
  if (told < 0x80 && !chance.oneIn(10)) return [told];
  return told < 0x100 && !chance.oneIn(10) ? [0x81, told] : [0x82, told >> 8, told & 0xff];
}

const letters = [...Buffer.from("ABCDEFGHIJKLMNOPQRSTUVWXYZÉÈÇÔÏ -'", 'latin1')];

function text(chance: Chance, rarity: Rarity): number[] {
  if (chance.oneIn(rarity)) return [...chance.bytes(chance.below(130))];
  return Array.from({ length: 1 + chance.below(27) }, () => chance.pick(letters));
}

function digits(chance: Chance, rarity: Rarity, count: number): number[] {
  if (chance.oneIn(rarity)) return [...chance.bytes(chance.below(20))];
  return Array.from({ length: count }, () => 0x30 + chance.below(10));
}

/** A few bytes changed, lost, added or cut off: what dirty contacts and malice do. */
function mutated(chance: Chance, whole: Uint8Array): Uint8Array {
  let bytes = [...whole];
  for (let turn = chance.pick([0, 0, 0, 1, 1, 2, 8]); turn > 0 && bytes.length > 0; turn -= 1) {
    const at = chance.below(bytes.length);
    const act = chance.below(4);
    if (act === 0) bytes[at] = chance.below(256);
    if (act === 1) bytes.splice(at, 1 + chance.below(4));
    if (act === 2) bytes.splice(at, 0, ...chance.bytes(1 + chance.below(4)));
    if (act === 3) bytes = bytes.slice(0, at);
  }
  return Uint8Array.from(bytes);
}

const right = [0x90, 0x00];
const statusWords = [
  ...[right, right, right, right, [0x61, 0x10], [0x6c, 0x20], [0x6b, 0x00], [0x6a, 0x82], [0x6f, 0x00]],
  ...[
    [0x61, 0x00],
    [0x6c, 0x00],
    [0x61, 0xff],
    [0x6c, 0xff],
    [0x00, 0x00],
    [0xff, 0xff],
    [0x62, 0x82],
  ],
];

/** Some ask for one more turn for ever, some give files without end, some stop in the middle of a status word. */
function oddCard(chance: Chance): HostileCard {
  const habit = chance.below(5);
  const files = [file(chance, identity), file(chance, number)];
  const always = chance.pick([[0x61, 0x01], [0x6c, 0x01], [0x61, 0x00], right]);
  return {
    answer(command) {
      if (habit === 0) return Uint8Array.from([...chance.bytes(chance.below(4)), ...always]);
      // Whole parts without end, whatever is asked.
      if (habit === 1) return Uint8Array.from([...new Uint8Array(256).fill(0x65), ...right]);
      if (chance.oneIn(habit === 2 ? 4 : 30))
        return chance.bytes(chance.pick([0, 1, 2, 3, 257, 258, 300, 4000]));
      const data = isRead(command) ? chance.pick(files).subarray(offsetOf(command)).subarray(0, 256) : [];
      return Uint8Array.from([...data, ...(chance.oneIn(6) ? chance.pick(statusWords) : right)]);
    },
  };
}

const isRead = (command: Uint8Array): boolean => command[1] === 0xb0;

/** By short identifier the file is read from its start. */
function offsetOf([, , high = 0, low = 0]: Uint8Array): number {
  return high & 0x80 ? low : high * 256 + low;
}
