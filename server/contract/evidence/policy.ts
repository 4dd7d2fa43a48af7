/** What a verifier trusts. It comes from elsewhere than the bundle: whoever may choose both proves what they like. */
import { z } from 'zod';
import { CertificatePemSchema } from './bundle.ts';
import { Bytes32UrlSchema, TokenSchema } from './evidence-fields.ts';

/** C2SP verifier key `<name>+<8 hex>+<base64(type || key)>`; its parts are checked where notes are read. */
export const VerifierKeySchema = z.string().regex(/^[!-*,-~]{1,128}\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/);

export const PolicySchema = z
  .strictObject({
    v: z.literal(1),
    /** First line of every checkpoint. */
    origin: TokenSchema,
    logKey: VerifierKeySchema,
    witnesses: z.array(VerifierKeySchema).max(16),
    /** So many different witnesses must have cosigned. */
    quorum: z.int().min(0).max(16),
    serverKeys: z
      .array(
        z.strictObject({
          kid: TokenSchema,
          jwk: z.strictObject({
            kty: z.literal('OKP'),
            crv: z.literal('Ed25519'),
            x: Bytes32UrlSchema,
          }),
        }),
      )
      .min(1)
      .max(64),
    kioskCa: CertificatePemSchema,
    tsaCa: CertificatePemSchema.nullable(),
    timestampRequired: z.boolean(),
  })
  .refine(({ quorum, witnesses }) => quorum <= witnesses.length)
  .refine(({ serverKeys }) => new Set(serverKeys.map(({ kid }) => kid)).size === serverKeys.length)
  .refine(({ tsaCa, timestampRequired }) => tsaCa !== null || !timestampRequired);
export type Policy = z.infer<typeof PolicySchema>;
