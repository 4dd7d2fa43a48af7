/**
 * How the simulator misbehaves on demand. Whatever acts before failing does so on purpose: these are the cases in
 * which a client that sends again without asking would open a record twice.
 *
 * ok            answers as the documents say
 * down          the port is closed: connections are refused
 * slow          acts, then answers after `delayMs`
 * nonsense      acts, then answers something that is no SOAP at all
 * fault         does not act; SOAP Fault of the sender, named `subcode`
 * broken        does not act; SOAP Fault of the receiver: "the service has a problem"
 * lost-request  does not act; cuts the connection
 * lost-answer   acts, then cuts the connection without a byte
 * half-answer   acts, then cuts in the middle of the answer
 * other-answer  acts, then answers as if to another request
 * cut-answer    acts, then cuts after `atByte` bytes of the answer
 * replayed      acts, then gives the answer of the last request of that kind once more
 * xml-bomb      acts, then answers with entities that would fill the memory
 * wrong-encoding  acts, then answers in UTF-16
 * wrong-certificate  lets nobody in who looks: another authority's certificate at the door
 * http-500      does not act; HTTP 500 with a page of a proxy
 *
 * With `on`, only requests of that transaction are treated so; the others are answered, and do not count.
 */
import { z } from 'zod';
import { type TransactionName, transactionNames } from './reading/transaction.ts';

export const modeNames = [
  'ok',
  'down',
  'slow',
  'nonsense',
  'fault',
  'broken',
  'lost-request',
  'lost-answer',
  'half-answer',
  'other-answer',
  'cut-answer',
  'replayed',
  'xml-bomb',
  'wrong-encoding',
  'wrong-certificate',
  'http-500',
] as const;
export type ModeName = (typeof modeNames)[number];

export const ModeOrderSchema = z.strictObject({
  mode: z.enum(modeNames),
  /** Absent: every transaction. Meaningless for `down`. */
  on: z.enum(transactionNames).optional(),
  /** Back to ok after that many requests; absent: until the next order. Meaningless for `down`, which hears none. */
  times: z.int().min(1).max(1_000).optional(),
  delayMs: z.int().min(0).max(600_000).default(8_000),
  /** Of cut-answer. */
  atByte: z.int().min(0).max(1_000_000).default(100),
  subcode: z
    .string()
    .regex(/^[A-Za-z][A-Za-z.-]{0,59}$/)
    .default('DMPAccessDenied'),
});
export type ModeOrder = z.infer<typeof ModeOrderSchema>;

export interface ModeSwitch {
  current(): ModeOrder;
  set(order: ModeOrder): void;
  /** The order for one request, which it counts. */
  take(transaction: TransactionName | null): ModeOrder;
}

const ok: ModeOrder = ModeOrderSchema.parse({ mode: 'ok' });

export function createModeSwitch(): ModeSwitch {
  let order = ok;
  return {
    current: () => order,
    set: (next) => {
      order = next;
    },
    take: (transaction) => {
      const taken = order;
      if (taken.on !== undefined && taken.on !== transaction) return ok;
      if (taken.times !== undefined) order = taken.times > 1 ? { ...taken, times: taken.times - 1 } : ok;
      return taken;
    },
  };
}
