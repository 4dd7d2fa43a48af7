/**
 * Tells systemd that the agent is alive, from the event loop that does the work: a loop that stands still says nothing,
 * and one that stood still for too long lately does not say that all is well. systemd then starts the agent anew.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { AgentLog } from '../log.ts';
import type { NotifySystemd, SystemdState } from './systemd-notify.ts';

export interface ServiceWatchdog {
  /** The agent can be used. */
  ready(): Promise<void>;
  stop(): void;
}

interface WatchdogParts {
  notify: NotifySystemd;
  /** Within how long systemd wants to hear from us; null: it does not ask. */
  patienceMs: number | null;
  log: AgentLog;
  /** The longest stillness of the loop since it was last asked, in milliseconds. */
  worstLagMs?: () => number;
}

/** A third of the patience: two words in a row may be lost or withheld. */
const wordsInPatience = 3;
/** More than this share of the patience spent in one go is no live loop. */
const longestLagShare = 1 / 6;

export function serviceWatchdog({ notify, patienceMs, log, worstLagMs }: WatchdogParts): ServiceWatchdog {
  let timer: NodeJS.Timeout | undefined;
  async function say(state: SystemdState): Promise<void> {
    if (!(await notify(state))) log.warn('systemd.unheard', { note: state });
  }
  function watch(patience: number): void {
    const lag = worstLagMs ?? loopLag();
    timer = setInterval(() => {
      const ms = lag();
      if (ms > patience * longestLagShare) log.warn('agent.sluggish', { ms: Math.round(ms) });
      else void say('WATCHDOG=1');
    }, patience / wordsInPatience).unref();
  }
  return {
    async ready() {
      await say('READY=1');
      if (patienceMs !== null) watch(patienceMs);
    },
    stop: () => clearInterval(timer),
  };
}

/** Measured by the runtime itself. */
function loopLag(): () => number {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return () => {
    const worstMs = delay.max / 1e6;
    delay.reset();
    return worstMs;
  };
}
