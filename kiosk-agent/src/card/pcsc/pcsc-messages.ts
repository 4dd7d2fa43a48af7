/** What the agent and its PC/SC process say to each other over Node's IPC channel (serialization: advanced). */
import { z } from 'zod';
import { noReaderReasons } from '../no-reader.ts';

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const insertion = z.string();

export const RequestSchema = z.strictObject({
  type: z.literal('transmit'),
  turn: z.int(),
  insertion,
  command: bytes,
});
export type Request = z.infer<typeof RequestSchema>;

const SlotStateSchema = z.discriminatedUnion('slot', [
  z.strictObject({ slot: z.literal('no-reader'), reason: z.enum(noReaderReasons) }),
  z.strictObject({ slot: z.literal('empty') }),
  z.strictObject({ slot: z.literal('silent'), insertion }),
  z.strictObject({ slot: z.literal('card'), insertion, atr: bytes }),
]);

const ApduAnswerSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), data: bytes, statusWord: z.int() }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(['removed', 'timeout', 'fault', 'lost']) }),
]);

export const ReportSchema = z.discriminatedUnion('type', [
  /** Said about once a second, changed or not: silence means that the process hangs. */
  z.strictObject({ type: z.literal('slot'), state: SlotStateSchema }),
  z.strictObject({ type: z.literal('reader'), name: z.string() }),
  z.strictObject({ type: z.literal('answer'), turn: z.int(), answer: ApduAnswerSchema }),
  /** A native error we have no name for: its own sentence, which never holds a byte of the card. */
  z.strictObject({ type: z.literal('trouble'), what: z.string() }),
]);
export type Report = z.infer<typeof ReportSchema>;
