/** Who a record is about, as the card says it: nothing is corrected, upper-cased or guessed (EX_GEN-1265). */
import { z } from 'zod';
import { NirSchema } from './nir.ts';

/** Eight raw digits AAAAMMJJ. Lunar and partial dates exist (19850500): never force one into a Date. */
export const CardDateSchema = z.string().regex(/^\d{8}$/);

const CardText = z
  .string()
  .min(1)
  .max(120)
  // Control characters would reach the printer and the national message; XML cannot carry the others at all.
  .regex(/^[^\p{Cc}\p{Cs}\uFFFE\uFFFF]+$/u);

export const IdentitySchema = z.strictObject({
  nir: NirSchema,
  familyName: CardText,
  firstName: CardText,
  birthDate: CardDateSchema,
});

export type Identity = z.infer<typeof IdentitySchema>;
