/** Carries commands to the card of one insertion over an exclusive connection. Runs in the PC/SC process. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type ApduAnswer, parseAnswer } from '../apdu.ts';
import type { Pcsc, PcscCardHandle, PcscContext } from './pcsc-native.ts';
import { insertionOf, readerOf } from './pcsc-slot.ts';

const removed = { ok: false, reason: 'removed' } as const;
const timeout = { ok: false, reason: 'timeout' } as const;
const fault = { ok: false, reason: 'fault' } as const;
const lost = { ok: false, reason: 'lost' } as const;

/** The package gives sentences and no codes (its `pcsc_errors.h`); the first two say that no answer came. */
const cardSilent = new Set(['Card is unresponsive', 'Card is unpowered']);
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
      const answer = parseAnswer(await connection.card.transmit(Buffer.from(command)));
      return answer.ok ? answer : await this.#afterFault(insertion, 'answer without status word');
    } catch (error) {
      return await this.#afterFault(insertion, sentence(error));
    }
  }

  close(): void {
    this.#disconnect(this.#pcsc.SCARD_LEAVE_CARD);
  }

  #disconnect(disposition: number): void {
    const connection = this.#connection;
    this.#connection = null;
    if (connection) closeQuietly(connection, disposition);
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

  /** The card's own fault, its departure, or the reader's: the failed command alone cannot tell. */
  async #afterFault(insertion: string, what: string): Promise<ApduAnswer> {
    // Whatever it answers next, it must begin anew.
    this.#disconnect(this.#pcsc.SCARD_UNPOWER_CARD);
    if (cardGone.has(what)) return removed;
    const state = await this.#settled(insertion);
    if (state === 'removed') return removed;
    this.#trouble(what);
    if (state === 'lost') return lost;
    return cardSilent.has(what) ? timeout : fault;
  }

  async #settled(insertion: string): Promise<'in' | 'removed' | 'lost'> {
    let context: PcscContext | null = null;
    try {
      context = new this.#pcsc.Context();
      for (let waited = 0; waited < settleMs; waited += settleLookMs) {
        const reader = context.listReaders().find(({ name }) => name === readerOf(insertion));
        if (!reader) return 'lost';
        if (insertionOf(reader) !== insertion) return 'removed';
        await sleep(settleLookMs);
      }
      return 'in';
    } catch {
      // The daemon itself is gone.
      return 'lost';
    } finally {
      context?.close();
    }
  }
}

function isIn(context: PcscContext, insertion: string): boolean {
  return context.listReaders().some((reader) => insertionOf(reader) === insertion);
}

function closeQuietly({ card, context }: Connection, disposition: number): void {
  try {
    card.disconnect(disposition);
  } catch {
    // The card or the daemon is gone, and the connection with it: nothing is left to give back.
  }
  context.close();
}

function sentence(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
