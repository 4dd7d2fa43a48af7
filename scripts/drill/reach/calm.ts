/**
 * Whether the machine had time for what is measured on it: a timer of this process that rings late has waited for the
 * work of others, and so has the page.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Between two rings, ms. */
const everyMs = 5;
/** Later than this in one ring of fifty, ms: somebody else works here. On a machine that does nothing else: about 1. */
const latestMs = 4;

/** `busy` stops the watch: null, or a sentence with how late the timer was. */
export function watchCalm(): { busy(): string | null } {
  const rings = monitorEventLoopDelay({ resolution: everyMs });
  rings.enable();
  return {
    busy: () => {
      rings.disable();
      const late = rings.percentile(98) / 1e6 - everyMs;
      return late > latestMs ? `the machine was busy: timers ${late.toFixed(1)} ms late (p98)` : null;
    },
  };
}
