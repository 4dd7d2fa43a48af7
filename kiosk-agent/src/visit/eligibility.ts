/** May this holder be decided for here, by whoever stands there? Pure: the day is given. */
import { type Actor, type Identity, IdentitySchema } from '@borne/server/contract';
import type { NotPossible } from '../../contract/visit.ts';
import type { CardDate, CardHolder } from '../card/card-reading.ts';

export type Eligibility =
  | { eligible: true; identity: Identity }
  | { eligible: false; reason: NotPossible }
  /** The card's text cannot be an identity: empty or control characters. Nothing is repaired (EX_GEN-1265). */
  | { eligible: false; reason: 'card-text' };

/**
 * `today` is a civil day AAAA-MM-JJ where the kiosk stands. Null: nobody asks this (no such holder, or a parent for
 * somebody of age). What a parent or a guardian shows is for the counter to judge, not for the card.
 */
export function eligibility(
  holders: readonly CardHolder[],
  index: number,
  as: Actor,
  today: string,
): Eligibility | null {
  const holder = holders[index];
  if (holder === undefined) return null;
  if (as === 'parent' && isOfAge(holder.birthDate, today)) return null;
  const reason = impediment(holder, holders, as, today);
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
export function isMinor(date: CardDate, today: string): boolean {
  const birthYear = plausibleYear(date, today);
  return birthYear !== null && isUnder18(date, birthYear, today);
}

function isOfAge(date: CardDate, today: string): boolean {
  return plausibleYear(date, today) !== null && !isMinor(date, today);
}

/** The age comes first: a child's card often has no number, and "minor" is what helps the parent. */
function impediment(
  holder: CardHolder,
  holders: readonly CardHolder[],
  as: Actor,
  today: string,
): NotPossible | null {
  const { birthDate, number } = holder;
  if (plausibleYear(birthDate, today) === null) return 'birth-date-unreadable';
  const minor = isMinor(birthDate, today);
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
function plausibleYear(date: CardDate, today: string): number | null {
  if (date.kind === 'unreadable' || !/^\d{8}$/.test(date.raw)) return null;
  const year = Number(date.raw.slice(0, 4));
  const thisYear = Number(today.slice(0, 4));
  return year <= thisYear && year >= thisYear - 130 ? year : null;
}

/** Without a civil date only the year counts, and the doubtful year counts as minor: a counter can still help. */
function isUnder18(date: CardDate, birthYear: number, today: string): boolean {
  if (date.iso === null) return birthYear + 18 >= Number(today.slice(0, 4));
  // Text order is date order. A birthday on 29 February falls on 1 March in common years.
  return `${birthYear + 18}${date.iso.slice(4)}` > today;
}

const parisDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' });

/** The civil day in Paris, AAAA-MM-JJ, whatever the time zone of the machine. */
export function civilDay(moment: Date): string {
  return parisDay.format(moment);
}
