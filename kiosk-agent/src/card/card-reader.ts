/** The port of the card slot: what a reader tells, and what can be had from the card in it. */
import type { CardReading } from './card-reading.ts';
import type { NoReaderReason } from './no-reader.ts';

/** One insertion of one card. Ends at removal; a later insertion is another session with another id. */
export interface CardSession {
  readonly id: string;
  /**
   * Reads the card whole, within the driver's own deadlines; one reading at a time. Never rejects for what a card or a
   * reader does. Once the session has ended, also in the middle of a reading: `removed` or `lost`, and nothing read.
   */
  read(): Promise<CardReading>;
}

export type ReaderEvent =
  /** A reader is there and its slot is empty. */
  | { type: 'ready' }
  | { type: 'inserted'; session: CardSession }
  | { type: 'removed'; sessionId: string }
  /** A card is in, but gives no ATR: upside down, or dead. */
  | { type: 'silent-card' }
  /** No reader, daemon or library; the driver goes on looking. Told again when the reason changes. */
  | { type: 'no-reader'; reason: NoReaderReason };

/** Names of the reference (§3): what a driver can know of a card. What it cannot is null, never a guess. */
export type CardKnowledge = 'identite' | 'nir' | 'droits' | 'nature' | 'signature';

export interface CardReader {
  /** `vitale2-libre`: free zone over PC/SC. `api-lec`: the licensed library. `simulateur`: the virtual card directly. */
  readonly driver: 'vitale2-libre' | 'api-lec' | 'simulateur';
  readonly gives: ReadonlySet<CardKnowledge>;
  /** Begins to watch. Events come one at a time, in order; the first one tells whether a reader is there. */
  start(listener: (event: ReaderEvent) => void): Promise<void>;
  stop(): Promise<void>;
}
