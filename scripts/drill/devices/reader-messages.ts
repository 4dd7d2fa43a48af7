/** What the drilled driver's process tells the drill. Counts, codes, times and digests: never what is on a card. */
import { z } from 'zod';

const atMs = z.number();

/** One number for each stay of a card, in the order of arrival. */
const stay = z.int().min(1);

export const ReaderMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready'), atMs }),
  z.strictObject({ type: z.literal('inserted'), atMs, stay }),
  z.strictObject({ type: z.literal('removed'), atMs, stay }),
  z.strictObject({ type: z.literal('silent-card'), atMs }),
  z.strictObject({ type: z.literal('no-reader'), atMs, reason: z.string() }),
  /** `outcome`: that of the reading, or the code of its problem; `threw` for what the port promises never to do. */
  z.strictObject({
    type: z.literal('reading'),
    atMs,
    stay,
    outcome: z.string(),
    identity: z.string().nullable(),
  }),
  /** The driver ended its own PC/SC process, or found it dead: the code that it gives. */
  z.strictObject({ type: z.literal('child-ended'), atMs, why: z.string() }),
  /** The driver's process and its PC/SC process together. */
  z.strictObject({
    type: z.literal('resources'),
    atMs,
    rssMb: z.number(),
    descriptors: z.int(),
    processes: z.int(),
  }),
]);
export type ReaderMessage = z.infer<typeof ReaderMessageSchema>;
export type Reading = Extract<ReaderMessage, { type: 'reading' }>;
export type Resources = Extract<ReaderMessage, { type: 'resources' }>;

export const ReaderRequestSchema = z.literal('resources');

/** The driver's codes for the end of its PC/SC process; its other notes bear none of them. */
export const childEnds: ReadonlySet<unknown> = new Set(['deadline', 'silent', 'nonsense', 'crashed']);
