/**
 * The agent, over its own origin: one event stream and a few orders. Every answer is parsed by the contract. The header
 * that proves this page lives in memory only; a reloaded page asks for it again with its HttpOnly cookie.
 */

import type { VisitId } from '@borne/kiosk-agent/contract';
import {
  AgentStateSchema,
  FailureSchema,
  PairedSchema,
  PairSchema,
  VisitSchema,
} from '@borne/kiosk-agent/contract';
import { z } from 'zod';
import type { Answer, Command, Order, StreamEvent } from '../journey/events.ts';
import { afterDrawing } from './after-drawing.ts';

export interface AgentClient {
  /** Pairs this page, or takes its session up again. */
  open(signal: AbortSignal): Promise<Answer>;
  /** Listens until the returned function is called. */
  watch(listener: (event: StreamEvent) => void): () => void;
  send(command: Command | Order, signal: AbortSignal): Promise<Answer>;
  /** Somebody touched the screen. */
  tellPresence(visitId: VisitId, signal: AbortSignal): Promise<Answer>;
}

/** Where each order goes, under /agent/. */
const addresses: Record<(Command | Order)['name'], string> = {
  holder: 'visit/holder',
  consent: 'visit/consent',
  refusal: 'visit/refusal',
  reconsider: 'visit/reconsider',
  closure: 'visit/closure',
  ticket: 'visit/ticket',
  paper: 'visit/paper',
  end: 'visit/end',
  call: 'assistance/call',
  withdraw: 'assistance/withdraw',
  'hand-over': 'assistance/hand-over',
};

/** 204: the stream tells what comes of it. */
const withoutContent: ReadonlySet<string> = new Set<(Command | Order)['name']>([
  ...(['paper', 'call', 'withdraw', 'hand-over'] as const),
]);
const NothingSchema = z.undefined();

type Parsed<T> = { ok: true; value: T } | Extract<Answer, { ok: false }>;

const unanswered = { ok: false, code: 'unanswered' } as const;

/** `token`: the boot token of the address, if there was one. */
export function agentClient(token: string | null): AgentClient {
  const pair = PairSchema.safeParse({ token });
  let header = '';

  const post = async (
    path: string,
    body: unknown,
    signal: AbortSignal,
    answer: z.ZodType,
  ): Promise<Answer> => {
    await afterDrawing();
    // What was asked for leaves all the same: whoever stopped waiting meanwhile only hears no answer.
    return call(path, { ...posting(body, header), ...(!signal.aborted && { signal }) }, answer);
  };

  return {
    open: async (signal) => {
      const paired = await openSession(pair.success ? pair.data : null, signal);
      if (paired.ok) header = paired.value.header;
      return paired;
    },
    watch,
    send: ({ name, body }, signal) =>
      post(addresses[name], body, signal, withoutContent.has(name) ? NothingSchema : VisitSchema),
    tellPresence: (visitId, signal) => post('visit/presence', { visitId }, signal, VisitSchema),
  };
}

/** The token first; where it was used already, the cookie of the page that used it still opens. */
async function openSession(
  pair: z.infer<typeof PairSchema> | null,
  signal: AbortSignal,
): Promise<Parsed<z.infer<typeof PairedSchema>>> {
  const session = (): Promise<Parsed<z.infer<typeof PairedSchema>>> =>
    call('session', { signal }, PairedSchema);
  if (!pair) return session();
  const paired = await call('pair', { ...posting(pair, ''), signal }, PairedSchema);
  if (paired.ok || paired.code === 'unanswered') return paired;
  const resumed = await session();
  return resumed.ok ? resumed : paired;
}

function posting(body: unknown, header: string): RequestInit {
  const headers = { 'Content-Type': 'application/json', ...(header && { 'X-Borne': header }) };
  return { method: 'POST', headers, body: JSON.stringify(body) };
}

/** An answer outside the contract counts as none. */
async function call<T>(path: string, request: RequestInit, schema: z.ZodType<T>): Promise<Parsed<T>> {
  try {
    const response = await fetch(`/agent/${path}`, { ...request, cache: 'no-store' });
    const body: unknown = response.status === 204 ? undefined : await response.json();
    if (response.ok) return { ok: true, value: schema.parse(body) };
    return { ok: false, code: FailureSchema.parse(body).code };
  } catch {
    // Network, abort, or nonsense: for the screen they are one thing, an answer that did not come.
    return unanswered;
  }
}

function watch(listener: (event: StreamEvent) => void): () => void {
  const source = new EventSource('/agent/events');
  source.addEventListener('state', ({ data }: MessageEvent<string>) => listener(readState(data)));
  source.addEventListener('replaced', () => listener({ type: 'REPLACED' }));
  source.addEventListener('error', () => listener({ type: 'STREAM_LOST' }));
  return () => source.close();
}

function readState(data: string): StreamEvent {
  const state = AgentStateSchema.safeParse(parseJson(data));
  return state.success ? { type: 'AGENT_STATE', state: state.data } : { type: 'STREAM_LOST' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON, hence no state: the schema refuses undefined.
    return undefined;
  }
}
