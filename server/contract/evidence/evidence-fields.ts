/** The fields that evidence is written in: ASCII, one spelling each, so that two verifiers cannot read them differently. */
import { z } from 'zod';
import { fromBase64, fromBase64url } from './encoding.ts';

export const IdSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
/** UUIDv7: the id of an act is the kiosk's request id. */
export const ActIdSchema = IdSchema.regex(/^.{14}7/);

/** UTC, milliseconds, as `toISOString` writes it; from 1970 (a dead clock) to 2999. */
export const InstantSchema = z
  .string()
  .regex(/^(?:19[7-9]|2[0-9]{2})[0-9]-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/)
  .refine((text) => {
    const time = new Date(text);
    return !Number.isNaN(time.getTime()) && time.toISOString() === text;
  });

export const HexSha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
/** Printable ASCII without spaces: a version, a code, an id given by somebody else. */
export const TokenSchema = z.string().regex(/^[!-~]{1,128}$/);

/** 32 bytes in strict base64. */
export const HashSchema = z.string().refine((text) => fromBase64(text)?.length === 32);
/** 32 bytes in strict base64url. */
export const Bytes32UrlSchema = z.string().refine((text) => fromBase64url(text)?.length === 32);
