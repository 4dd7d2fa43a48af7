/**
 * A printer behind a wire on which it tells its status. One connection for each job or question, since network printers
 * serve one client at a time. A ticket is « printed » only with a proof (`confirm.ts`), and when the printer then says
 * that nothing is wrong; every other end after the first byte is « unknown ». An unknown ticket from a printer that is
 * ready means that this printer never proves anything: its profile is wrong, as the test ticket will show.
 */
import type { PrinterState } from '../../contract/printer.ts';
import { readState } from './ask-printer.ts';
import { type Confirmation, type ConfirmLimits, isConfirmed } from './confirm.ts';
import type { Printer, PrintOutcome } from './printer.ts';
import type { PrinterLink, Transport } from './printer-link.ts';
import { noUnaskedStatus, takesJobs } from './status.ts';

export interface PrinterDeadlines extends ConfirmLimits {
  connectMs: number;
}

const usualDeadlines: PrinterDeadlines = {
  connectMs: 2_000,
  answerMs: 1_000,
  writeMs: 8_000,
  confirmMs: 10_000,
  pollMs: 500,
};

interface StatusPrinterParts {
  open: Transport;
  confirms: Confirmation;
  /** The model has an outlet, and speaks of it. */
  tellsOutlet: boolean;
  deadlines?: PrinterDeadlines;
}

export class StatusPrinter implements Printer {
  readonly #parts: StatusPrinterParts;
  readonly #deadlines: PrinterDeadlines;
  #turn: Promise<unknown> = Promise.resolve();
  #link: PrinterLink | null = null;
  #closed = false;

  constructor(parts: StatusPrinterParts) {
    this.#parts = parts;
    this.#deadlines = parts.deadlines ?? usualDeadlines;
  }

  state(): Promise<PrinterState> {
    return this.#inTurn(() => this.#ask());
  }

  print(job: Uint8Array): Promise<PrintOutcome> {
    return this.#inTurn(async () => {
      const outcome = await this.#send(job);
      // The doubt stays; a new connection only tells the staff what is wrong now.
      return outcome === 'unknown' ? { outcome, state: await this.#ask() } : outcome;
    });
  }

  /** A job under way ends as `unknown`; later calls find the printer absent. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#link?.close();
    await this.#turn;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    // Only the order is kept here: whoever called has the result, and the failure if there is one.
    this.#turn = result.catch(() => undefined);
    return result;
  }

  #ask(): Promise<PrinterState> {
    return this.#withLink<PrinterState>(
      (state) => state,
      (link) => this.#readState(link),
    );
  }

  #send(job: Uint8Array): Promise<PrintOutcome | 'unknown'> {
    const notPrinted = (state: PrinterState): PrintOutcome => ({ outcome: 'not-printed', state });
    return this.#withLink<PrintOutcome | 'unknown'>(notPrinted, async (link) => {
      const before = await this.#readState(link);
      if (!takesJobs(before)) return notPrinted(before);
      if (link.lost) return notPrinted('absent');
      return (await this.#sendAndConfirm(link, job)) ? { outcome: 'printed' } : 'unknown';
    });
  }

  async #sendAndConfirm(link: PrinterLink, job: Uint8Array): Promise<boolean> {
    const { writeMs } = this.#deadlines;
    if (!(await link.write(noUnaskedStatus, writeMs))) return false;
    if (!(await link.write(job, writeMs))) return false;
    return isConfirmed(link, this.#parts.confirms, this.#deadlines);
  }

  #readState(link: PrinterLink): Promise<PrinterState> {
    return readState(link, this.#deadlines.answerMs, this.#parts.tellsOutlet);
  }

  async #withLink<T>(
    without: (state: PrinterState) => T,
    work: (link: PrinterLink) => Promise<T>,
  ): Promise<T> {
    const link = this.#closed ? 'absent' : await this.#parts.open(this.#deadlines.connectMs);
    if (typeof link === 'string') return without(link);
    this.#link = link;
    try {
      // Closed while the connection was being made: nothing may begin any more.
      if (this.#closed) return without('absent');
      return await work(link);
    } finally {
      this.#link = null;
      await link.close();
    }
  }
}
