/** What a mutation is: a good bundle goes in, a file comes out whose verdict is known beforehand. */
import type { Bundle, BundleEntry, RefusalReason } from '@borne/server/contract/evidence';
import type { Chance } from '../../../drill/chance.ts';
import { sealed } from '../jws-signing.ts';
import type { World } from '../world.ts';

/**
 * A reason: refused, and for this fault. refused: for any fault (which comes first is the verifier's choice). accepted:
 * the change means nothing, or says something true. agree: only that both verifiers say the same is known.
 */
export type Expected = RefusalReason | 'refused' | 'accepted' | 'agree';

export interface Mutant {
  bytes: Buffer;
  expected: Expected;
}

export interface Subject {
  chance: Chance;
  world: World;
  bundle: Bundle;
  /** Another act in the same log, under the same checkpoint. */
  neighbour: Bundle;
  /** Another act of the same world, under another checkpoint. */
  elsewhere: Bundle;
  /** Another world: other keys throughout. */
  stranger: Bundle;
}

/** Null: this bundle has nothing to which the mutation applies. */
export type Mutate = (subject: Subject) => Mutant | null | Promise<Mutant | null>;
export type Mutations = Readonly<Record<string, Mutate>>;

export function mutant(bundle: object | string | Buffer, expected: Expected): Mutant {
  const text = typeof bundle === 'string' || Buffer.isBuffer(bundle) ? bundle : JSON.stringify(bundle);
  return { bytes: Buffer.from(text), expected };
}

/** As the server itself would have handed it out: the seal stops nobody, and another check is met. */
export function resealed({ chance, world }: Subject, bundle: Bundle, expected: Expected): Mutant {
  return mutant(sealed(chance.pick(world.servers), bundle), expected);
}

/** A copy of the bundle on which `change` was done. */
export function changed(bundle: Bundle, change: (copy: Bundle) => void, expected: Expected): Mutant {
  const copy = structuredClone(bundle);
  change(copy);
  return mutant(copy, expected);
}

export function pickEntry({ chance }: Subject, bundle: Bundle): BundleEntry {
  return chance.pick(bundle.entries);
}

/** The entry with the kiosk's word: a forged bundle always has one. */
export function answeredEntry(bundle: Bundle): BundleEntry {
  const entry = bundle.entries.find(({ texts }) => texts.length === 2);
  if (entry === undefined) throw new RangeError('a bundle without the word of a kiosk');
  return entry;
}

/** `text` with the character at `position` replaced by another one of `alphabet`. */
export function withOtherCharacter(
  chance: Chance,
  text: string,
  position: number,
  alphabet = base64url,
): string {
  const others = [...alphabet].filter((each) => each !== text[position]);
  return text.slice(0, position) + chance.pick(others) + text.slice(position + 1);
}

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
export const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The same 32 bytes with one of the two bits of the last character that mean nothing turned over. */
export function withUnusedBit(text: string): string {
  const alphabet = text.endsWith('=') ? base64 : base64url;
  const last = alphabet.indexOf(text[42] ?? '');
  return text.slice(0, 42) + (alphabet[last ^ 1] ?? '') + text.slice(43);
}

/** One bit of strict base64 (or base64url) turned over, the text still strict. */
export function withFlippedBit(
  chance: Chance,
  text: string,
  encoding: 'base64' | 'base64url' = 'base64',
): string {
  const bytes = Buffer.from(text, encoding);
  const at = chance.below(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.below(8));
  return bytes.toString(encoding);
}
