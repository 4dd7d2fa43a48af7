/** The driver `vitale2-libre`: the free zone of the card in a slot of the machine's PC/SC daemon. */
import { randomUUID } from 'node:crypto';
import type { CardReader, ReaderEvent } from '../card-reader.ts';
import { freeZoneGives, readInsuredCard } from '../insured-card.ts';
import { Slot } from '../slot.ts';
import { PcscPresence, type PcscPresenceOptions } from './pcsc-presence.ts';

export interface PcscReaderOptions extends PcscPresenceOptions {
  newId?: () => string;
}

export class PcscReader implements CardReader {
  readonly driver = 'vitale2-libre';
  readonly gives = freeZoneGives;
  readonly #options: PcscReaderOptions;
  readonly #presence: PcscPresence;
  readonly #first = Promise.withResolvers<void>();
  #slot: Slot | null = null;

  constructor(options: PcscReaderOptions) {
    this.#options = options;
    this.#presence = new PcscPresence(options, (state) => this.#slot?.see(state));
  }

  async start(listener: (event: ReaderEvent) => void): Promise<void> {
    if (this.#slot) throw new Error('this reader was started before');
    this.#slot = new Slot({
      listener: (event) => {
        listener(event);
        this.#first.resolve();
      },
      newId: this.#options.newId ?? randomUUID,
      read: ({ insertion, atr }) =>
        readInsuredCard({ atr, transmit: (command) => this.#presence.transmit(insertion, command) }),
    });
    this.#presence.start();
    await this.#first.promise;
  }

  async stop(): Promise<void> {
    this.#slot?.close();
    this.#first.resolve();
    await this.#presence.stop();
  }
}
