/** The protected headers, exactly: no `crit`, no `jwk`, `x5u` or `jku`, no algorithm that the signer could choose. */
import { z } from 'zod';
import { Bytes32UrlSchema, TokenSchema } from './evidence-fields.ts';

export const KioskHeaderSchema = z.strictObject({
  alg: z.literal('ES256'),
  typ: z.literal('dmp-evidence+jws'),
  /** base64url of the SHA-256 of the DER of the kiosk's signing certificate (RFC 7515 §4.1.8). */
  'x5t#S256': Bytes32UrlSchema,
});

/** Of a bundle's seal. Another type than a receipt's: neither signature can stand for the other. */
export const SealHeaderSchema = z.strictObject({
  alg: z.literal('EdDSA'),
  typ: z.literal('dmp-bundle+jws'),
  kid: TokenSchema,
});

export const ServerHeaderSchema = z.strictObject({
  alg: z.literal('EdDSA'),
  typ: z.literal('dmp-receipt+jws'),
  kid: TokenSchema,
});
