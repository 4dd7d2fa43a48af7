/**
 * What the server signs: that it received the kiosk's word, or what was asked at home, where no kiosk is; and later what
 * became of the act.
 */
import { z } from 'zod';
import { ActorSchema, LanguageSchema, NoticeSchema } from '../consent.ts';
import { ActIdSchema, HexSha256Schema, IdSchema, InstantSchema, TokenSchema } from './evidence-fields.ts';

const RelationSchema = z.enum(['mother', 'father', 'guardian']);

export const ReceivedEvidenceSchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('received'),
  actId: ActIdSchema,
  /** SHA-256, hex, of the ASCII text of the kiosk's compact JWS. */
  kioskJwsSha256: HexSha256Schema,
  /** Keyed pseudonym of the person, 128 or 256 bits in hex: whoever lacks the key learns nothing from it. */
  subject: z.string().regex(/^(?:[0-9a-f]{32}){1,2}$/),
  siteId: IdSchema,
  receivedAt: InstantSchema,
  /** The kiosk's clock and ours were too far apart: `answeredAt` is the kiosk's word only. */
  clockSuspect: z.boolean(),
  /** The act that this one takes back; null: none, or none of ours. */
  withdraws: ActIdSchema.nullable(),
  relation: RelationSchema.nullable(),
  /** The represented person's own wish. */
  opinion: z.enum(['agrees', 'disagrees', 'not-expressed']).nullable(),
  software: TokenSchema,
});
export type ReceivedEvidence = z.infer<typeof ReceivedEvidenceSchema>;

/**
 * Who said on the page at home that they act, and the relation that the record knows since its opening; `self`: null.
 * Nobody looked at papers there. Absent: an act of before the page asked.
 */
export const HomeActorSchema = z.strictObject({ actor: ActorSchema, relation: RelationSchema.nullable() });
export type HomeActor = z.infer<typeof HomeActorSchema>;

/** A closure asked on the page at home: the server alone says so, after the proof of identity that opened the page. */
export const AskedAtHomeSchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('asked-at-home'),
  actId: ActIdSchema,
  notice: NoticeSchema,
  language: LanguageSchema,
  answers: z.strictObject({ close: z.literal(true) }),
  by: HomeActorSchema.optional(),
  /** As in the countersignature. */
  subject: z.string().regex(/^(?:[0-9a-f]{32}){1,2}$/),
  /** A mobile or an e-mail of whoever acts was confirmed before; false: the ticket, the birth date and the NIR's end alone. */
  channelConfirmed: z.boolean(),
  /** The opening of ours that brought the ticket. */
  withdraws: ActIdSchema,
  at: InstantSchema,
  software: TokenSchema,
});
export type AskedAtHome = z.infer<typeof AskedAtHomeSchema>;

export const OutcomeEvidenceSchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('outcome'),
  actId: ActIdSchema,
  outcome: z.enum(['created', 'already-exists', 'refused', 'closed', 'uncertain']),
  transaction: z.enum(['TD1.1', 'TD1.2', 'TD1.4']),
  /** Of our message to the national service. */
  messageId: TokenSchema.nullable(),
  /** The national service's own code. */
  code: TokenSchema.nullable(),
  at: InstantSchema,
  software: TokenSchema,
});
export type OutcomeEvidence = z.infer<typeof OutcomeEvidenceSchema>;

/**
 * New choices for emergencies, asked on the page at home after the opening that they are about, with the same proof as a
 * closure there. The consent stays as it was given: this stands beside it.
 */
export const ChangedAtHomeSchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('changed-at-home'),
  /** The opening or reopening. */
  actId: ActIdSchema,
  changeId: ActIdSchema,
  language: LanguageSchema,
  answers: z.strictObject({ breakGlass: z.boolean(), emergencyCall: z.boolean() }),
  by: HomeActorSchema.optional(),
  /** As in the countersignature. */
  subject: z.string().regex(/^(?:[0-9a-f]{32}){1,2}$/),
  channelConfirmed: z.boolean(),
  at: InstantSchema,
  software: TokenSchema,
});
export type ChangedAtHome = z.infer<typeof ChangedAtHomeSchema>;

/** What became of one change: TD1.3b. unreachable: it did not leave. */
export const ChangeOutcomeSchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('change-outcome'),
  actId: ActIdSchema,
  changeId: ActIdSchema,
  outcome: z.enum(['changed', 'refused', 'unreachable', 'uncertain']),
  code: TokenSchema.nullable(),
  at: InstantSchema,
  software: TokenSchema,
});
export type ChangeOutcome = z.infer<typeof ChangeOutcomeSchema>;

export const ServerEvidenceSchema = z.discriminatedUnion('kind', [
  ReceivedEvidenceSchema,
  AskedAtHomeSchema,
  OutcomeEvidenceSchema,
  ChangedAtHomeSchema,
  ChangeOutcomeSchema,
]);
export type ServerEvidence = z.infer<typeof ServerEvidenceSchema>;
