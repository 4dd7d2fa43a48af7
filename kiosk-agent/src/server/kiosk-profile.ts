/** Learns from the server who this kiosk is, and goes on asking, so that the board knows whether the server is there. */
import type { StateBoard } from '../visit/state-board.ts';
import type { Server } from './server.ts';

export interface ProfileWatch {
  /** Resolves after the first answer, good or bad. */
  start(): Promise<void>;
  stop(): void;
}

export interface ProfilePace {
  /** Between two questions while the server answers. */
  restMs: number;
  /** After the first failure; doubles up to restMs, with up to a quarter of chance so that kiosks do not march in step. */
  retryMs: number;
  deadlineMs: number;
  /** Failures in a row before a server that was there is called silent. */
  patience: number;
}

export const profilePace: ProfilePace = { restMs: 30_000, retryMs: 1_000, deadlineMs: 5_000, patience: 3 };

export function profileWatch(
  server: Server,
  board: StateBoard,
  pace: ProfilePace = profilePace,
): ProfileWatch {
  const stopping = new AbortController();
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  async function ask(): Promise<void> {
    const answer = await server.profile({ deadlineMs: pace.deadlineMs, signal: stopping.signal });
    if (stopping.signal.aborted) return;
    if (answer.outcome === 'answered') {
      failures = 0;
      board.update({ profile: answer.answer, link: 'reachable' });
    } else {
      failures += 1;
      if (answer.outcome === 'problem' && answer.code === 'unknown-kiosk')
        board.update({ link: 'unknown-kiosk' });
      else if (failures >= pace.patience) board.update({ link: 'silent' });
    }
    timer = setTimeout(() => void ask(), pauseMs()).unref();
  }
  function pauseMs(): number {
    if (failures === 0) return pace.restMs;
    const step = Math.min(pace.restMs, pace.retryMs * 2 ** (failures - 1));
    return step * (1 + Math.random() / 4);
  }
  return {
    start: ask,
    stop() {
      stopping.abort();
      clearTimeout(timer);
    },
  };
}
