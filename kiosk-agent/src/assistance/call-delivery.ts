/**
 * Brings one call to the server and keeps asking what became of it, until it is over or nobody needs it any more. The
 * stream of calls is quicker; this is what is left when that breaks.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallState, PlaceCall } from '@borne/server/contract';
import type { Server, ServerAnswer } from '../server/server.ts';

export interface CallPace {
  /** For one question. */
  deadlineMs: number;
  /** After the first fruitless try; doubles up to the longest. */
  pauseMs: number;
  longestPauseMs: number;
  /** Between two questions once the call has arrived. */
  againMs: number;
  /** Then it is left to the stream, which shows it as a call that nobody here knows. */
  withdrawTries: number;
}

export const callPace: CallPace = {
  deadlineMs: 3_000,
  pauseMs: 1_000,
  longestPauseMs: 10_000,
  againMs: 30_000,
  withdrawTries: 5,
};

export interface Delivery {
  /** It is over: nothing more is asked. */
  end(): void;
  /** After the end: no question of it is on its way any more. */
  readonly quiet: Promise<void>;
  /** Nobody needs it any more: taken back where it may have arrived. Resolves once that is known, or given up. */
  withdraw(): Promise<void>;
}

interface DeliveryParts {
  server: Pick<Server, 'placeCall' | 'withdrawCall'>;
  pace: CallPace;
  /** A call that arrives ends the one before it at the server: so none may come late. */
  after: Promise<void>;
  onNews: (news: CallState) => void;
  onSilence: () => void;
}

export function deliver(callId: string, call: PlaceCall, parts: DeliveryParts): Delivery {
  const { server, pace, after, onNews, onSilence } = parts;
  const ended = new AbortController();
  let mayHaveArrived = false;

  async function ask(): Promise<void> {
    await after;
    for (let pause = pace.pauseMs; !ended.signal.aborted; ) {
      // Not cut by the end: whoever takes it back must know whether it left.
      const answer = await server.placeCall(callId, call, { deadlineMs: pace.deadlineMs });
      mayHaveArrived ||= answer.outcome !== 'unreachable';
      if (ended.signal.aborted) return;
      const news = newsIn(callId, answer);
      if (news) onNews(news);
      else onSilence();
      await sleep(news ? pace.againMs : pause, undefined, { signal: ended.signal, ref: false }).catch(
        () => undefined,
      );
      pause = news ? pace.pauseMs : Math.min(2 * pause, pace.longestPauseMs);
    }
  }
  async function takeBack(): Promise<void> {
    for (let tries = 0, pause = pace.pauseMs; tries < pace.withdrawTries; tries += 1, pause *= 2) {
      const answer = await server.withdrawCall(callId, { deadlineMs: pace.deadlineMs });
      if (answer.outcome === 'answered' || answer.outcome === 'problem') return;
      await sleep(pause, undefined, { ref: false });
    }
  }
  const quiet = ask();
  return {
    quiet,
    end: () => ended.abort(),
    async withdraw() {
      ended.abort();
      await quiet;
      if (mayHaveArrived) await takeBack();
    },
  };
}

/** Null: nothing usable came back. */
function newsIn(callId: string, answer: ServerAnswer<CallState>): CallState | null {
  if (answer.outcome === 'answered') return answer.answer;
  const isOver = answer.outcome === 'problem' && answer.code === 'call-not-open';
  return isOver ? { callId, state: 'over', ahead: 0, verdict: null } : null;
}
