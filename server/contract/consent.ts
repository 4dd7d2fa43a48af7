/**
 * What the patient answered, and to which text. Screens ask for consents; only `server/src/dmp/` knows that the
 * national message carries oppositions.
 */
import { z } from 'zod';

export const RegimeSchema = z.enum(['consent-2016', 'mes-2022']);
export type Regime = z.infer<typeof RegimeSchema>;

/** The text shown: its version, and the SHA-256 (hex) of every sentence on the information and consent screens. */
export const NoticeSchema = z.strictObject({
  version: z.string().regex(/^[a-z0-9./-]{1,64}$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Notice = z.infer<typeof NoticeSchema>;

/** The languages of the screens; `fr-simple` is French « écrit simplement ». */
export const LanguageSchema = z.enum(['fr', 'fr-simple', 'en', 'ar', 'pt', 'tr']);
export type Language = z.infer<typeof LanguageSchema>;

/** Who answers: the person themselves, a parent, or whoever represents a protected adult. */
export const ActorSchema = z.enum(['self', 'parent', 'guardian']);
export type Actor = z.infer<typeof ActorSchema>;

/** How the explanation was understood: both questions were answered, or a person of the counter explained. */
export const UnderstoodSchema = z.enum(['quiz', 'staff']);
export type Understood = z.infer<typeof UnderstoodSchema>;

export const ConsentSchema = z.strictObject({
  notice: NoticeSchema,
  language: LanguageSchema,
  actor: ActorSchema,
  /** The call at which the counter saw a representative's papers (assistance.ts); null: the person decides alone. */
  papersCallId: z.uuidv7().nullable(),
  understood: UnderstoodSchema,
  /** A person of the counter stood beside them at some moment of this visit. They can never answer. */
  assisted: z.boolean(),
  /** Asked apart, without default: may a caregiver open the record when I cannot speak (bris de glace)? */
  breakGlassConsent: z.boolean(),
  /** Asked apart, without default: may the SAMU doctor (centre 15) open it? */
  emergencyCallConsent: z.boolean(),
  answeredAt: z.iso.datetime(),
});
export type Consent = z.infer<typeof ConsentSchema>;
