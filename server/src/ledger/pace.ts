/** How fast a walk goes that must not be felt: spread over its time, and never most of the machine's. */
import { rest } from '../turns.ts';

export interface Pace {
  /** What a whole walk takes, when its steps let it. */
  passMs: number;
  /** Of the time, spent in steps at most: what a step took is followed by so much more of rest. Between 0 and 1. */
  share: number;
}

/** Call it after each step with what is done of the walk (0 to 1); it rests. */
export type Pacing = (done: number) => Promise<void>;

/** Made when the walk begins. */
export function paced({ passMs, share }: Pace, signal: AbortSignal): Pacing {
  const begun = performance.now();
  let stepBegun = begun;
  return async (done) => {
    const now = performance.now();
    const afterIt = (now - stepBegun) * (1 / share - 1);
    // By the clock of the whole walk: a step that was late is made up for.
    await rest(Math.max(afterIt, begun + passMs * done - now), signal);
    stepBegun = performance.now();
  };
}
