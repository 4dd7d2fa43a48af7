/**
 * The port of the wire to a printer that tells its status: bytes out, one-byte answers in. Every wait has a deadline,
 * and what the wire does is a value, never an exception.
 */
import type { PrinterState } from '../../contract/printer.ts';

/** timeout: no fitting byte in time. lost: the connection is gone. */
export type PrinterAnswer = number | 'timeout' | 'lost';

export interface PrinterLink {
  readonly lost: boolean;
  /** True once the system took every byte; whether the printer did is another question. */
  write(bytes: Uint8Array, deadlineMs: number): Promise<boolean>;
  /** The oldest unread byte that fits; the others wait for whoever they fit. One caller at a time. */
  answer(fits: (byte: number) => boolean, deadlineMs: number): Promise<PrinterAnswer>;
  /** Forgets what came unasked before a question. */
  forgetAnswers(): void;
  close(): Promise<void>;
}

/** Why there is no wire. */
export type NoLink = Extract<PrinterState, 'absent' | 'in-use' | 'not-allowed'>;

/** One connection for each job or question: a network printer serves one client at a time. */
export type Transport = (deadlineMs: number) => Promise<PrinterLink | NoLink>;
