/** The server over mutual TLS 1.3: one pinned authority, this kiosk's certificate, a deadline on each call. */
import {
  KioskProfileSchema,
  ProblemSchema,
  RecordOutcomeSchema,
  RecordStatusSchema,
} from '@borne/server/contract';
import { Pool } from 'undici';
import { z } from 'zod';
import type { CallLimits, Server, ServerAnswer } from './server.ts';
import { NeverConnected, type TlsIdentity, tlsConnector } from './tls-connector.ts';

export interface ServerAccess extends TlsIdentity {
  /** https://host:port */
  url: string;
}

const answerBytesMax = 64 * 1024;
const nothing = z.null();

export function serverClient({ url, ...identity }: ServerAccess): Server {
  const pool = new Pool(url, {
    connect: tlsConnector(identity),
    connections: 4,
    pipelining: 1,
    maxResponseSize: answerBytesMax,
  });
  const ask = <T>(question: Question<T>, limits: CallLimits) => answerOf(pool, question, limits);
  return {
    profile: (limits) => ask({ method: 'GET', path: '/v1/kiosk', schema: KioskProfileSchema }, limits),
    status: (body, limits) =>
      ask({ method: 'POST', path: '/v1/status', body, schema: RecordStatusSchema }, limits),
    createRecord: (visitId, body, limits) =>
      ask({ method: 'PUT', path: `/v1/records/${visitId}`, body, schema: RecordOutcomeSchema }, limits),
    replaceCode: (visitId, body, limits) =>
      ask({ method: 'PUT', path: `/v1/records/${visitId}/activation-code`, body, schema: nothing }, limits),
    refuse: (body, limits) => ask({ method: 'POST', path: '/v1/refusals', body, schema: nothing }, limits),
    close: () => pool.destroy(),
  };
}

interface Question<T> {
  method: 'GET' | 'POST' | 'PUT';
  /** Holds ids at most, never a person. */
  path: string;
  body?: object;
  schema: z.ZodType<T>;
}

async function answerOf<T>(pool: Pool, question: Question<T>, limits: CallLimits): Promise<ServerAnswer<T>> {
  const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(limits.deadlineMs)));
  const signal = limits.signal ? AbortSignal.any([timeout, limits.signal]) : timeout;
  const { method, path, body, schema } = question;
  try {
    const response = await pool.request({
      method,
      path,
      headers: headersFor(question, limits.deadlineMs),
      body: body ? JSON.stringify(body) : null,
      signal,
    });
    return understood(response.statusCode, await response.body.text(), schema);
  } catch (error) {
    if (error instanceof NeverConnected) return { outcome: 'unreachable' };
    return { outcome: 'uncertain', reason: timeout.aborted ? 'timeout' : 'cut' };
  }
}

/** RFC 7240: the server may take its time to learn the national outcome, but must answer before we give up. */
function headersFor({ body }: Question<unknown>, deadlineMs: number): Record<string, string> {
  if (!body) return { accept: 'application/json' };
  const waitSeconds = Math.max(1, Math.floor(deadlineMs / 1000) - 2);
  return { accept: 'application/json', 'content-type': 'application/json', prefer: `wait=${waitSeconds}` };
}

function understood<T>(status: number, text: string, schema: z.ZodType<T>): ServerAnswer<T> {
  const content = parsedJson(text);
  if (status >= 200 && status < 300) {
    const answer = schema.safeParse(content);
    return answer.success ? { outcome: 'answered', answer: answer.data } : nonsense;
  }
  const problem = ProblemSchema.safeParse(content);
  return problem.success ? { outcome: 'problem', ...problem.data } : nonsense;
}

const nonsense = { outcome: 'uncertain', reason: 'nonsense' } as const;

/** An empty body is null; what is no JSON is undefined, which no schema accepts. */
function parsedJson(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
