/** Is the form in front? Asked before anything is sent, and again after: another window can come up at any moment. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk, FrontWindow } from './desk.ts';
import type { FillPlan } from './desktop-automation.ts';

type Sight = 'target' | 'other' | 'unknown';

const lookEveryMs = 100;

function recognise({ title, process }: FrontWindow, wanted: FillPlan['window']): Sight {
  if (title === '' || (wanted.process !== null && process === null)) return 'unknown';
  const same = wanted.process === null || process?.toLowerCase() === wanted.process.toLowerCase();
  return same && title.includes(wanted.title) ? 'target' : 'other';
}

/** Waits until the form has been in front for `steadyMs`, so that the person has put the cursor into its first field. */
export async function awaitTarget(
  desk: Desk,
  { window, aimMs, steadyMs }: FillPlan,
): Promise<{ sight: 'target'; window: FrontWindow } | { sight: 'other' | 'unknown' }> {
  const began = performance.now();
  let inFront = 0;
  let since = began;
  for (;;) {
    const front = await desk.frontWindow();
    const sight = recognise(front, window);
    const now = performance.now();
    if (sight !== 'target' || front.id !== inFront) since = now;
    inFront = front.id;
    if (sight === 'target' && now - since >= steadyMs) return { sight, window: front };
    if (now - began >= aimMs + steadyMs) return { sight: sight === 'target' ? 'other' : sight };
    await sleep(lookEveryMs);
  }
}

/** The same window and not only one that is called the same: a second form, a box that asks something. */
export async function isStillInFront(desk: Desk, target: FrontWindow, plan: FillPlan): Promise<boolean> {
  const front = await desk.frontWindow();
  return front.id === target.id && recognise(front, plan.window) === 'target';
}
