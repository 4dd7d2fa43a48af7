/** What one person gets about one act: every entry, and the proof that one checkpoint of the log holds them all. */
import { z } from 'zod';
import { canonicalText } from './canonical.ts';
import { fromBase64, fromBase64url } from './encoding.ts';
import { ActIdSchema, Bytes32UrlSchema, HashSchema, InstantSchema } from './evidence-fields.ts';

const CompactJwsSchema = z
  .string()
  .max(131_072)
  .refine((text) => {
    const parts = text.split('.');
    return parts.length === 3 && parts.every((part) => part !== '' && fromBase64url(part) !== null);
  });

/** RFC 7515 appendix F: the payload is left out, `<header>..<signature>`. */
const DetachedJwsSchema = z
  .string()
  .max(1_024)
  .refine((text) => {
    const [header, payload, signature, ...more] = text.split('.');
    const isWritten = (part = ''): boolean => part !== '' && fromBase64url(part) !== null;
    return isWritten(header) && payload === '' && isWritten(signature) && more.length === 0;
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

const PartSchema = z
  .strictObject({ number: z.int().min(1).max(9_999), of: z.int().min(2).max(9_999) })
  .refine(({ number, of }) => number <= of);

export const BundleSchema = z.strictObject({
  v: z.literal(1),
  actId: ActIdSchema,
  /** Indexes strictly increasing. */
  entries: z.array(BundleEntrySchema).min(1).max(256),
  /** C2SP signed note with the log's signature and the witnesses' cosignatures. */
  checkpoint: z.string().min(1).max(16_384),
  /** RFC 3161 response, strict base64, over the whole text of `checkpoint`, cosignatures included. */
  timestamp: z
    .string()
    .min(1)
    .max(65_536)
    .refine((text) => fromBase64(text) !== null)
    .nullable(),
  /** By the server's clock: what the server knew of the act then, and no later. */
  exportedAt: InstantSchema,
  /**
   * Which file of how many, where the changes of an act's choices do not fit in one: each holds the answer itself and is
   * verified alone. Absent: this file is the only one.
   */
  part: PartSchema.optional(),
  /** The server's signature over all the rest, so that a piece left out afterwards is seen. */
  seal: DetachedJwsSchema,
});
export type Bundle = z.infer<typeof BundleSchema>;
export type UnsealedBundle = Omit<Bundle, 'seal'>;

/** What the seal is over: the canonical text of everything but the seal. White space and order of fields stay free. */
export function sealedText(bundle: UnsealedBundle & { seal?: string }): string {
  return canonicalText({ ...bundle, seal: undefined });
}
