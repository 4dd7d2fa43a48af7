/** What one person gets about one act: every entry, and the proof that one checkpoint of the log holds them all. */
import { z } from 'zod';
import { fromBase64, fromBase64url } from './encoding.ts';
import { ActIdSchema, Bytes32UrlSchema, HashSchema, InstantSchema } from './evidence-fields.ts';

const CompactJwsSchema = z
  .string()
  .max(131_072)
  .refine((text) => {
    const parts = text.split('.');
    return parts.length === 3 && parts.every((part) => part !== '' && fromBase64url(part) !== null);
  });

/** One certificate as openssl writes it: lines of 64, no text around, the last line feed optional. */
export const CertificatePemSchema = z
  .string()
  .max(8_192)
  .refine((text) => certificateDer(text) !== null);

const pem =
  /^-----BEGIN CERTIFICATE-----\n((?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/=]{1,64})\n-----END CERTIFICATE-----\n?$/;

/** The DER of the one certificate in `text`; null when the text is not exactly one strict PEM block. */
export function certificateDer(text: string): Buffer | null {
  const body = pem.exec(text)?.[1];
  const der = body === undefined ? null : fromBase64(body.replaceAll('\n', ''));
  return der !== null && isOneLongSequence(der) ? der : null;
}

/** A SEQUENCE with a length of two bytes, and nothing after it: parsers differ on what they do with a rest. */
function isOneLongSequence(der: Buffer): boolean {
  return der.length > 4 && der.readUInt16BE(0) === 0x3082 && der.readUInt16BE(2) + 4 === der.length;
}

export const BundleEntrySchema = z.strictObject({
  /** `[kiosk, server]` for what was answered, `[server]` for what was asked at home, and for what became of it. */
  texts: z.array(CompactJwsSchema).min(1).max(2),
  salt: Bytes32UrlSchema,
  index: z.int().min(0),
  /** RFC 6962 audit path, from the leaf up. */
  proof: z.array(HashSchema).max(64),
  kioskCertificate: CertificatePemSchema.nullable(),
});
export type BundleEntry = z.infer<typeof BundleEntrySchema>;

export const BundleSchema = z.strictObject({
  v: z.literal(1),
  actId: ActIdSchema,
  /** Indexes strictly increasing. */
  entries: z.array(BundleEntrySchema).min(1).max(16),
  /** C2SP signed note with the log's signature and the witnesses' cosignatures. */
  checkpoint: z.string().min(1).max(16_384),
  /** RFC 3161 response, strict base64, over the whole text of `checkpoint`, cosignatures included. */
  timestamp: z
    .string()
    .min(1)
    .max(65_536)
    .refine((text) => fromBase64(text) !== null)
    .nullable(),
  /** Signed by nobody: says when the file was made, proves nothing. */
  exportedAt: InstantSchema,
});
export type Bundle = z.infer<typeof BundleSchema>;
