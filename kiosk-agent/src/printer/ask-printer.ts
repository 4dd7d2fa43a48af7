/** The questions of status on an open link: bytes out, a state in. */
import type { PrinterState } from '../../contract/printer.ts';
import type { PrinterAnswer, PrinterLink } from './printer-link.ts';
import {
  type FullStatus,
  fullStatusHead,
  fullStatusQuery,
  isRealTimeStatus,
  printerState,
  type RealTimeStatus,
  statusQueries,
} from './status.ts';

const silences = { timeout: 'mute', lost: 'absent' } as const;

/** `tellsOutlet`: the model has an outlet, and speaks of it. */
export async function readState(
  link: PrinterLink,
  answerMs: number,
  tellsOutlet: boolean,
): Promise<PrinterState> {
  const status: RealTimeStatus = { printer: 0, offLine: 0, error: 0, paper: 0 };
  // One question after the other: the answers do not say which question they belong to. Other bytes are left unread:
  // the proof of a job may be among them.
  for (const part of ['printer', 'offLine', 'error', 'paper'] as const) {
    await link.write(statusQueries[part], answerMs);
    const answer = await link.answer(isRealTimeStatus, answerMs);
    if (typeof answer === 'string') return silences[answer];
    status[part] = answer;
  }
  if (!tellsOutlet) return printerState(status);
  const full = await readFullStatus(link, answerMs);
  return typeof full === 'string' ? silences[full] : printerState(status, full);
}

async function readFullStatus(
  link: PrinterLink,
  answerMs: number,
): Promise<FullStatus | Exclude<PrinterAnswer, number>> {
  link.forgetAnswers();
  await link.write(fullStatusQuery, answerMs);
  const bytes: number[] = [];
  const any = (): boolean => true;
  for (const fits of [...fullStatusHead.map((head) => (byte: number) => byte === head), any, any, any, any]) {
    const answer = await link.answer(fits, answerMs);
    if (typeof answer === 'string') return answer;
    bytes.push(answer);
  }
  const [, , paper = 0, user = 0, recoverable = 0, unrecoverable = 0] = bytes;
  return { paper, user, recoverable, unrecoverable };
}
