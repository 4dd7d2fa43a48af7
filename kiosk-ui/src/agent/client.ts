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
import type { z } from 'zod';
import type { Answer, Command, StreamEvent } from '../journey/events.ts';

export interface AgentClient {
  /** Pairs this page, or takes its session up again. */
  open(signal: AbortSignal): Promise<Answer>;
  /** Listens until the returned function is called. */
  watch(listener: (event: StreamEvent) => void): () => void;
  send(command: Command, signal: AbortSignal): Promise<Answer>;
  /** Somebody touched the screen. */
  tellPresence(visitId: VisitId, signal: AbortSignal): Promise<Answer>;
}

type Parsed<T> = { ok: true; value: T } | Extract<Answer, { ok: false }>;

const unanswered = { ok: false, code: 'unanswered' } as const;

/** `token`: the boot token of the address, if there was one. */
export function agentClient(token: string | null): AgentClient {
  const pair = PairSchema.safeParse({ token });
  let header = '';

  const post = async (path: string, body: unknown, signal: AbortSignal): Promise<Answer> =>
    call(path, { ...posting(body, header), signal }, VisitSchema);

  return {
    open: async (signal) => {
      const paired = await openSession(pair.success ? pair.data : null, signal);
      if (paired.ok) header = paired.value.header;
      return paired;
    },
    watch,
    send: ({ name, body }, signal) => post(`visit/${name}`, body, signal),
    tellPresence: (visitId, signal) => post('visit/presence', { visitId }, signal),
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
    const body: unknown = await response.json();
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
