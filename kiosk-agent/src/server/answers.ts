/** What came back from the server, or did not: as an answer of the port. Pure. */
import { ProblemSchema } from '@borne/server/contract';
import type { z } from 'zod';
import type { ServerAnswer } from './server.ts';
import { NeverConnected } from './tls-connector.ts';

export const nonsense = { outcome: 'uncertain', reason: 'nonsense' } as const;

export function understood<T>(status: number, text: string, schema: z.ZodType<T>): ServerAnswer<T> {
  if (status < 200 || status >= 300) return refusal(text);
  const answer = schema.safeParse(parsedJson(text));
  return answer.success ? { outcome: 'answered', answer: answer.data } : nonsense;
}

/** The plain no in the body of a failure. */
export function refusal(text: string): Exclude<ServerAnswer<never>, { outcome: 'answered' }> {
  const problem = ProblemSchema.safeParse(parsedJson(text));
  return problem.success ? { outcome: 'problem', ...problem.data } : nonsense;
}

/** `timeout`: the signal that ends what takes too long. */
export function lost(
  error: unknown,
  timeout: AbortSignal,
): Exclude<ServerAnswer<never>, { outcome: 'answered' }> {
  if (error instanceof NeverConnected) return { outcome: 'unreachable' };
  return { outcome: 'uncertain', reason: timeout.aborted ? 'timeout' : 'cut' };
}

/** An empty body is null; what is no JSON is undefined, which no schema accepts. */
export function parsedJson(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
