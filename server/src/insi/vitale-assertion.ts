/**
 * The assertion that the reader's middleware signs for the card in it. It speaks for that card and that beneficiary,
 * for about twenty minutes: older, or after the card changed, it is dropped (INSi tests 1.02 and 1.03). Pure: the clock
 * is given.
 */
import type { Nir } from '../../contract/index.ts';

export const assertionLifeMs = 20 * 60_000;

/** One of the people on a card. */
export interface Beneficiary {
  /** Number of the insured person, who may be a parent. */
  insured: Nir;
  /** AAAAMMJJ, as the card says it. */
  birthDate: string;
  /** Order among people of one card born on the same day: 1, or 2 for a twin. */
  birthRank: number;
}

export interface CardPresence {
  /** Serial number of the card. */
  card: string;
  beneficiary: Beneficiary;
}

export interface VitaleAssertion extends CardPresence {
  /** saml2:Assertion, as the middleware signed it. */
  xml: string;
  /** On the clock given to whoever judges it, in milliseconds. */
  obtainedAtMs: number;
}

export type AssertionRefusal =
  /** Nothing is in the reader. */
  | 'kiosk.vitale-no-card'
  /** Older than twenty minutes (INSi 1.02). */
  | 'kiosk.vitale-too-old'
  /** Signed for another card, or for another beneficiary of this one (INSi 1.03). */
  | 'kiosk.vitale-other-card'
  | 'kiosk.vitale-other-beneficiary'
  /** What was given is no assertion. */
  | 'kiosk.vitale-unreadable';

/** Null: it may be used now. */
export function assertionRefusal(
  assertion: VitaleAssertion,
  present: CardPresence | null,
  nowMs: number,
): AssertionRefusal | null {
  if (present === null) return 'kiosk.vitale-no-card';
  const ageMs = nowMs - assertion.obtainedAtMs;
  // Written so that an age that is no number, or of the future, is too old.
  if (!(ageMs >= 0 && ageMs < assertionLifeMs)) return 'kiosk.vitale-too-old';
  if (assertion.card !== present.card) return 'kiosk.vitale-other-card';
  return isSame(assertion.beneficiary, present.beneficiary) ? null : 'kiosk.vitale-other-beneficiary';
}

function isSame(one: Beneficiary, other: Beneficiary): boolean {
  return (
    one.insured === other.insured && one.birthDate === other.birthDate && one.birthRank === other.birthRank
  );
}

export type HeldAssertion =
  | { outcome: 'usable'; assertion: VitaleAssertion }
  | { outcome: 'none' }
  | { outcome: 'refused'; code: AssertionRefusal };

export interface AssertionHolder {
  keep(assertion: VitaleAssertion): void;
  cardRemoved(): void;
  /** What may be used for this card now. What may not is forgotten at once. */
  forCard(present: CardPresence | null): HeldAssertion;
}

/** Holds one assertion at most. `now`: a clock that only goes forward, in milliseconds. */
export function assertionHolder({ now }: { now: () => number }): AssertionHolder {
  let held: VitaleAssertion | null = null;
  return {
    keep: (assertion) => {
      held = assertion;
    },
    cardRemoved: () => {
      held = null;
    },
    forCard: (present) => {
      if (held === null) return { outcome: 'none' };
      const code = assertionRefusal(held, present, now());
      if (code === null) return { outcome: 'usable', assertion: held };
      held = null;
      return { outcome: 'refused', code };
    },
  };
}
