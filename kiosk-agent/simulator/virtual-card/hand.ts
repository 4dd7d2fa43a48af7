/** The hand that puts one card in the slot and takes it out again. */

import type { CatalogueCard } from './catalogue.ts';
import { Contact } from './contact.ts';

export interface HandState {
  inserted: string | null;
  /** The reader has found the card. */
  linked: boolean;
}

export interface HandOptions {
  readerPort: number;
  /**
   * No hand is faster. And pcscd looks at vpcd every so often: a card pulled out in the middle of a command and another
   * one put in before it looks would be one stay of one card to it.
   */
  shortestSwapMs: number;
  complain(why: string): void;
}

/** While a card is in and no reader answers, dial again after this. */
const redialMs = 200;
export class Hand {
  readonly #options: HandOptions;
  #card: CatalogueCard | null = null;
  #contact: Contact | null = null;
  #dial: NodeJS.Timeout | undefined;
  #emptySince = Number.NEGATIVE_INFINITY;
  #commands = 0;

  constructor(options: HandOptions) {
    this.#options = options;
  }

  state(): HandState {
    return { inserted: this.#card?.id ?? null, linked: this.#contact?.linked ?? false };
  }

  /** Commands that reached any card of this hand since it began. */
  get commands(): number {
    return this.#commands;
  }

  /** False: a card is in already. */
  insert(card: CatalogueCard): boolean {
    if (this.#card) return false;
    this.#card = card;
    const waited = performance.now() - this.#emptySince;
    this.#dial = setTimeout(() => this.#touch(card), Math.max(0, this.#options.shortestSwapMs - waited));
    return true;
  }

  remove(): void {
    clearTimeout(this.#dial);
    if (this.#card) this.#emptySince = performance.now();
    this.#card = null;
    this.#contact?.breakOff();
    this.#contact = null;
  }

  #touch(card: CatalogueCard): void {
    const contact = new Contact({
      card,
      readerPort: this.#options.readerPort,
      complain: (why) => this.#options.complain(why),
      asked: () => {
        this.#commands += 1;
      },
      pulled: () => this.#contact === contact && this.remove(),
      lost: () => this.#contact === contact && this.#redial(card),
    });
    this.#contact = contact;
  }

  #redial(card: CatalogueCard): void {
    this.#contact = null;
    this.#dial = setTimeout(() => this.#touch(card), redialMs);
  }
}
