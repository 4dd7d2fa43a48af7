/**
 * What the printer's status bytes mean: pure. Real-time status `DLE EOT n` as in the manuals of Partner RP-330, Ithaca
 * 80plus and Olivetti PR-4 (kiosk-hardware.md §3); queued status `GS r 1` as in Epson's.
 */
import type { PrinterState } from '../../contract/printer.ts';

/** The answers to `DLE EOT` 1 to 4. */
export interface RealTimeStatus {
  printer: number;
  offLine: number;
  error: number;
  paper: number;
}

/** `DLE EOT n`: answered at once, even by a printer that has stopped. */
export const statusQueries = {
  printer: Uint8Array.of(0x10, 0x04, 1),
  offLine: Uint8Array.of(0x10, 0x04, 2),
  error: Uint8Array.of(0x10, 0x04, 3),
  paper: Uint8Array.of(0x10, 0x04, 4),
} as const satisfies Record<keyof RealTimeStatus, Uint8Array>;

/** `GS r 1`: waits behind the job in the printer's buffer, so its answer says that the job was worked through. */
export const processedQuery = Uint8Array.of(0x1d, 0x72, 1);

/** `GS a 0`: no status that nobody asked for; its bytes could be taken for the answer to `GS r`. */
export const noUnaskedStatus = Uint8Array.of(0x1d, 0x61, 0);

/** Bits 0, 1, 4 and 7 of a real-time status are fixed: 0, 1, 1, 0. */
export function isRealTimeStatus(byte: number): boolean {
  return (byte & 0x93) === 0x12;
}

/** Bits 4 and 7 of a queued status are fixed to 0. */
export function isQueuedStatus(byte: number): boolean {
  return (byte & 0x90) === 0;
}

/** The one state to show and act on; what a person can mend comes first. */
export function printerState(status: RealTimeStatus): PrinterState {
  if (status.offLine & 0x04) return 'cover-open';
  if (status.offLine & 0x20 || status.paper & 0x60) return 'paper-out';
  if (status.error & 0x08) return 'cutter-fault';
  // Off line for a reason that has no name of ours: it will take no job, as if it did not hear.
  if (status.printer & 0x08 || status.offLine & 0x40 || status.error & 0x60) return 'mute';
  return status.paper & 0x0c ? 'near-end' : 'ready';
}

/** True when a ticket may be sent. */
export function takesJobs(state: PrinterState): boolean {
  return state === 'ready' || state === 'near-end';
}
