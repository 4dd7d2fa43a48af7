/** Failures as HTTP: the only file that knows their status codes. The body is `{ code }` of the contract. */
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Failure, FailureCode } from '../../contract/failure.ts';
import { type AgentLog, faultFields } from '../log.ts';

/** Finer than the contract where HTTP has a word of its own. */
const answers = {
  'wrong-host': { status: 421, code: 'foreign-page' },
  'foreign-page': { status: 403, code: 'foreign-page' },
  'not-paired': { status: 401, code: 'not-paired' },
  'screen-taken': { status: 409, code: 'screen-taken' },
  'malformed-request': { status: 400, code: 'malformed-request' },
  'not-json': { status: 415, code: 'malformed-request' },
  'too-large': { status: 413, code: 'malformed-request' },
  'unknown-address': { status: 404, code: 'unknown-address' },
  'visit-over': { status: 410, code: 'visit-over' },
  'wrong-stage': { status: 409, code: 'wrong-stage' },
  'visit-under-way': { status: 409, code: 'visit-under-way' },
  'not-in-maintenance': { status: 409, code: 'not-in-maintenance' },
  'test-under-way': { status: 409, code: 'test-under-way' },
  'no-such-device': { status: 409, code: 'no-such-device' },
  'too-soon': { status: 409, code: 'too-soon' },
  internal: { status: 500, code: 'internal' },
} as const satisfies Record<string, { status: number; code: FailureCode }>;

export type RefusalKind = keyof typeof answers;

/** An expected failure on its way to the edge. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly kind: RefusalKind;

  constructor(kind: RefusalKind) {
    super(kind);
    this.kind = kind;
  }
}

export const unknownAddress: RequestHandler = () => {
  throw new Refusal('unknown-address');
};

/** The one place where failures are told. Neither the address asked for nor anything of the body is logged. */
export function failureHandler(log: AgentLog): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    // Too late to say anything: Express cuts the connection.
    if (response.headersSent) return next(error);
    const kind = kindOf(error);
    const { status, code } = answers[kind];
    if (kind === 'internal') log.error('fault', faultFields(error));
    else log.warn('http.refused', { code: kind, status });
    const failure: Failure = { code };
    response.status(status).json(failure);
  };
}

/** What Express's own body parser and router throw has a `type` or a `status`; the rest is a fault of ours. */
function kindOf(error: unknown): RefusalKind {
  if (error instanceof Refusal) return error.kind;
  const type = error instanceof Error && 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large') return 'too-large';
  if (typeof type === 'string' && /^(charset|encoding)\.unsupported$/.test(type)) return 'not-json';
  if (typeof type === 'string' && /^(entity|request)\./.test(type)) return 'malformed-request';
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return status === 400 || status === 404 ? 'unknown-address' : 'internal';
}
