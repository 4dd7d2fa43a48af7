/**
 * What the screen tells of itself: which screens stood there before an answer, for how long and how, and whether our
 * explanation was understood. Apart from the rest of the evidence: the screen's own page carries this file.
 */
import { z } from 'zod';
import { LanguageSchema } from '../consent.ts';

/** One screen as the page told it, in order. */
export const ShownScreenSchema = z.strictObject({
  screen: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/),
  /** How long it stood, milliseconds. */
  ms: z.int().min(0).max(86_400_000),
  language: LanguageSchema,
  size: z.enum(['normal', 'large', 'largest']),
  /** The voice read it, or some of it. */
  heard: z.boolean(),
});
export type ShownScreen = z.infer<typeof ShownScreenSchema>;

export const shownMax = 400;
export const ShownSchema = z.array(ShownScreenSchema).max(shownMax);

const misses = z.int().min(0).max(2);
/** Wrong answers to the two questions that check our explanation, in this visit; 2 stands for two or more. */
export const MissesSchema = z.strictObject({ insurer: misses, close: misses });
export type Misses = z.infer<typeof MissesSchema>;
