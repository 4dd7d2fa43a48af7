/**
 * Tells the agent every few seconds that this page draws, and which screen. From within a drawn frame: a page whose
 * timers still run while nothing reaches the glass must fall silent, so that the agent has its browser started anew.
 */
import { heartbeatEveryMs } from '@borne/kiosk-agent/contract';
import { afterDrawing } from './after-drawing.ts';

const deadlineMs = 4_000;

type Subscribe = (listener: () => void) => { unsubscribe(): void };
const neverChanges: Subscribe = () => ({ unsubscribe: () => undefined });

/**
 * `screen` is asked at each beat; one that throws is a page that cannot be drawn. A screen that has changed is told at
 * once: the counter sees a call for help by the agent's light. Returns the way to stop.
 */
export function startHeartbeat(screen: () => string, onChange: Subscribe = neverChanges): () => void {
  let waiting = false;
  let told = '';
  // One at a time: a page that was hidden for a day must not say it all at once.
  const beat = (): void => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const drawn = screen();
      told = drawn;
      void afterDrawing().then(() => tell(drawn));
    });
  };
  const timer = setInterval(beat, heartbeatEveryMs);
  const changes = onChange(() => {
    if (screen() !== told) beat();
  });
  return () => {
    clearInterval(timer);
    changes.unsubscribe();
  };
}

async function tell(screen: string): Promise<void> {
  try {
    await fetch('/agent/heartbeat', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ screen }),
      cache: 'no-store',
      signal: AbortSignal.timeout(deadlineMs),
    });
  } catch {
    // The agent is away: the event stream says so on the screen, and the next beat comes anyway.
  }
}
