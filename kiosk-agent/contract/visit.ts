/**
 * One visitor at a time. The agent holds the truth of the visit; the screen shows it and sends commands.
 * A reloaded screen reads the same truth again, so nothing is lost and nothing is opened twice.
 */
import {
  ActorSchema,
  ConsentSchema,
  LanguageSchema,
  MissesSchema,
  NoticeSchema,
  PaperKindSchema,
  RecordStatusSchema,
  ShownSchema,
} from '@borne/server/contract';
import { z } from 'zod';
import { CardProblemSchema, HolderViewSchema } from './card.ts';
import { TicketStateSchema } from './printer.ts';
import { VisitIdSchema } from './visit-id.ts';

export { type VisitId, VisitIdSchema } from './visit-id.ts';

/** Why this holder cannot be served here; a person at the counter can. */
export const NotPossibleSchema = z.enum([
  'minor',
  /** The server says that nobody answers for a minor here, or has not said yet that somebody may. */
  'minors-not-served',
  /** The counter did not accept the papers of a parent or guardian. */
  'papers-not-accepted',
  'no-number',
  'wrong-number',
  'birth-date-unreadable',
  /** The national service knows nobody by the identity on the card, or more than one. */
  'identity-not-recognised',
  'barred',
]);
export type NotPossible = z.infer<typeof NotPossibleSchema>;

/**
 * created, already-exists, refused, pending: as the server says of an opening or a reopening. closed, close-pending,
 * close-refused: of a closure. unknown: we asked and lost the answer.
 */
export const VisitOutcomeSchema = z.enum([
  'created',
  'already-exists',
  'refused',
  'pending',
  'closed',
  'close-pending',
  'close-refused',
  'unknown',
]);
export type VisitOutcome = z.infer<typeof VisitOutcomeSchema>;

const visitId = VisitIdSchema;
/** Nobody answers to a screen that was not shown. */
const shown = ShownSchema.min(1);

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
  /** A parent or a guardian stands there; the counter looks at their papers. Only the counter moves this stage. */
  z.strictObject({
    stage: z.literal('papers'),
    visitId,
    holder: HolderViewSchema,
    as: z.enum(['parent', 'guardian']),
  }),
  /** The card came out in the middle: everything personal is hidden, and 30 s are left to put the same card back. */
  z.strictObject({ stage: z.literal('suspended'), visitId }),
  z.strictObject({ stage: z.literal('checking'), visitId, holder: HolderViewSchema }),
  z.strictObject({ stage: z.literal('not-possible'), visitId, reason: NotPossibleSchema }),
  /** The server or the national service does not answer; nothing was recorded; the holder may try again. */
  z.strictObject({ stage: z.literal('offline'), visitId, holder: HolderViewSchema }),
  z.strictObject({
    stage: z.literal('deciding'),
    visitId,
    holder: HolderViewSchema,
    record: RecordStatusSchema,
    actor: ActorSchema,
  }),
  z.strictObject({ stage: z.literal('creating'), visitId }),
  z.strictObject({ stage: z.literal('closing'), visitId }),
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

/**
 * POST /agent/visit/holder: "it is me", or "I am their parent, their guardian". Alone it answers once the national
 * status is known; a representative's visit goes to `papers` and calls the counter by itself.
 */
export const ConfirmHolderSchema = z.strictObject({
  visitId,
  index: HolderViewSchema.shape.index,
  as: ActorSchema,
});
export type ConfirmHolder = z.infer<typeof ConfirmHolderSchema>;

/**
 * POST /agent/visit/consent: the yes, to an opening or (where the record was closed) a reopening. Sent twice, it has one
 * effect and one answer. Who answers, who stood beside them, and where papers were seen, is the agent's to add.
 * `shown`: every screen of this visit so far, in order; `misses`: see evidence/shown-screen.ts of the server's contract.
 */
export const GiveConsentSchema = z.strictObject({
  visitId,
  consent: ConsentSchema.omit({ answeredAt: true, actor: true, papersCallId: true, assisted: true }),
  shown,
  misses: MissesSchema,
});
export type GiveConsent = z.infer<typeof GiveConsentSchema>;

/** POST /agent/visit/refusal: the patient's no. It is counted once they have gone: until then they may reconsider. */
export const RefuseSchema = z.strictObject({ visitId, notice: NoticeSchema });
export type Refuse = z.infer<typeof RefuseSchema>;

/** POST /agent/visit/closure: "close my record", after what that does was told. Sent twice, one effect, one answer. */
export const AskClosureSchema = z.strictObject({
  visitId,
  notice: NoticeSchema,
  language: LanguageSchema,
  shown,
});
export type AskClosure = z.infer<typeof AskClosureSchema>;

/** POST /agent/visit/ticket: the code, on paper or on the screen; asked again, a new code kills the former. */
export const AskTicketSchema = z.strictObject({
  visitId,
  on: z.enum(['paper', 'screen']),
  language: LanguageSchema,
});
export type AskTicket = z.infer<typeof AskTicketSchema>;

/**
 * POST /agent/visit/paper: a receipt or a guide, without anything personal. `visitId` null: nobody's card is in
 * (information). Answers 204; the state tells what became of it.
 */
export const AskPaperSchema = z.strictObject({
  visitId: VisitIdSchema.nullable(),
  paper: PaperKindSchema,
  on: z.enum(['paper', 'screen']),
  language: LanguageSchema,
});
export type AskPaper = z.infer<typeof AskPaperSchema>;

/**
 * POST /agent/visit/reconsider (back from `refused` to `deciding`), POST /agent/visit/end (wipe) and POST /agent/visit/presence (somebody touched the screen: without this or another
 * command for some minutes, the agent wipes the visit).
 */
export const VisitOnlySchema = z.strictObject({ visitId });
export type VisitOnly = z.infer<typeof VisitOnlySchema>;
