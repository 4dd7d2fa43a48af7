/** What the server signs: that it received the kiosk's word, and later what became of the act. */
import { z } from 'zod';
import { ActIdSchema, HexSha256Schema, IdSchema, InstantSchema, TokenSchema } from './evidence-fields.ts';

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
  relation: z.enum(['mother', 'father', 'guardian']).nullable(),
  /** The represented person's own wish. */
  opinion: z.enum(['agrees', 'disagrees', 'not-expressed']).nullable(),
  software: TokenSchema,
});
export type ReceivedEvidence = z.infer<typeof ReceivedEvidenceSchema>;

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

export const ServerEvidenceSchema = z.discriminatedUnion('kind', [
  ReceivedEvidenceSchema,
  OutcomeEvidenceSchema,
]);
export type ServerEvidence = z.infer<typeof ServerEvidenceSchema>;
