/**
 * The process beside ours that alone touches the desktop: an X error ends it and cannot be caught, and a native call
 * may hang. It serves one order, says what came of it, and is killed. Values come over IPC: an argument or a variable
 * of the environment is readable by others. It writes nothing on its outputs.
 */
import type { FillEnd } from './desktop-automation.ts';
import { type Order, OrderSchema, type Tiding } from './desktop-messages.ts';
import { fillSequence } from './fill-sequence.ts';
import { NutDesk } from './nut-desk.ts';
import { loadNut } from './nut-native.ts';
import { stoppableDesk } from './stoppable-desk.ts';
import { x11WindowProgram } from './window-program.ts';

const tidyDeadlineMs = 5_000;

/** Resolves once it is written: a crash right after must not take it along. */
function tell(tiding: Tiding): Promise<void> {
  return new Promise((resolve) => {
    // Into a closed channel, it is told by nobody and to nobody.
    if (process.connected) process.send?.(tiding, () => resolve());
    else resolve();
  });
}

const orphaned = new AbortController();
let desk: NutDesk | null = null;

// A terminal signals the whole group; only our parent decides when we end.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => null);

async function serve(order: Order): Promise<void> {
  const nut = loadNut();
  if (!nut) return tell({ tiding: 'end', end: 'unavailable', clipboardIsEmpty: false });
  const byProgram = order.order === 'fill' && order.plan.window.process !== null;
  desk = new NutDesk(nut, byProgram && process.platform === 'linux' ? x11WindowProgram : null);
  const end = await carryOut(order, desk);
  await tell({ tiding: 'end', end, clipboardIsEmpty: (await desk.readClipboard()) === '' });
}

async function carryOut(order: Order, desk: NutDesk): Promise<FillEnd> {
  if (order.order === 'fill') {
    return await fillSequence({
      desk: stoppableDesk(desk, orphaned.signal),
      plan: order.plan,
      tell: (report) => tell({ tiding: 'field', report }),
    });
  }
  if (order.order === 'tidy') await desk.letGo();
  await desk.writeClipboard(order.order === 'offer' ? order.text : '');
  return 'complete';
}

/** Our parent is gone: nobody else will empty the clipboard. */
async function tidyAndDie(): Promise<void> {
  orphaned.abort();
  // The refusals of the stopped desk end the sequence; nobody is left to be told.
  process.on('unhandledRejection', () => null);
  setTimeout(die, tidyDeadlineMs);
  await desk?.writeClipboard('');
  await desk?.letGo();
  die();
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

process.once('disconnect', () => void tidyAndDie());
process.once('message', (message) => void serve(OrderSchema.parse(message)));
