/** One life of the process that drives the desktop, seen from ours: one order, its tidings, its end. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { FieldReport, FillEnd } from './desktop-automation.ts';
import { type Order, TidingSchema } from './desktop-messages.ts';

export interface OrderEnd {
  end: FillEnd;
  clipboardIsEmpty: boolean;
}

export interface DesktopOrder {
  order: Order;
  /** Variables that lead to the desktop (DISPLAY…); the process gets no other. */
  environment: Record<string, string>;
  deadlineMs: number;
  stop?: AbortSignal;
  /** Awaited with the process alive: should we die meanwhile, it notices and empties the clipboard. */
  hold?: () => Promise<void>;
  see?: (report: FieldReport) => void;
  /** For those who must know which process it is. */
  started?: (pid: number) => void;
}

/** Resolves when the process is dead. Never rejects. */
export async function giveOrder(given: DesktopOrder): Promise<OrderEnd> {
  const child = fork(join(import.meta.dirname, 'desktop-process.ts'), {
    execArgv: [],
    // The title of a window is only told in UTF-8 where the locale is.
    env: { ...given.environment, LANG: 'C.UTF-8' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const exited = endOfProcess(child);
  if (child.pid !== undefined) given.started?.(child.pid);
  const end = await endOf(child, exited, given);
  if (end.end === 'complete') await given.hold?.();
  child.kill('SIGKILL');
  await exited;
  return end;
}

/** Waits for the channel too: what was said just before the death is still in it. */
async function endOfProcess(child: ChildProcess): Promise<null> {
  await Promise.race([once(child, 'exit'), once(child, 'error')]);
  if (child.connected) await once(child, 'disconnect');
  return null;
}

function endOf(child: ChildProcess, exited: Promise<null>, given: DesktopOrder): Promise<OrderEnd> {
  const { promise, resolve } = Promise.withResolvers<OrderEnd>();
  const cut = (end: FillEnd) => (): void => resolve({ end, clipboardIsEmpty: false });
  const deadline = setTimeout(cut('deadline'), given.deadlineMs);
  given.stop?.addEventListener('abort', cut('stopped'), { once: true });
  if (given.stop?.aborted) cut('stopped')();
  child.on('message', (message) => {
    const tiding = TidingSchema.safeParse(message);
    if (!tiding.success) cut('crashed')();
    else if (tiding.data.tiding === 'field') given.see?.(tiding.data.report);
    else resolve({ end: tiding.data.end, clipboardIsEmpty: tiding.data.clipboardIsEmpty });
  });
  // A closed channel is told by the end of the process, which answers for us.
  child.send(given.order, () => null);
  void exited.then(cut('crashed'));
  return promise.finally(() => clearTimeout(deadline));
}
