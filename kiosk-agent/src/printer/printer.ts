/** The port of the ticket printer: its state, and one job at a time. */
import type { PrinterState } from '../../contract/printer.ts';

export type PrintOutcome =
  /** The printer proved it after the last byte. */
  | { outcome: 'printed' }
  /** No byte of the job was taken. */
  | { outcome: 'not-printed'; state: PrinterState }
  /** Part of the job, or all of it, may be on paper. With a ready printer: it never proves anything. */
  | { outcome: 'unknown'; state: PrinterState };

export interface Printer {
  /** Asks the device itself, within its own deadline; never throws. */
  state(): Promise<PrinterState>;
  /** Sends one whole ticket; jobs never overlap; never throws for what a printer does. */
  print(job: Uint8Array): Promise<PrintOutcome>;
  close(): Promise<void>;
}
