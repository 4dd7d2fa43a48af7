/** The port of the card slot: what a reader tells, and how bytes go to the card in it. */

/** Answer of the card to one command, after `61xx` and `6Cxx` were NOT yet handled: raw data and status word. */
export type ApduAnswer =
  | { ok: true; data: Uint8Array; statusWord: number }
  /** removed: the card is gone. timeout: no answer within the deadline. lost: the reader or its daemon went away. */
  | { ok: false; reason: 'removed' | 'timeout' | 'lost' };

/** One insertion of one card. Ends at removal; a later insertion is another session with another id. */
export interface CardSession {
  readonly id: string;
  readonly atr: Uint8Array;
  transmit(command: Uint8Array): Promise<ApduAnswer>;
}

export type ReaderEvent =
  /** A reader is there and its slot is empty. */
  | { type: 'ready' }
  | { type: 'inserted'; session: CardSession }
  | { type: 'removed'; sessionId: string }
  /** A card is in, but gives no ATR: upside down, or dead. */
  | { type: 'silent-card' }
  /** No reader or no daemon; the driver goes on looking. */
  | { type: 'no-reader' };

export interface CardReader {
  /** Names of the reference: `vitale2-libre` over PC/SC, `simulateur` straight to the virtual card. */
  readonly driver: 'vitale2-libre' | 'simulateur';
  /** Begins to watch. Events come one at a time, in order; the first one tells whether a reader is there. */
  start(listener: (event: ReaderEvent) => void): Promise<void>;
  stop(): Promise<void>;
}
