/** Whether a number and a birth date can be one person's: a card lists a family, and a child's line may hold a parent's number. */
import type { Nir } from '@borne/server/contract';
import type { CardDate } from '../card-reading.ts';

const lastMonth = 12;

/**
 * The NIR says the year of birth on two digits, then the month; months above 12 stand for people whose month is not
 * known (NIR, positions 2 to 5). A date that cannot be read agrees with nobody.
 */
export function mayBeBorn(nir: Nir, { raw, kind }: CardDate): boolean {
  if (kind === 'unreadable' || nir.slice(1, 3) !== raw.slice(2, 4)) return false;
  const [told, onCard] = [nir.slice(3, 5), raw.slice(4, 6)];
  return told === onCard || ![told, onCard].every(isMonth);
}

function isMonth(digits: string): boolean {
  return Number(digits) >= 1 && Number(digits) <= lastMonth;
}
