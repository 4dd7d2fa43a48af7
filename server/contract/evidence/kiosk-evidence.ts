/** What the kiosk signs about one act: what was shown, what was answered. Nothing in it names the person. */
import { z } from 'zod';
import { ActorSchema, LanguageSchema, NoticeSchema, RegimeSchema, UnderstoodSchema } from '../consent.ts';
import { ActIdSchema, IdSchema, InstantSchema, TokenSchema } from './evidence-fields.ts';
import { MissesSchema, ShownSchema } from './shown-screen.ts';

const common = {
  v: z.literal(1),
  actId: ActIdSchema,
  regime: RegimeSchema,
  kioskId: IdSchema,
  /** Version of the agent. */
  software: TokenSchema,
  notice: NoticeSchema,
  language: LanguageSchema,
  shown: ShownSchema,
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
  misses: MissesSchema,
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
