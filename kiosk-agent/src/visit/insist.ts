/**
 * One request that may be sent again with the same id: tried until it is answered or the time is over. What stays is
 * either a true answer, or a plain no, or the certainty that nothing ever left, or a doubt. Only a true answer ends a doubt.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallLimits, ServerAnswer } from '../server/server.ts';

export interface Insistence {
  /** For all tries together. */
  totalMs: number;
  /** For one try. */
  tryMs: number;
  /** No try begins with less: it would be cut while connecting and leave a doubt where there is none. */
  leastMs: number;
  /** Before the second try; doubles at each. */
  pauseMs: number;
}

/** `stop` ends the tries early; what was sent then remains in doubt. */
export async function insist<T>(
  attempt: (limits: CallLimits) => Promise<ServerAnswer<T>>,
  { totalMs, tryMs, leastMs, pauseMs }: Insistence,
  stop: AbortSignal,
): Promise<ServerAnswer<T>> {
  const endsAt = performance.now() + totalMs;
  let doubt: ServerAnswer<T> | null = null;
  for (let pause = pauseMs; ; pause *= 2) {
    const answer = await attempt({ deadlineMs: Math.min(tryMs, endsAt - performance.now()), signal: stop });
    if (answer.outcome === 'answered') return answer;
    if (isFinal(answer)) return doubt ?? answer;
    if (answer.outcome !== 'unreachable') doubt = asDoubt(answer);
    if (stop.aborted || performance.now() + pause + leastMs > endsAt) return doubt ?? answer;
    await sleep(pause, undefined, { signal: stop }).catch(() => undefined);
  }
}

/** A failing database or a crash may have come after the commit: only the same request id can tell. */
function isFinal<T>(answer: ServerAnswer<T>): boolean {
  return answer.outcome === 'problem' && answer.code !== 'database-unavailable' && answer.code !== 'internal';
}

function asDoubt<T>(answer: ServerAnswer<T>): ServerAnswer<T> {
  return answer.outcome === 'uncertain' ? answer : { outcome: 'uncertain', reason: 'nonsense' };
}
