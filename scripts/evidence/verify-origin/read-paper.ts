/** Step 1: `origin.json` (server/src/ledger/new-origin), and the statement in it, which is the first entry of its log. */
import {
  fromBase64,
  HashSchema,
  InstantSchema,
  parseStrictJson,
  type RefusalReason,
  TokenSchema,
  VerifierKeySchema,
} from '@borne/server/contract/evidence';
import { z } from 'zod';
import { reasonOf } from '../verify/read-policy.ts';

const HeadSchema = z.strictObject({
  size: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  root: z.string().regex(/^[0-9a-f]{64}$/),
});
const StatementSchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('new-origin'),
  origin: TokenSchema,
  follows: z.strictObject({
    origin: TokenSchema,
    held: HeadSchema,
    cosigned: z
      .array(HeadSchema.extend({ witness: TokenSchema }))
      .min(1)
      .max(16),
  }),
  missing: z.strictObject({ from: HeadSchema.shape.size, to: HeadSchema.shape.size }),
  at: InstantSchema,
});
const PaperSchema = z.strictObject({
  /** ASCII: the leaf is made of these bytes, and no reader may spell them otherwise. */
  statement: z.string().regex(/^[ -~]{1,16384}$/),
  salt: HashSchema,
  checkpoint: z.string().min(1).max(16_384),
  cosigned: z.array(z.string().min(1).max(16_384)).min(1).max(16),
  vkey: VerifierKeySchema,
});
export type Statement = z.infer<typeof StatementSchema>;

/** `statement`: what `text` says; the leaf is made of `text`. */
export interface Paper {
  text: string;
  statement: Statement;
  salt: Buffer;
  checkpoint: string;
  /** Of the former origin, in the order in which the statement names them. */
  cosigned: string[];
  vkey: string;
}

export type PaperRead = { ok: true; paper: Paper } | { ok: false; reason: RefusalReason };

/** `bytes`: the file, whatever it holds. */
export function readPaper(bytes: Uint8Array): PaperRead {
  const outer = readAs(PaperSchema, bytes);
  if (!outer.ok) return outer;
  const { statement: text, salt: encoded, ...rest } = outer.value;
  const inner = readAs(StatementSchema, Buffer.from(text));
  const salt = fromBase64(encoded);
  if (!inner.ok) return inner;
  if (salt === null) return { ok: false, reason: 'malformed' };
  return { ok: true, paper: { ...rest, text, salt, statement: inner.value } };
}

function readAs<Value>(
  schema: z.ZodType<Value>,
  bytes: Uint8Array,
): { ok: true; value: Value } | { ok: false; reason: RefusalReason } {
  const json = parseStrictJson(bytes);
  if (!json.ok) return { ok: false, reason: 'malformed' };
  const { success, data, error } = schema.safeParse(json.value);
  return success ? { ok: true, value: data } : { ok: false, reason: reasonOf(error) };
}
