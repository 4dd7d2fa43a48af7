/** HL7 times are digits only (AAAAMMJJ, AAAAMMJJHHMMSS): a dash is refused by the schema. */
import type { Identity } from '../../../contract/index.ts';

/** AAAAMMJJHHMMSS, UTC. */
export function hl7Time(instant: Date): string {
  return instant.toISOString().slice(0, 19).replace(/\D/g, '');
}

/** The card's digits as they are: a lunar date (19850500) travels untouched. Throws on anything but digits. */
export function hl7CardDate(date: Identity['birthDate']): string {
  if (!/^\d{6}(?:\d{2})?$/.test(date)) throw new Error('A birth date is not made of digits.');
  return date;
}
