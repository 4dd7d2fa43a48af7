/** The port of the 2D scanner: whole payloads, and what was dropped. */
import type { HidStatus } from '../hid/hid-status.ts';

export interface Scan {
  /** AIM identifier (ISO/IEC 15424), `]Q1` for instance; empty when the scanner sends none. */
  aim: string;
  /** Belongs to whoever gets it, who wipes it: it may name a person. */
  data: Uint8Array;
}

/** half: the rest did not come in time. other-code: another code began before the end. */
export type DropReason = 'half' | 'other-code' | 'too-long' | 'malformed';

export type ScannerEvent = { type: 'scan'; scan: Scan } | { type: 'dropped'; reason: DropReason };

/** keyboard-wedge: it types what it scans, for any program to read, and loses the separators of the INS datamatrix. */
export type ScannerStatus = HidStatus<'keyboard-wedge'>;

export interface Scanner {
  /** Begins to look for it. Events come one at a time, in order. */
  start(listener: (event: ScannerEvent) => void): void;
  status(): ScannerStatus;
  /** Called after each change; returns the way out. */
  onStatus(listener: (status: ScannerStatus) => void): () => void;
  stop(): Promise<void>;
}
