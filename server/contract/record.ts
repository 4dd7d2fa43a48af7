/** The kiosk's two questions to the server: what is the status of this person's record, and open it. */
import { z } from 'zod';
import { ActorSchema, ConsentSchema, LanguageSchema, NoticeSchema, RegimeSchema } from './consent.ts';
import { IdentitySchema } from './identity.ts';
import { MinorsRuleSchema } from './minors.ts';

/**
 * The kiosk's own word about the act (evidence/kiosk-evidence.ts): a compact JWS, and the certificate of the key that
 * signed it. It must say what the request says; the same request sent again carries the very same text.
 */
export const signedEvidence = {
  evidence: z.string().regex(/^[A-Za-z0-9_-]{1,400}\.[A-Za-z0-9_-]{1,56000}\.[A-Za-z0-9_-]{86}$/),
  evidenceCertificate: z
    .string()
    .max(4_000)
    .regex(/^-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]+-----END CERTIFICATE-----\n?$/),
};

/** What a kiosk must know to serve: GET /v1/kiosk. */
export const KioskProfileSchema = z.strictObject({
  kioskId: z.uuid(),
  siteName: z.string().min(1).max(80),
  regime: RegimeSchema,
  /** Address of the activation page; the ticket's QR is this address with the code in its fragment. */
  activationUrl: z.url(),
  /** Absent: a server of before this rule; the kiosk is then on the strict side (minors.ts). */
  minors: MinorsRuleSchema.optional(),
});
export type KioskProfile = z.infer<typeof KioskProfileSchema>;

/** POST /v1/status: the identity travels in the body, never in an address. */
export const StatusRequestSchema = z.strictObject({ identity: IdentitySchema });
export type StatusRequest = z.infer<typeof StatusRequestSchema>;

/**
 * none: no record. open: one exists. closed: it was closed. opposed: the person opposed its opening (that this can
 * be asked is not public: simulated). barred: nothing is possible here (no reason is given to the screen).
 * requested: an opening, a reopening or a closure is already under way for this person, from here or elsewhere.
 */
export const RecordStatusSchema = z.strictObject({
  status: z.enum(['none', 'open', 'closed', 'opposed', 'barred', 'requested']),
  /** AAAA-MM-JJ of the closure or of the opposition, where the national service tells it. */
  since: z.iso.date().nullable(),
  /** The record belongs to Mon espace santé: its holder is under the regime mes-2022 whatever the setting. */
  linkedToMes: z.boolean(),
});
export type RecordStatus = z.infer<typeof RecordStatusSchema>;

/** PUT /v1/records/{requestId}: the id is a UUIDv7 made by the kiosk; the same request twice has one effect. */
export const CreateRecordSchema = z.strictObject({
  identity: IdentitySchema,
  /** reopen: the record was closed or its opening opposed; a new consent reactivates it (TD1.2, EX_1.2-1010). */
  act: z.enum(['open', 'reopen']),
  consent: ConsentSchema,
  ...signedEvidence,
  /** argon2id digest of the activation code, base64url, 32 bytes (see activation-code.ts). */
  activationDigest: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type CreateRecord = z.infer<typeof CreateRecordSchema>;

/** PUT /v1/records/{requestId}/activation-code: a reprint; the former code is dead from the answer on. */
export const ReplaceCodeSchema = CreateRecordSchema.pick({ activationDigest: true });
export type ReplaceCode = z.infer<typeof ReplaceCodeSchema>;

/**
 * created: the national service confirmed. already-exists: it says that a record was there before.
 * refused: it refused; nothing is open. pending: our record is committed, the national answer is not known yet.
 */
export const RecordOutcomeSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('created') }),
  z.strictObject({ outcome: z.literal('already-exists') }),
  z.strictObject({ outcome: z.literal('refused') }),
  z.strictObject({ outcome: z.literal('pending') }),
]);
export type RecordOutcome = z.infer<typeof RecordOutcomeSchema>;

/**
 * PUT /v1/closures/{requestId}: the person asks that their record be closed (TD1.4). The id is a UUIDv7 made by the
 * kiosk; the same request twice has one effect. Only under consent-2016, and never for a record of Mon espace santé.
 */
export const CloseRecordSchema = z.strictObject({
  identity: IdentitySchema,
  /** The text that told what a closure does. */
  notice: NoticeSchema,
  language: LanguageSchema,
  actor: ActorSchema,
  papersCallId: z.uuidv7().nullable(),
  confirmedAt: z.iso.datetime(),
  ...signedEvidence,
});
export type CloseRecord = z.infer<typeof CloseRecordSchema>;

/** closed: the national service confirmed. pending: committed, not known yet. refused: it refused; the record stays. */
export const ClosureOutcomeSchema = z.strictObject({ outcome: z.enum(['closed', 'pending', 'refused']) });
export type ClosureOutcome = z.infer<typeof ClosureOutcomeSchema>;

/** POST /v1/refusals: counted for the site and the day, and nothing else: a refusal leaves no identity. */
export const RefusalSchema = z.strictObject({ notice: NoticeSchema });
export type Refusal = z.infer<typeof RefusalSchema>;
