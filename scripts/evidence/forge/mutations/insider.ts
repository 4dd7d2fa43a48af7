/**
 * Forgeries by somebody inside: the log and the witnesses hold them in all honesty (they never read what they log), so
 * that each meets the one check that must stop it. The control is the same path with nothing wrong: it is accepted.
 */
import { type Act, inventAct } from '../acts.ts';
import type { KioskSigner } from '../certificates.ts';
import { type Draft, draftWith, publish } from '../forge-bundles.ts';
import { kioskJws } from '../jws-signing.ts';
import { type Expected, type Mutant, mutant, type Subject } from './mutation.ts';

export interface Forgery {
  /** Who signs; one of the world's kiosks unless told. */
  kiosk?: KioskSigner;
  /** What is signed, before it is. */
  act?: (act: Act) => void;
  /** The kiosk's text, instead of the right one. */
  word?: (kiosk: KioskSigner, act: Act) => string;
  /** What is logged, before it is. */
  draft?: (draft: Draft, act: Act) => void;
}

/** Null: a time-stamp would have to be asked for each; the worlds that have an authority are left alone. */
export function inside(s: Subject, forgery: Forgery, expected: Expected): Mutant | null {
  if (s.world.timestamps !== null) return null;
  const { chance, world } = s;
  const kiosk = forgery.kiosk ?? chance.pick(world.kiosks);
  const act = inventAct(chance, kiosk.kioskId);
  forgery.act?.(act);
  const word = forgery.word?.(kiosk, act) ?? kioskJws(kiosk, act.kiosk);
  const draft = draftWith(world, chance, kiosk, act, word);
  forgery.draft?.(draft, act);
  const [bundle] = publish(world, chance, [draft]);
  if (bundle === undefined) throw new RangeError('one draft makes one bundle');
  return mutant(bundle, expected);
}
