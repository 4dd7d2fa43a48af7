/** Carries commands to the card of one insertion over an exclusive connection. Runs in the PC/SC process. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type ApduAnswer, parseAnswer } from '../apdu.ts';
import type { Pcsc, PcscCardHandle, PcscContext } from './pcsc-native.ts';
import { insertionOf } from './pcsc-slot.ts';

const removed = { ok: false, reason: 'removed' } as const;
const timeout = { ok: false, reason: 'timeout' } as const;
const lost = { ok: false, reason: 'lost' } as const;

/** The package gives sentences and no codes (its `pcsc_errors.h`); these say that the card does not answer. */
const cardFaults = new Set([
  ...['Card is unresponsive', 'Card is unpowered', 'Card is not supported', 'Card was reset'],
  ...['Transaction failed', 'Communication error', 'Protocol mismatch', 'Reader not ready'],
]);
const cardGone = new Set(['Card was removed', 'No smart card present']);
const busy = 'Sharing violation';

/** pcscd looks every 400 ms at a reader without interrupt: a card just pulled out is a fault first, then gone. */
const settleMs = 900;
const settleLookMs = 50;
/** Another program, or our own former process, may hold the card for a moment. */
const connectAttempts = 15;
const connectPauseMs = 100;

interface Connection {
  insertion: string;
  context: PcscContext;
  card: PcscCardHandle;
}

export class PcscCard {
  readonly #pcsc: Pcsc;
  readonly #trouble: (what: string) => void;
  #connection: Connection | null = null;

  constructor(pcsc: Pcsc, trouble: (what: string) => void) {
    this.#pcsc = pcsc;
    this.#trouble = trouble;
  }

  /** Connects at the first command only, so a card that is left alone is never even opened. */
  async transmit(insertion: string, command: Uint8Array): Promise<ApduAnswer> {
    try {
      const connection = await this.#connectionTo(insertion);
      if (!connection) return removed;
      return parseAnswer(await connection.card.transmit(Buffer.from(command)));
    } catch (error) {
      this.close();
      return await this.#explain(error, insertion);
    }
  }

  close(): void {
    const connection = this.#connection;
    this.#connection = null;
    if (connection) closeQuietly(connection, this.#pcsc);
  }

  async #connectionTo(insertion: string): Promise<Connection | null> {
    if (this.#connection?.insertion === insertion) return this.#connection;
    this.close();
    // A context of its own: the one that watches is locked for as long as it waits.
    const context = new this.#pcsc.Context();
    const card = await this.#connect(context, insertion).catch((error: unknown) => {
      context.close();
      throw error;
    });
    if (!card) {
      context.close();
      return null;
    }
    this.#connection = { insertion, context, card };
    // Swapped while we connected: this is another card, and gets no command meant for the first.
    if (isIn(context, insertion)) return this.#connection;
    this.close();
    return null;
  }

  async #connect(context: PcscContext, insertion: string): Promise<PcscCardHandle | null> {
    const { SCARD_SHARE_EXCLUSIVE, SCARD_PROTOCOL_T0, SCARD_PROTOCOL_T1 } = this.#pcsc;
    for (let attempt = 1; ; attempt += 1) {
      const reader = context.listReaders().find((each) => insertionOf(each) === insertion);
      if (!reader) return null;
      try {
        // Exclusive: in shared mode another program's SELECT would move our current file.
        return await reader.connect(SCARD_SHARE_EXCLUSIVE, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1);
      } catch (error) {
        if (sentence(error) !== busy || attempt === connectAttempts) throw error;
        await sleep(connectPauseMs);
      }
    }
  }

  async #explain(error: unknown, insertion: string): Promise<ApduAnswer> {
    const what = sentence(error);
    if (cardGone.has(what)) return removed;
    if (cardFaults.has(what)) return await this.#faultOf(insertion);
    this.#trouble(what);
    return lost;
  }

  async #faultOf(insertion: string): Promise<ApduAnswer> {
    let context: PcscContext | null = null;
    try {
      context = new this.#pcsc.Context();
      for (let waited = 0; waited < settleMs; waited += settleLookMs) {
        if (!isIn(context, insertion)) return removed;
        await sleep(settleLookMs);
      }
      return timeout;
    } catch (error) {
      this.#trouble(sentence(error));
      return lost;
    } finally {
      context?.close();
    }
  }
}

function isIn(context: PcscContext, insertion: string): boolean {
  return context.listReaders().some((reader) => insertionOf(reader) === insertion);
}

function closeQuietly({ card, context }: Connection, pcsc: Pcsc): void {
  try {
    card.disconnect(pcsc.SCARD_LEAVE_CARD);
  } catch {
    // The card or the daemon is gone, and the connection with it: nothing is left to give back.
  }
  context.close();
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
