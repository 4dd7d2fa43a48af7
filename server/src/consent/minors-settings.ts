/** The parameters about minors (EX_GEN-1550): the age of majority, and whether their functions are on. */
import { z } from 'zod';
import { type MinorsRule, majorityAges } from '../../contract/index.ts';

export const minorsFields = {
  /** In years. */
  MAJORITY_AGE: z
    .string()
    .regex(/^\d{2}$/, 'des années')
    .transform(Number)
    .refine(
      (age) => age >= majorityAges.min && age <= majorityAges.max,
      `de ${majorityAges.min} à ${majorityAges.max} ans`,
    )
    .default(18),
  /** `false`: nothing is opened or closed at a kiosk for a minor, whoever answers. */
  MINORS_SERVED: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .default(true),
};

export function minorsRule(given: { MAJORITY_AGE: number; MINORS_SERVED: boolean }): MinorsRule {
  return { majorityAge: given.MAJORITY_AGE, served: given.MINORS_SERVED };
}
