/** Calls to the operator APIs of the doubles. A double that does not answer is null, never an exception. */
import type { BenchConfig } from './config.ts';

const deadlineMs = 3_000;

export type Operator = keyof BenchConfig['operators'];

export interface OperatorAnswer {
  status: number;
  type: string;
  body: Buffer;
}

/** One call, as it is: the bench adds nothing and hides nothing. */
export async function callOperator(
  config: BenchConfig,
  operator: Operator,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<OperatorAnswer | null> {
  try {
    const answer = await fetch(`${config.operators[operator]}${path}`, {
      method,
      signal: AbortSignal.timeout(deadlineMs),
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    return {
      status: answer.status,
      type: answer.headers.get('content-type') ?? 'application/octet-stream',
      body: Buffer.from(await answer.arrayBuffer()),
    };
  } catch {
    // Not running, or too slow: the page shows this operator as absent.
    return null;
  }
}

export async function readOperator(config: BenchConfig, operator: Operator, path: string): Promise<unknown> {
  const answer = await callOperator(config, operator, 'GET', path);
  return answer?.status === 200 ? JSON.parse(answer.body.toString('utf8')) : null;
}
