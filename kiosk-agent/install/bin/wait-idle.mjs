/**
 * Ends well once the agent says that no visit is under way, for the restart of the night; ends badly when it is busy for
 * too long. An agent that does not answer is no reason to leave it alone. Alone on the disk: it imports nothing of ours.
 */
import { setTimeout as sleep } from 'node:timers/promises';

const port = process.env.AGENT_PORT ?? '7080';
const everyMs = Number(process.env.WAIT_IDLE_EVERY_MS ?? 30_000);
const longestMs = Number(process.env.WAIT_IDLE_LONGEST_MS ?? 90 * 60_000);
const deadlineMs = 3_000;

async function isBusy() {
  try {
    const signal = AbortSignal.timeout(deadlineMs);
    const answer = await fetch(`http://127.0.0.1:${port}/health`, { signal });
    const { busy } = await answer.json();
    return busy === true;
  } catch {
    return false;
  }
}

const end = performance.now() + longestMs;
while (await isBusy()) {
  if (performance.now() + everyMs > end) process.exit(1);
  await sleep(everyMs);
}
