/** Failures as HTTP: the only file that knows status codes of failures. */
import { randomBytes } from 'node:crypto';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { ProblemCode } from '../../contract/index.ts';
import { DatabaseUnavailable } from '../db/database.ts';
import type { Log } from '../log.ts';

const statuses: Record<ProblemCode, number> = {
  'malformed-request': 400,
  'too-large': 413,
  'unsupported-media-type': 415,
  'unknown-address': 404,
  'unknown-kiosk': 403,
  'request-id-reused': 409,
  'person-already-served': 409,
  'regime-forbids-creation': 403,
  'papers-not-seen': 403,
  'minors-not-served': 403,
  'evidence-refused': 422,
  'notice-not-in-force': 409,
  'call-not-open': 409,
  'record-not-available': 409,
  'national-service-unavailable': 503,
  'identity-not-recognised': 409,
  'database-unavailable': 503,
  internal: 500,
};

/** An expected failure on its way to the edge. `reason` is a word for the log; only that of evidence is sent. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly reason: string | undefined;

  constructor(code: ProblemCode, reason?: string) {
    super(code);
    this.code = code;
    this.reason = reason;
  }
}

/** Answers an address that does not exist. */
export const unknownAddress: RequestHandler = () => {
  throw new Problem('unknown-address');
};

/** The one place where failures are told: `application/problem+json { code, reference }`, and a line in the log. */
export function problemHandler(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    // Too late to say anything: Express cuts the connection.
    if (response.headersSent) return next(error);
    const problem = problemOf(error);
    const reference = randomBytes(6).toString('hex');
    const { code, reason } = problem;
    const fields = { reference, code, ...(reason === undefined ? {} : { reason }) };
    if (statuses[code] >= 500) log.error('request-failed', { ...fields, error });
    else log.warn('request-refused', fields);
    const told = code === 'evidence-refused' ? { code, reference, reason } : { code, reference };
    sendProblem(response, told);
  };
}

function sendProblem(response: Response, told: { code: ProblemCode; [name: string]: unknown }): void {
  response.status(statuses[told.code]).type('application/problem+json').send(JSON.stringify(told));
}

/** What Express's own body parser throws has a `type`; the rest is ours, the database's, or a fault. */
function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof DatabaseUnavailable) return new Problem('database-unavailable');
  const type = error instanceof Error && 'type' in error ? error.type : undefined;
  if (type === 'entity.too.large') return new Problem('too-large');
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') {
    return new Problem('unsupported-media-type');
  }
  if (typeof type === 'string' && /^(entity|request|encoding)\./.test(type)) {
    return new Problem('malformed-request', type);
  }
  // A path that cannot be decoded (%ZZ) is refused by the router.
  if (error instanceof URIError) return new Problem('malformed-request', 'path');
  return new Problem('internal');
}
