/**
 * The agent's log: events of a closed list with fields of a closed list. There is no free text, so no name has a way
 * in; a net behind it masks whatever still looks like a NIR. Times are ISO 8601: epoch digits look like a NIR.
 */
import pino from 'pino';

export type LogEvent =
  | 'agent.ready'
  | 'agent.stopping'
  /** SIMULATEUR: some device is a double. */
  | 'agent.simulated-devices'
  /** What the card driver has to say; `note` is one of its own fixed sentences. */
  | 'reader.note'
  | 'visit.stage'
  | 'server.problem'
  /** A call to the counter: its kind and how it stands. */
  | 'counter.call'
  /** The slot, the printer or the way to the server changed. */
  | 'kiosk.changed'
  | 'screen.paired'
  | 'screen.replaced'
  /** Somebody who is not the kiosk's screen tried to become it. */
  | 'screen.alarm'
  /** The page no longer says that it draws; heard: it does again. */
  | 'screen.silent'
  | 'screen.heard'
  /** Whoever watches the restart file is asked to start the browser anew. */
  | 'browser.restart-asked'
  /** A device's health changed; at start, of every one that is not ready. */
  | 'device.health'
  /** The event loop stood still for longer than systemd should be told that all is well. */
  | 'agent.sluggish'
  /** systemd did not take a notification. */
  | 'systemd.unheard'
  /** Somebody with the installer's token opened the installer's page. */
  | 'installer.opened'
  | 'installer.tested'
  /** The kiosk is closed to the public while somebody works on it, or open again. */
  | 'maintenance.begun'
  | 'maintenance.ended'
  | 'http.refused'
  /** What became of one scan: its kind and outcome, never a byte of it. */
  | 'scanner.scan'
  /** The counter's process: a hand-over to the pharmacy's software began, met a field, ended. Never a value. */
  | 'lgo.ready'
  | 'lgo.stopping'
  | 'lgo.hand-over'
  | 'lgo.field'
  | 'lgo.end'
  /** A broken invariant: a fault of ours. */
  | 'fault';

/** `visitId` and `reference` are typed ids and pass whole: a UUID sometimes looks like a NIR. */
const allowed = [
  'visitId',
  'reference',
  'stage',
  'outcome',
  'problem',
  'ticket',
  'printer',
  'slot',
  'link',
  'code',
  'status',
  'driver',
  'reader',
  'reason',
  'note',
  'port',
  'call',
  'field',
  'error',
  'frames',
  'device',
  'health',
  'screen',
  'test',
  'ms',
] as const;
const ids = new Set<string>(['visitId', 'reference']);

export type LogFields = { [Field in (typeof allowed)[number]]?: string | number | undefined };

export interface AgentLog {
  info(event: LogEvent, fields?: LogFields): void;
  warn(event: LogEvent, fields?: LogFields): void;
  error(event: LogEvent, fields?: LogFields): void;
}

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Without `destination` it writes to stdout. */
export function agentLog(level: LogLevel, destination?: { write(line: string): void }): AgentLog {
  const logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'event' },
    destination ?? pino.destination({ fd: 1, sync: true }),
  );
  return {
    info: (event, fields = {}) => logger.info(onlyAllowed(fields), event),
    warn: (event, fields = {}) => logger.warn(onlyAllowed(fields), event),
    error: (event, fields = {}) => logger.error(onlyAllowed(fields), event),
  };
}

/** What may be said of an unexpected error: its kind and where it happened. Its message may quote what came in. */
export function faultFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    code,
    frames: frames
      .slice(0, 6)
      .map((line) => line.trim())
      .join(' | '),
  };
}

function onlyAllowed(fields: LogFields): LogFields {
  const kept = allowed.flatMap((name) => {
    const value = fields[name];
    if (value === undefined) return [];
    return [[name, typeof value === 'string' && !ids.has(name) ? masked(value) : value] as const];
  });
  return Object.fromEntries(kept);
}

/** A NIR with any separators; measured in security.md §3.5. */
const nirLike = /[1-8](?:[\s.-]?\d){5}[\s.-]?[\dAB](?:[\s.-]?\d){6}(?:[\s.-]?\d){0,2}/gi;

function masked(text: string): string {
  return text.replace(nirLike, '[masked]');
}
