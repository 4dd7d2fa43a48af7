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

export const ConsentSchema = z.strictObject({
  notice: NoticeSchema,
  language: z.enum(['fr']),
  /** Asked apart, without default: may a caregiver open the record when I cannot speak (bris de glace)? */
  breakGlassConsent: z.boolean(),
  /** Asked apart, without default: may the SAMU doctor (centre 15) open it? */
  emergencyCallConsent: z.boolean(),
  answeredAt: z.iso.datetime(),
});
export type Consent = z.infer<typeof ConsentSchema>;
