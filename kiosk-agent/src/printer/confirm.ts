/**
 * Whether a ticket came out: what each kind of printer can prove, and how we ask for it. No proof is no « printed ».
 * A printer that lies about all of it cannot be found out from here: then the reprint, which kills the former code,
 * is what keeps a single code alive.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { readState } from './ask-printer.ts';
import type { PrinterLink } from './printer-link.ts';
import { deniesPaper, isQueuedStatus, processedQuery, takesJobs } from './status.ts';

/**
 * GS r: it answers a question that stood behind the job in its own buffer.
 * outlet: a ticket lies in the outlet, which was empty before the job (kiosk modules that answer `GS r` on RS-232 only).
 * nothing: it tells its state, but never that a job is done.
 */
export type Confirmation = 'GS r' | 'outlet' | 'nothing';

export interface ConfirmLimits {
  /** For one status byte. */
  answerMs: number;
  /** For the system to take the question. */
  writeMs: number;
  /** From the last byte to the printer's proof: the time of printing itself. */
  confirmMs: number;
  /** While waiting for it: how often to ask whether the printer has stopped. */
  pollMs: number;
}

/** True only with a proof; the whole job has been written. */
export function isConfirmed(link: PrinterLink, way: Confirmation, limits: ConfirmLimits): Promise<boolean> {
  if (way === 'GS r') return answersBehindJob(link, limits);
  return way === 'outlet' ? fillsOutlet(link, limits) : Promise.resolve(false);
}

async function answersBehindJob(link: PrinterLink, limits: ConfirmLimits): Promise<boolean> {
  link.forgetAnswers();
  if (!(await link.write(processedQuery, limits.writeMs))) return false;
  return (await isProcessed(link, limits)) && takesJobs(await readState(link, limits.answerMs, false));
}

/** Waits for the answer behind the job, but not longer than it takes to hear that the printer has stopped. */
async function isProcessed(link: PrinterLink, { confirmMs, pollMs }: ConfirmLimits): Promise<boolean> {
  const end = performance.now() + confirmMs;
  for (let leftMs = confirmMs; leftMs > 0; leftMs = end - performance.now()) {
    const answer = await link.answer(isQueuedStatus, Math.min(pollMs, leftMs));
    if (answer === 'lost') return false;
    if (answer !== 'timeout') return !deniesPaper(answer);
    // Our question may stand behind a job larger than the printer's buffer: it gets all the time that is left.
    if (!takesJobs(await readState(link, leftMs, false))) return false;
  }
  return false;
}

/** A hand that takes the ticket between two questions leaves a doubt: rather that than a proof that is none. */
async function fillsOutlet(link: PrinterLink, { confirmMs, pollMs }: ConfirmLimits): Promise<boolean> {
  const end = performance.now() + confirmMs;
  for (let leftMs = confirmMs; leftMs > 0; leftMs = end - performance.now()) {
    const state = await readState(link, leftMs, true);
    if (state === 'ticket-waiting') return true;
    if (!takesJobs(state)) return false;
    await sleep(Math.min(pollMs, 200));
  }
  return false;
}
