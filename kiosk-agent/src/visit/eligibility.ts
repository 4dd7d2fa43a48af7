/** May this holder be decided for here, by whoever stands there? Pure: the day is given. */
import {
  type Actor,
  type Identity,
  IdentitySchema,
  isMinor as isMinorOn,
  type MinorsRule,
} from '@borne/server/contract';
import type { NotPossible } from '../../contract/visit.ts';
import type { CardDate, CardHolder } from '../card/card-reading.ts';

export type Eligibility =
  | { eligible: true; identity: Identity }
  | { eligible: false; reason: NotPossible }
  /** The card's text cannot be an identity: empty or control characters. Nothing is repaired (EX_GEN-1265). */
  | { eligible: false; reason: 'card-text' };

/** `today`: the civil day AAAA-MM-JJ where the kiosk stands; `minors`: what the server says of minors (EX_GEN-1550). */
export interface Ruling {
  today: string;
  minors: MinorsRule;
}

/**
 * Null: nobody asks this (no such holder, or a parent for
 * somebody of age). What a parent or a guardian shows is for the counter to judge, not for the card.
 */
export function eligibility(
  holders: readonly CardHolder[],
  index: number,
  as: Actor,
  ruling: Ruling,
): Eligibility | null {
  const holder = holders[index];
  if (holder === undefined) return null;
  if (as === 'parent' && isOfAge(holder.birthDate, ruling)) return null;
  const reason = impediment(holder, holders, as, ruling);
  if (reason !== null) return { eligible: false, reason };
  const identity = IdentitySchema.safeParse({
    nir: holder.number.state === 'valid' ? holder.number.nir : '',
    familyName: holder.familyName,
    firstName: holder.firstName,
    birthDate: holder.birthDate.raw,
  });
  return identity.success
    ? { eligible: true, identity: identity.data }
    : { eligible: false, reason: 'card-text' };
}

/** Somebody else decides for them. An unreadable birth date says nothing. */
export function isMinor(date: CardDate, { today, minors }: Ruling): boolean {
  return isPlausible(date, today) && isMinorOn(date.raw, today, minors.majorityAge);
}

function isOfAge(date: CardDate, ruling: Ruling): boolean {
  return isPlausible(date, ruling.today) && !isMinor(date, ruling);
}

/** The age comes first: a child's card often has no number, and "minor" is what helps the parent. */
function impediment(
  holder: CardHolder,
  holders: readonly CardHolder[],
  as: Actor,
  ruling: Ruling,
): NotPossible | null {
  const { birthDate, number } = holder;
  if (!isPlausible(birthDate, ruling.today)) return 'birth-date-unreadable';
  const minor = isMinor(birthDate, ruling);
  if (minor && !ruling.minors.served) return 'minors-not-served';
  if (minor && as === 'self') return 'minor';
  if (number.state === 'missing') return 'no-number';
  if (number.state === 'wrong') return 'wrong-number';
  // Under their parent's number a child would be given their parent's record.
  return minor && isShared(holder, holders) ? 'no-number' : null;
}

function isShared(holder: CardHolder, holders: readonly CardHolder[]): boolean {
  const { number } = holder;
  return holders.some(
    (other) =>
      other !== holder &&
      number.state === 'valid' &&
      other.number.state === 'valid' &&
      other.number.nir === number.nir,
  );
}

/** A year in the future or more than 130 years back is a misread card, not a person. */
function isPlausible(date: CardDate, today: string): boolean {
  if (date.kind === 'unreadable' || !/^\d{8}$/.test(date.raw)) return false;
  const year = Number(date.raw.slice(0, 4));
  const thisYear = Number(today.slice(0, 4));
  return year <= thisYear && year >= thisYear - 130;
}

const parisDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' });

/** The civil day in Paris, AAAA-MM-JJ, whatever the time zone of the machine. */
export function civilDay(moment: Date): string {
  return parisDay.format(moment);
}
