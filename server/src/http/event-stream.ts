/** Server-sent events on one response, with limits: what nobody reads is let go, and nothing lasts for ever. */
import type { Response } from 'express';

export interface EventStream {
  /** Writes the event, unless it says the same as the one before. The first one begins the answer. */
  show(event: string, data: object): void;
  /** A comment line: it keeps the way open and finds out that nobody is there. */
  beat(): void;
  /** Once; also when the client goes, the lifetime is over or the server stops. Before the first event: no answer. */
  end(): void;
  readonly ended: boolean;
  /** Runs when the stream ends; at once when it has. */
  atEnd(release: () => void): void;
}

export interface StreamLimits {
  heartbeatMs: number;
  /** Then the client comes back. */
  lifetimeMs: number;
  /** What a client that does not read may leave waiting. */
  bufferedBytes: number;
}

export const streamLimits: StreamLimits = {
  heartbeatMs: 10_000,
  lifetimeMs: 3_600_000,
  bufferedBytes: 262_144,
};

export function eventStream(response: Response, stopping: AbortSignal, limits: StreamLimits): EventStream {
  const releases: (() => void)[] = [];
  let ended = false;
  let last = '';

  const end = (): void => {
    if (ended) return;
    ended = true;
    for (const release of releases.splice(0)) release();
    if (response.headersSent) response.end();
  };
  const atEnd = (release: () => void): void => {
    if (ended) release();
    else releases.push(release);
  };
  const write = (text: string): void => {
    if (ended) return;
    if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(text);
    if (response.writableLength > limits.bufferedBytes) response.destroy();
  };

  response.once('close', end);
  const lifetime = setTimeout(end, limits.lifetimeMs);
  stopping.addEventListener('abort', end);
  atEnd(() => {
    clearTimeout(lifetime);
    stopping.removeEventListener('abort', end);
  });
  if (stopping.aborted || response.closed) end();

  return {
    show: (event, data) => {
      const text = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
      if (text !== last) write(text);
      last = text;
    },
    beat: () => write(': alive\n\n'),
    end,
    get ended() {
      return ended;
    },
    atEnd,
  };
}
