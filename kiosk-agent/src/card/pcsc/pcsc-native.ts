/** The part of the native PC/SC package `smartcard` that we use, described here because it may not be installed. */
import { createRequire } from 'node:module';

export interface PcscReaderHandle {
  readonly name: string;
  /** SCARD_STATE flags in the low half, and the number of the last card event in the high half. */
  readonly state: number;
  readonly atr: Uint8Array | null;
  connect(shareMode: number, protocols: number): Promise<PcscCardHandle>;
}

export interface PcscCardHandle {
  /** Gives an empty buffer when the card is pulled out meanwhile; knows no deadline and cannot be cancelled. */
  transmit(command: Uint8Array): Promise<Uint8Array>;
  disconnect(disposition: number): void;
}

export interface PcscContext {
  listReaders(): PcscReaderHandle[];
  /** Resolves at the first difference with the given states, or after `timeoutMs`. */
  waitForChange(known: { name: string; state: number }[], timeoutMs: number): Promise<unknown>;
  close(): void;
}

export interface Pcsc {
  Context: new () => PcscContext;
  SCARD_SHARE_EXCLUSIVE: number;
  SCARD_PROTOCOL_T0: number;
  SCARD_PROTOCOL_T1: number;
  SCARD_LEAVE_CARD: number;
  SCARD_UNPOWER_CARD: number;
  SCARD_STATE_CHANGED: number;
  SCARD_STATE_UNKNOWN: number;
  SCARD_STATE_UNAVAILABLE: number;
  SCARD_STATE_EMPTY: number;
  SCARD_STATE_PRESENT: number;
  SCARD_STATE_MUTE: number;
}

/** Null where the package is absent or was not built for this machine. */
export function loadPcsc(load: (name: string) => unknown = createRequire(import.meta.url)): Pcsc | null {
  try {
    return load('smartcard') as Pcsc;
  } catch {
    // An optional dependency: its absence is an expected state, reported as `no-pcsc-binding`.
    return null;
  }
}
