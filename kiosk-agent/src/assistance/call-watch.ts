/** Hears from the server what becomes of this kiosk's calls, and listens again whenever the line breaks. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallState } from '@borne/server/contract';
import type { Server } from '../server/server.ts';

export interface CallWatch {
  start(): void;
  stop(): Promise<void>;
}

/** With up to a quarter of chance, so that kiosks do not come back in step. */
const pauses = { firstMs: 500, longestMs: 15_000 };

export function callWatch(
  server: Pick<Server, 'watchCalls'>,
  onNews: (news: CallState) => void,
  { firstMs, longestMs } = pauses,
): CallWatch {
  const stopping = new AbortController();
  const { signal } = stopping;

  async function listen(): Promise<void> {
    for (let pause = firstMs; !signal.aborted; pause = Math.min(2 * pause, longestMs)) {
      await server.watchCalls(({ calls }) => {
        pause = firstMs;
        for (const call of calls) onNews(call);
      }, signal);
      const waitMs = pause * (1 + Math.random() / 4);
      await sleep(waitMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
  let listening: Promise<void> = Promise.resolve();
  return {
    start() {
      listening = listen();
    },
    async stop() {
      stopping.abort();
      await listening;
    },
  };
}
