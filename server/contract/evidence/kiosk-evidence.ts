/** What the kiosk signs about one act: what was shown, what was answered. Nothing in it names the person. */
import { z } from 'zod';
import { ActorSchema, LanguageSchema, NoticeSchema, RegimeSchema, UnderstoodSchema } from '../consent.ts';
import { ActIdSchema, IdSchema, InstantSchema, TokenSchema } from './evidence-fields.ts';

/** One screen as the page told it, in order. */
export const ShownScreenSchema = z.strictObject({
  screen: z.string().regex(/^[A-Za-z0-9._-]{1,64}$/),
  /** How long it stood, milliseconds. */
  ms: z.int().min(0).max(86_400_000),
  language: LanguageSchema,
  size: z.enum(['normal', 'large', 'largest']),
  /** The voice read it. */
  heard: z.boolean(),
});
export type ShownScreen = z.infer<typeof ShownScreenSchema>;

const misses = z.int().min(0).max(2);
const common = {
  v: z.literal(1),
  actId: ActIdSchema,
  regime: RegimeSchema,
  kioskId: IdSchema,
  /** Version of the agent. */
  software: TokenSchema,
  notice: NoticeSchema,
  language: LanguageSchema,
  shown: z.array(ShownScreenSchema).max(400),
  actor: ActorSchema,
  papersCallId: ActIdSchema.nullable(),
  assisted: z.boolean(),
  /** By the kiosk's clock. */
  answeredAt: InstantSchema,
};

const OpeningEvidenceSchema = z.strictObject({
  ...common,
  kind: z.enum(['opening', 'reopening']),
  understood: UnderstoodSchema,
  /** Wrong answers to the two questions that check our explanation. */
  misses: z.strictObject({ insurer: misses, close: misses }),
  answers: z.strictObject({
    open: z.literal(true),
    breakGlass: z.boolean(),
    emergencyCall: z.boolean(),
  }),
});

/** A closure asks no question about the explanation: both are null. */
const ClosureEvidenceSchema = z.strictObject({
  ...common,
  kind: z.literal('closure'),
  understood: z.null(),
  misses: z.null(),
  answers: z.strictObject({ close: z.literal(true) }),
});

export const KioskEvidenceSchema = z.discriminatedUnion('kind', [
  OpeningEvidenceSchema,
  ClosureEvidenceSchema,
]);
export type KioskEvidence = z.infer<typeof KioskEvidenceSchema>;
