/** The day on which a record was closed, or its opening opposed, as TD0.2 tells it (dmp-protocol.md §6). Pure. */

const parisDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' });

/**
 * AAAA-MM-JJ where the person lives, from AAAAMMJJ or from AAAAMMJJHHMMSS, whose seconds are UTC as in the service's other
 * times (§9). Null for what is no day of the calendar: the screen then names none.
 */
export function closedSince(told: string | null): string | null {
  const match = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?(?:Z|\+0000)?$/.exec(told ?? '');
  if (match === null) return null;
  const [, year, month, day, hour, minute, second] = match;
  const civil = `${year}-${month}-${day}`;
  const time = `${hour ?? '12'}:${minute ?? '00'}:${second ?? '00'}`;
  const instant = new Date(`${civil}T${time}Z`);
  // A date such as 30 February rolls over to another day: it was no day.
  if (Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(civil)) return null;
  return parisDay.format(instant);
}
