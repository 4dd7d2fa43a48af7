/** What a kiosk is told of its calls: all that are open, and the end of each one once. */
import type { CallState } from '../../contract/index.ts';

/** Keeps, for one stream, which ends were told. Give it each reading; it returns what to tell. */
export function notYetTold(): (calls: readonly CallState[]) => CallState[] {
  let told = new Set<string>();
  return (calls) => {
    const fresh = calls.filter(({ callId, state }) => state !== 'over' || !told.has(callId));
    // Only what was read: the set stays as small as the reading.
    told = new Set(calls.filter(({ state }) => state === 'over').map(({ callId }) => callId));
    return fresh;
  };
}
