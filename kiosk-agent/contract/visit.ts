/**
 * One visitor at a time. The agent holds the truth of the visit; the screen shows it and sends commands.
 * A reloaded screen reads the same truth again, so nothing is lost and nothing is opened twice.
 */
import { ConsentSchema, NoticeSchema, RecordStatusSchema } from '@borne/server/contract';
import { z } from 'zod';
import { CardProblemSchema, HolderViewSchema } from './card.ts';
import { TicketStateSchema } from './printer.ts';

export const VisitIdSchema = z.uuidv7();
export type VisitId = z.infer<typeof VisitIdSchema>;

/** Why this holder cannot be served here; a person at the counter can. */
export const NotPossibleSchema = z.enum([
  'minor',
  'no-number',
  'wrong-number',
  'birth-date-unreadable',
  'barred',
]);
export type NotPossible = z.infer<typeof NotPossibleSchema>;

/** created, already-exists, refused, pending: as the server says. unknown: we asked and lost the answer. */
export const VisitOutcomeSchema = z.enum(['created', 'already-exists', 'refused', 'pending', 'unknown']);
export type VisitOutcome = z.infer<typeof VisitOutcomeSchema>;

const visitId = VisitIdSchema;

export const VisitSchema = z.discriminatedUnion('stage', [
  /** Nobody is being served. */
  z.strictObject({ stage: z.literal('none') }),
  z.strictObject({ stage: z.literal('reading'), visitId }),
  z.strictObject({ stage: z.literal('card-problem'), visitId, problem: CardProblemSchema }),
  z.strictObject({
    stage: z.literal('choosing'),
    visitId,
    holders: z.array(HolderViewSchema).min(1).max(19),
  }),
  z.strictObject({ stage: z.literal('checking'), visitId, holder: HolderViewSchema }),
  z.strictObject({ stage: z.literal('not-possible'), visitId, reason: NotPossibleSchema }),
  /** The server or the national service does not answer; nothing was recorded; the holder may try again. */
  z.strictObject({ stage: z.literal('offline'), visitId, holder: HolderViewSchema }),
  z.strictObject({
    stage: z.literal('deciding'),
    visitId,
    holder: HolderViewSchema,
    record: RecordStatusSchema,
  }),
  z.strictObject({ stage: z.literal('creating'), visitId }),
  z.strictObject({ stage: z.literal('printing'), visitId, outcome: VisitOutcomeSchema }),
  z.strictObject({
    stage: z.literal('finished'),
    visitId,
    outcome: VisitOutcomeSchema,
    /** Null when this outcome has no ticket. */
    ticket: TicketStateSchema.nullable(),
  }),
  z.strictObject({ stage: z.literal('refused'), visitId }),
]);
export type Visit = z.infer<typeof VisitSchema>;
export type VisitStage = Visit['stage'];

/*
 * Every command answers 200 with the Visit as it stands once the command is done (the stream has told it already), or
 * a Failure. A command for a visit that is over answers visit-over.
 */

/** POST /agent/visit/holder: "it is me"; answers once the national status is known. */
export const ConfirmHolderSchema = z.strictObject({ visitId, index: HolderViewSchema.shape.index });
export type ConfirmHolder = z.infer<typeof ConfirmHolderSchema>;

/** POST /agent/visit/consent: the patient's yes. Sent twice, it has one effect and one answer. */
export const GiveConsentSchema = z.strictObject({
  visitId,
  consent: ConsentSchema.omit({ answeredAt: true }),
});
export type GiveConsent = z.infer<typeof GiveConsentSchema>;

/** POST /agent/visit/refusal: the patient's no. */
export const RefuseSchema = z.strictObject({ visitId, notice: NoticeSchema });
export type Refuse = z.infer<typeof RefuseSchema>;

/**
 * POST /agent/visit/ticket (print again, with a new code), POST /agent/visit/end (wipe) and POST /agent/visit/presence
 * (somebody touched the screen: without this or another command for some minutes, the agent wipes the visit).
 */
export const VisitOnlySchema = z.strictObject({ visitId });
export type VisitOnly = z.infer<typeof VisitOnlySchema>;
