/** May this holder decide here, alone? Pure: the day is given. */
import { type Identity, IdentitySchema } from '@borne/server/contract';
import type { NotPossible } from '../../contract/visit.ts';
import type { CardDate, CardHolder } from '../card/card-reading.ts';

export type Eligibility =
  | { eligible: true; identity: Identity }
  | { eligible: false; reason: NotPossible }
  /** The card's text cannot be an identity: empty or control characters. Nothing is repaired (EX_GEN-1265). */
  | { eligible: false; reason: 'card-text' };

/** `today` is a civil day AAAA-MM-JJ where the kiosk stands. */
export function eligibility(holder: CardHolder, today: string): Eligibility {
  const reason = impediment(holder, today);
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

/** The age comes first: a child's card often has no number, and "minor" is what helps the parent. */
function impediment({ birthDate, number }: CardHolder, today: string): NotPossible | null {
  const birthYear = plausibleYear(birthDate, today);
  if (birthYear === null) return 'birth-date-unreadable';
  if (isMinor(birthDate, birthYear, today)) return 'minor';
  if (number.state === 'missing') return 'no-number';
  return number.state === 'wrong' ? 'wrong-number' : null;
}

/** A year in the future or more than 130 years back is a misread card, not a person. */
function plausibleYear(date: CardDate, today: string): number | null {
  if (date.kind === 'unreadable' || !/^\d{8}$/.test(date.raw)) return null;
  const year = Number(date.raw.slice(0, 4));
  const thisYear = Number(today.slice(0, 4));
  return year <= thisYear && year >= thisYear - 130 ? year : null;
}

/** Without a civil date only the year counts, and the doubtful year counts as minor: a counter can still help. */
function isMinor(date: CardDate, birthYear: number, today: string): boolean {
  if (date.iso === null) return birthYear + 18 >= Number(today.slice(0, 4));
  // Text order is date order. A birthday on 29 February falls on 1 March in common years.
  return `${birthYear + 18}${date.iso.slice(4)}` > today;
}

const parisDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' });

/** The civil day in Paris, AAAA-MM-JJ, whatever the time zone of the machine. */
export function civilDay(moment: Date): string {
  return parisDay.format(moment);
}
