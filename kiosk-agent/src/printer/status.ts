/**
 * What the printer's status bytes mean: pure. Real-time status `DLE EOT n` as in the manuals of Partner RP-330, Ithaca
 * 80plus and Olivetti PR-4 (kiosk-hardware.md §3); queued status `GS r 1` as in Epson's; full status `DLE EOT 20` as in
 * those of Custom KPM210/216 and KPM300.
 *
 * We ask (`DLE EOT`) instead of listening to what is pushed (`GS a`): the questions work on every transport, their
 * answers have fixed bits that tell them from any other byte, and pushed status has four bytes here, seven there.
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

/** `DLE EOT 20`, kiosk modules only: six bytes, of which the first two are these. */
export const fullStatusQuery = Uint8Array.of(0x10, 0x04, 20);
export const fullStatusHead = [0x10, 0x0f] as const;

/** The four bytes after the head. */
export interface FullStatus {
  paper: number;
  user: number;
  recoverable: number;
  unrecoverable: number;
}

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

/** Bits 2 and 3 of `GS r 1`: a printer without paper cannot have worked a job through. */
export function deniesPaper(queued: number): boolean {
  return (queued & 0x0c) !== 0;
}

/** The one state to show and act on; what a person can mend comes first, and the worst of two answers counts. */
export function printerState(status: RealTimeStatus, full: FullStatus | null = null): PrinterState {
  if (status.offLine & 0x04 || (full && full.user & 0x03)) return 'cover-open';
  if (status.offLine & 0x20 || status.paper & 0x60 || (full && full.paper & 0x01)) return 'paper-out';
  // A jam on its way to the outlet is mended like one at the knife.
  if (status.error & 0x08 || (full && (full.unrecoverable & 0x01 || full.recoverable & 0x40)))
    return 'cutter-fault';
  if (status.printer & 0x08 || status.offLine & 0x40 || status.error & 0x60) return 'off-line';
  if (full && holdsTicket(full)) return 'ticket-waiting';
  return status.paper & 0x0c || (full && full.paper & 0x04) ? 'near-end' : 'ready';
}

/** A ticket lies in the outlet. */
function holdsTicket(full: FullStatus): boolean {
  return (full.paper & 0x20) !== 0;
}

/** True when a ticket may be sent. */
export function takesJobs(state: PrinterState): boolean {
  return state === 'ready' || state === 'near-end';
}
