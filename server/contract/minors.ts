/**
 * Who is a minor, and whether anybody may answer for one at a kiosk: parameters of the server (EX_GEN-1550), which the
 * kiosk is told. No other place knows an age of majority.
 */
import { z } from 'zod';

/** The ages that a server may be set to. */
export const majorityAges = { min: 16, max: 21 } as const;

export const MinorsRuleSchema = z.strictObject({
  /** In years; reached on the birthday. */
  majorityAge: z.int().min(majorityAges.min).max(majorityAges.max),
  /** Whether a parent or a guardian may answer for a minor; no minor ever answers alone. */
  served: z.boolean(),
});
export type MinorsRule = z.infer<typeof MinorsRuleSchema>;

/** Until the server has said anything: nobody who might be a minor anywhere is taken for an adult, or served. */
export const strictestMinorsRule: MinorsRule = { majorityAge: majorityAges.max, served: false };

/**
 * `birthDate`: AAAAMMJJ as on the card; `today`: a civil day, AAAA-MM-JJ. Where the month or the day is not known
 * (19850500) only the year counts, and the doubtful year counts as minor. Who was born on 29 February comes of age on
 * 1 March of a common year.
 */
export function isMinor(birthDate: string, today: string, majorityAge: number): boolean {
  const birthYear = Number(birthDate.slice(0, 4));
  if (isLunar(birthDate)) return birthYear + majorityAge >= Number(today.slice(0, 4));
  // Digits in order are dates in order.
  return Number(birthDate) + majorityAge * 10_000 > Number(today.replaceAll('-', ''));
}

function isLunar(birthDate: string): boolean {
  const month = Number(birthDate.slice(4, 6));
  return month === 0 || month > 12 || birthDate.endsWith('00');
}
