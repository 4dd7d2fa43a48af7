/** Keeps the printer's state on the board true: asks now and then, but never in the middle of a ticket. */
import type { Printer } from '../printer/printer.ts';
import type { StateBoard } from './state-board.ts';

export interface PrinterWatch {
  start(): void;
  stop(): Promise<void>;
}

export function printerWatch(printer: Printer, board: StateBoard, everyMs = 5_000): PrinterWatch {
  let timer: NodeJS.Timeout | undefined;
  let asking: Promise<void> = Promise.resolve();
  let stopped = false;

  async function ask(): Promise<void> {
    if (board.facts().visit.stage !== 'printing') board.update({ printer: await printer.state() });
    // Unref'd: a forgotten watch must not hold the process.
    if (!stopped) timer = setTimeout(next, everyMs).unref();
  }
  function next(): void {
    asking = ask();
  }
  return {
    start: next,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await asking;
    },
  };
}
