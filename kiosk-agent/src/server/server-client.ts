/** The server over mutual TLS 1.3: one pinned authority, this kiosk's certificate, a deadline on each call. */
import {
  CallStateSchema,
  ClosureOutcomeSchema,
  HandOverCodeSchema,
  KioskCallsSchema,
  KioskProfileSchema,
  RecordOutcomeSchema,
  RecordStatusSchema,
} from '@borne/server/contract';
import { type Dispatcher, Pool } from 'undici';
import { z } from 'zod';
import { lost, understood } from './answers.ts';
import type { CallLimits, Server, ServerAnswer } from './server.ts';
import { type TlsIdentity, tlsConnector } from './tls-connector.ts';
import { watchEvents } from './watch-events.ts';

export interface ServerAccess extends TlsIdentity {
  /** https://host:port */
  url: string;
  /** The server says something on a stream every 10 s; after this long without a word its line is dead. */
  silenceMs?: number;
}

const answerBytesMax = 64 * 1024;
const nothing = z.null();

export function serverClient({ url, silenceMs = 25_000, ...identity }: ServerAccess): Server {
  const connect = tlsConnector(identity);
  const calls = new Pool(url, { connect, connections: 4, pipelining: 1, maxResponseSize: answerBytesMax });
  // A stream has no end: its own connection, and its own bounds (watch-events.ts).
  const streams = new Pool(url, {
    connect,
    connections: 1,
    pipelining: 1,
    bodyTimeout: 0,
    headersTimeout: 0,
  });
  const ask = <T>(question: Question<T>, limits: CallLimits) => answerOf(calls, question, limits);
  const watchedCalls = { path: '/v1/kiosk/calls', event: 'calls', schema: KioskCallsSchema, silenceMs };
  return {
    profile: (limits) => ask({ method: 'GET', path: '/v1/kiosk', schema: KioskProfileSchema }, limits),
    status: (body, limits) =>
      ask({ method: 'POST', path: '/v1/status', body, schema: RecordStatusSchema }, limits),
    createRecord: (visitId, body, limits) =>
      ask({ method: 'PUT', path: `/v1/records/${visitId}`, body, schema: RecordOutcomeSchema }, limits),
    replaceCode: (visitId, body, limits) =>
      ask({ method: 'PUT', path: `/v1/records/${visitId}/activation-code`, body, schema: nothing }, limits),
    closeRecord: (visitId, body, limits) =>
      ask({ method: 'PUT', path: `/v1/closures/${visitId}`, body, schema: ClosureOutcomeSchema }, limits),
    refuse: (body, limits) => ask({ method: 'POST', path: '/v1/refusals', body, schema: nothing }, limits),
    placeCall: (callId, body, limits) =>
      ask({ method: 'PUT', path: `/v1/calls/${callId}`, body, schema: CallStateSchema }, limits),
    withdrawCall: (callId, limits) =>
      ask({ method: 'DELETE', path: `/v1/calls/${callId}`, schema: nothing }, limits),
    watchCalls: (listener, signal) => watchEvents(streams, watchedCalls, listener, signal),
    tellPhase: (phase, limits) =>
      ask({ method: 'PUT', path: '/v1/kiosk/phase', body: { phase }, schema: nothing }, limits),
    handOver: (id, reason, limits) =>
      ask(
        { method: 'PUT', path: `/v1/hand-overs/${id}`, body: { reason }, schema: HandOverCodeSchema },
        limits,
      ),
    close: async () => {
      await Promise.all([calls.destroy(), streams.destroy()]);
    },
  };
}

interface Question<T> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Holds ids at most, never a person. */
  path: string;
  body?: object;
  schema: z.ZodType<T>;
}

async function answerOf<T>(
  dispatcher: Dispatcher,
  question: Question<T>,
  limits: CallLimits,
): Promise<ServerAnswer<T>> {
  const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(limits.deadlineMs)));
  const signal = limits.signal ? AbortSignal.any([timeout, limits.signal]) : timeout;
  const { method, path, body, schema } = question;
  try {
    const response = await dispatcher.request({
      method,
      path,
      headers: headersFor(question, limits.deadlineMs),
      body: body ? JSON.stringify(body) : null,
      signal,
    });
    return understood(response.statusCode, await response.body.text(), schema);
  } catch (error) {
    return lost(error, timeout);
  }
}

/** RFC 7240: the server may take its time to learn the national outcome, but must answer before we give up. */
function headersFor({ body }: Question<unknown>, deadlineMs: number): Record<string, string> {
  if (!body) return { accept: 'application/json' };
  const waitSeconds = Math.max(1, Math.floor(deadlineMs / 1000) - 2);
  return { accept: 'application/json', 'content-type': 'application/json', prefer: `wait=${waitSeconds}` };
}
