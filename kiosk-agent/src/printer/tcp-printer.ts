/**
 * The printer behind TCP (port 9100 and the like). One connection for each job or question, since such printers serve
 * one client at a time. A ticket is « printed » only when the printer has answered a question that stood behind the
 * job in its own buffer, and then says that nothing is wrong; every other end after the first byte is « unknown ».
 */
import type { PrinterState } from '../../contract/printer.ts';
import type { Printer, PrintOutcome } from './printer.ts';
import { type PrinterAddress, PrinterLink } from './printer-link.ts';
import {
  isQueuedStatus,
  isRealTimeStatus,
  noUnaskedStatus,
  printerState,
  processedQuery,
  type RealTimeStatus,
  statusQueries,
  takesJobs,
} from './status.ts';

export interface PrinterDeadlines {
  connectMs: number;
  /** For one status byte. */
  answerMs: number;
  /** For the system to take the whole job. */
  writeMs: number;
  /** From the last byte to the printer's confirmation: the time of printing itself. */
  confirmMs: number;
  /** While waiting for it: how often to ask whether the printer has stopped. */
  pollMs: number;
}

const usualDeadlines: PrinterDeadlines = {
  connectMs: 2_000,
  answerMs: 1_000,
  writeMs: 8_000,
  confirmMs: 10_000,
  pollMs: 500,
};

export class TcpPrinter implements Printer {
  readonly #address: PrinterAddress;
  readonly #deadlines: PrinterDeadlines;
  #turn: Promise<unknown> = Promise.resolve();
  #link: PrinterLink | null = null;
  #closed = false;

  constructor(address: PrinterAddress, deadlines: PrinterDeadlines = usualDeadlines) {
    this.#address = address;
    this.#deadlines = deadlines;
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

  async #ask(): Promise<PrinterState> {
    return this.#withLink('absent', (link) => readState(link, this.#deadlines.answerMs));
  }

  #send(job: Uint8Array): Promise<PrintOutcome | 'unknown'> {
    const absent: PrintOutcome = { outcome: 'not-printed', state: 'absent' };
    return this.#withLink<PrintOutcome | 'unknown'>(absent, async (link) => {
      const before = await readState(link, this.#deadlines.answerMs);
      if (!takesJobs(before)) return { outcome: 'not-printed', state: before };
      if (link.lost) return absent;
      const printed = await sendAndConfirm(link, job, this.#deadlines);
      return printed ? { outcome: 'printed' } : 'unknown';
    });
  }

  async #withLink<T>(absent: T, work: (link: PrinterLink) => Promise<T>): Promise<T> {
    const link = this.#closed ? null : await PrinterLink.open(this.#address, this.#deadlines.connectMs);
    if (link === null) return absent;
    this.#link = link;
    try {
      if (this.#closed) return absent;
      return await work(link);
    } finally {
      this.#link = null;
      await link.close();
    }
  }
}

/** One question after the other: the answers do not say which question they belong to. */
async function readState(link: PrinterLink, answerMs: number): Promise<PrinterState> {
  const status: RealTimeStatus = { printer: 0, offLine: 0, error: 0, paper: 0 };
  for (const part of ['printer', 'offLine', 'error', 'paper'] as const) {
    await link.write(statusQueries[part], answerMs);
    const answer = await link.answer(isRealTimeStatus, answerMs);
    if (answer === 'lost') return 'absent';
    if (answer === 'timeout') return 'mute';
    status[part] = answer;
  }
  return printerState(status);
}

async function sendAndConfirm(
  link: PrinterLink,
  job: Uint8Array,
  deadlines: PrinterDeadlines,
): Promise<boolean> {
  if (!(await link.write(noUnaskedStatus, deadlines.writeMs))) return false;
  if (!(await link.write(job, deadlines.writeMs))) return false;
  link.forgetAnswers();
  if (!(await link.write(processedQuery, deadlines.writeMs))) return false;
  return (await isProcessed(link, deadlines)) && takesJobs(await readState(link, deadlines.answerMs));
}

/** Waits for the answer behind the job, but not longer than it takes to hear that the printer has stopped. */
async function isProcessed(link: PrinterLink, { confirmMs, pollMs }: PrinterDeadlines): Promise<boolean> {
  const end = performance.now() + confirmMs;
  for (let leftMs = confirmMs; leftMs > 0; leftMs = end - performance.now()) {
    const answer = await link.answer(isQueuedStatus, Math.min(pollMs, leftMs));
    if (answer === 'lost') return false;
    if (answer !== 'timeout') return true;
    // Our question may stand behind a job larger than the printer's buffer: it gets all the time that is left.
    if (!takesJobs(await readState(link, leftMs))) return false;
  }
  return false;
}
