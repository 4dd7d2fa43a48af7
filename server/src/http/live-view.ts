/**
 * A stream that shows one thing as it is now: it is read at the start, after each change, and at each heartbeat
 * (silence is a change too). A reading that fails ends the stream, so that nobody looks at an old state and takes it
 * for the present one; the client comes back and is told why.
 */
import type { Response } from 'express';
import { type EventStream, eventStream, streamLimits } from './event-stream.ts';

export interface LiveView {
  event: string;
  /** What to show now; null ends the stream: whoever listens may no longer. */
  read: () => Promise<object | null>;
}

export interface LiveViewParts {
  /** Calls back after each change; returns what ends it. */
  watch: (changed: () => void) => () => void;
  /** The server stops. */
  stopping: AbortSignal;
  /** A reading failed after the stream had begun. */
  failed: (error: unknown) => void;
}

/** Null: the first reading said null, and nothing was answered. Throws what the first reading throws. */
export async function openLiveView(
  response: Response,
  { event, read }: LiveView,
  { watch, stopping, failed }: LiveViewParts,
  limits = streamLimits,
): Promise<EventStream | null> {
  const stream = eventStream(response, stopping, limits);
  let allowed = true;
  const refresh = oneAtATime(async () => {
    if (stream.ended) return;
    const shown = await read();
    allowed = shown !== null;
    if (shown === null) stream.end();
    else stream.show(event, shown);
  });
  const refreshLater = (): void => {
    refresh().catch((error: unknown) => {
      failed(error);
      stream.end();
    });
  };
  // Before the first reading: what changes during it is read again.
  stream.atEnd(watch(refreshLater));
  try {
    await refresh();
  } catch (error) {
    stream.end();
    throw error;
  }
  if (!response.headersSent) {
    if (!allowed) return null;
    // The client went, or the server stops: there is nothing to say.
    response.destroy();
  }
  const heartbeat = setInterval(() => {
    stream.beat();
    refreshLater();
  }, limits.heartbeatMs);
  stream.atEnd(() => clearInterval(heartbeat));
  return stream;
}

/** One run at a time; asked for meanwhile, it runs once more afterwards. */
function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let running = false;
  let asked = false;
  return async () => {
    asked = true;
    if (running) return;
    running = true;
    try {
      while (asked) {
        asked = false;
        await run();
      }
    } finally {
      running = false;
    }
  };
}
