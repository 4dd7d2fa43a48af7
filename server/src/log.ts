/**
 * The log: a closed list of events and of fields. What is not on the lists cannot be written, so no call can leak a
 * name, a NIR or a code by carelessness; a pattern for NIR is the net under it.
 */
import pino from 'pino';

export type LogEvent =
  | 'server-ready'
  | 'server-stopping'
  | 'kiosk-refused'
  | 'request-failed'
  | 'request-refused'
  | 'record-opened'
  | 'record-settled'
  | 'closure-requested'
  | 'closure-settled'
  | 'delivery-postponed'
  | 'delivery-abandoned'
  | 'delivery-failed'
  | 'queue-trouble'
  | 'dead-letters'
  | 'national-line'
  | 'certificate-ending'
  | 'database-trouble'
  | 'activation-answered'
  | 'home-answered'
  | 'message-sending'
  | 'counter-signed-in'
  | 'counter-sign-in-refused'
  | 'assistance-purged'
  | 'ledger-extended'
  | 'ledger-trouble'
  | 'ledger-tampered'
  | 'ledger-halted'
  | 'witness-ready'
  | 'witness-cosigned'
  | 'witness-refused'
  | 'identities-erased'
  | 'identities-resealed';

/** Everything that a line may hold. Strings are names of ours or of a standard, never a person's data. */
export interface LogFields {
  reference?: string;
  kioskId?: string;
  recordId?: string;
  closureId?: string;
  staffId?: string;
  code?: string;
  reason?: string;
  outcome?: string;
  route?: string;
  status?: number;
  durationMs?: number;
  sends?: number;
  /** How many rows. */
  calls?: number;
  handOvers?: number;
  /** How many leaves the ledger holds. */
  size?: number;
  records?: number;
  closures?: number;
  /** How many outgoing jobs. */
  jobs?: number;
  /** How many requests at once. */
  width?: number;
  /** Until the end of a certificate; negative once it is over. */
  days?: number;
  ports?: Record<string, number>;
  error?: unknown;
}

export interface Log {
  info(event: LogEvent, fields?: LogFields): void;
  warn(event: LogEvent, fields?: LogFields): void;
  error(event: LogEvent, fields?: LogFields): void;
}

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Writes JSON lines on `output`, by default stdout. Times are ISO 8601: an epoch of 13 digits looks like a NIR. */
export function createLog(level: LogLevel, output?: { write(line: string): void }): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  };
  const sink = output ? pino(options, output) : pino(options);
  return {
    info: (event, fields) => sink.info(allowed(event, fields)),
    warn: (event, fields) => sink.warn(allowed(event, fields)),
    error: (event, fields) => sink.error(allowed(event, fields)),
  };
}

const allowedFields = [
  'reference',
  'kioskId',
  'recordId',
  'closureId',
  'staffId',
  'code',
  'reason',
  'outcome',
  'route',
  'status',
  'durationMs',
  'sends',
  'calls',
  'handOvers',
  'size',
  'records',
  'closures',
  'jobs',
  'width',
  'days',
  'ports',
] as const satisfies readonly (keyof LogFields)[];

function allowed(event: LogEvent, fields: LogFields = {}): Record<string, unknown> {
  const line: Record<string, unknown> = { event };
  for (const name of allowedFields) {
    const value = fields[name];
    if (value !== undefined) line[name] = typeof value === 'string' ? redact(value) : value;
  }
  return 'error' in fields ? { ...line, ...describe(fields.error) } : line;
}

/** Name, code and places; not the message, which may quote the data that made it fail. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? redact(error.code) : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    errorName: redact(error.name),
    ...(code === undefined ? {} : { errorCode: code }),
    stack: frames.slice(0, 6).map((line) => redact(line.trim())),
    ...(error.cause === undefined ? {} : { cause: describe(error.cause) }),
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const nirLike = /[1-8](?:[\s.-]?\d){5}[\s.-]?[\dAB](?:[\s.-]?\d){6}(?:[\s.-]?\d){0,2}/gi;

/** Masks what looks like a NIR, separated or not. A UUID may look like one, so whole UUIDs pass. */
function redact(text: string): string {
  return uuid.test(text) ? text : text.replace(nirLike, '[masked]');
}
