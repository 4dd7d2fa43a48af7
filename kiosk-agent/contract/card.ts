/** The card slot as the screens may know it: never a number, a family name or a byte of the card. */
import { z } from 'zod';

/** Why a card cannot be used. Each has its own sentence on the screen. */
export const CardProblemSchema = z.enum([
  /** Nothing understandable came back: dirty contacts, wrong side, damaged chip. */
  'unreadable',
  /** The card did not answer in time. */
  'mute',
  /** A first-generation carte Vitale: it must be exchanged. */
  'vitale-1',
  /** A professional's card (CPS). */
  'professional-card',
  /** Another chip card: a bank card for instance. */
  'not-vitale',
  /** A carte Vitale on which no holder is written. */
  'no-holder',
  /** A card made for trials or for demonstrations, where real ones are served (EX_GEN-1430). */
  'test-card',
]);
export type CardProblem = z.infer<typeof CardProblemSchema>;

/** no-reader: none is plugged in, or its daemon does not answer. */
export const SlotSchema = z.enum(['no-reader', 'empty', 'occupied']);
export type Slot = z.infer<typeof SlotSchema>;

/** One holder as the screen shows them: first name and birth year, nothing else. */
export const HolderViewSchema = z.strictObject({
  index: z.int().min(0).max(18),
  firstName: z.string().max(120),
  /** Null when the card's birth year cannot be read. */
  birthYear: z
    .string()
    .regex(/^\d{4}$/)
    .nullable(),
  /** Somebody else decides for them. An unreadable birth date counts as none. */
  isMinor: z.boolean(),
});
export type HolderView = z.infer<typeof HolderViewSchema>;
