/**
 * The driver `api-lec`: the licensed library reads the card, PC/SC only tells that one is in. Nothing of the library
 * is in this project: without it the driver says what is missing, and goes on looking for it.
 */
import { randomUUID } from 'node:crypto';
import { cardKind } from '../atr.ts';
import type { CardLog } from '../card-log.ts';
import type { CardKnowledge, CardReader, ReaderEvent } from '../card-reader.ts';
import type { CardReading } from '../card-reading.ts';
import type { NoReaderReason } from '../no-reader.ts';
import { PcscPresence } from '../pcsc/pcsc-presence.ts';
import { type ChipInsertion, Slot } from '../slot.ts';
import { installedLibrary } from './installed-library.ts';
import { readLibraryAnswer } from './library-answer.ts';
import { LibraryChild, type LibraryReading } from './library-child.ts';
import type { LibraryDescription } from './library-description.ts';

export interface ApiLecReaderOptions {
  /** The JSON that says how the library is called: see `library-description.ts`. */
  descriptionFile: string;
  mode: 'development' | 'production';
  daemonSocket: string | undefined;
  log: CardLog;
  /** For each reading. */
  readingMs?: number;
  /** While something is missing, it is looked for again after this. */
  lookMs?: number;
  newId?: () => string;
}

const loadingMs = 30_000;

/** A library that fails as soon as it is started is not started again and again. */
const restartMs = 1000;

export class ApiLecReader implements CardReader {
  readonly driver = 'api-lec';
  readonly gives: ReadonlySet<CardKnowledge> = new Set(['identite', 'nir', 'droits', 'nature']);
  readonly #options: ApiLecReaderOptions;
  readonly #first = Promise.withResolvers<void>();
  #slot: Slot | null = null;
  #library: { child: LibraryChild; description: LibraryDescription } | null = null;
  #presence: PcscPresence | null = null;
  #lastLack = '';
  #failures = 0;
  #again: NodeJS.Timeout | undefined;

  constructor(options: ApiLecReaderOptions) {
    this.#options = options;
  }

  async start(listener: (event: ReaderEvent) => void): Promise<void> {
    if (this.#slot) throw new Error('this reader was started before');
    this.#slot = new Slot({
      listener: (event) => {
        listener(event);
        this.#first.resolve();
      },
      newId: this.#options.newId ?? randomUUID,
      read: (card) => this.#read(card),
    });
    this.#look();
    await this.#first.promise;
  }

  async stop(): Promise<void> {
    clearTimeout(this.#again);
    this.#slot?.close();
    this.#first.resolve();
    await Promise.all([this.#library?.child.stop(), this.#presence?.stop()]);
  }

  #look(): void {
    const library = installedLibrary(this.#options.descriptionFile);
    if (!library.installed) this.#lacks(library.reason, library.what);
    else if (this.#isVirtual(library.readerName)) this.#lacks('library-double', library.readerName);
    else this.#load(library.description, library.readerName);
  }

  #isVirtual(readerName: string): boolean {
    return this.#options.mode === 'production' && /virtual|vpcd/i.test(readerName);
  }

  #load(description: LibraryDescription, readerName: string): void {
    const { mode, readingMs = 15_000 } = this.#options;
    const child = new LibraryChild({
      ...{ description, mode, loadingMs, readingMs },
      onReady: (isDouble) => {
        if (isDouble && mode === 'production') this.#lacks('library-double', description.library);
        else this.#serve(readerName, isDouble);
      },
      onUnready: (reason, what) => this.#lacks(reason, what),
      onEnd: (why) => this.#startAgain(why),
    });
    this.#library = { child, description };
  }

  #serve(readerName: string, isDouble: boolean): void {
    const { daemonSocket, log } = this.#options;
    this.#failures = 0;
    this.#lastLack = '';
    // The process of the library was started again; the reader has not moved.
    if (this.#presence) return;
    if (isDouble) log.warn({ reason: 'library-double' }, 'API_LEC DOUBLE: invented cards, and no real one');
    this.#presence = new PcscPresence({ readerName, daemonSocket, log }, (state) => this.#slot?.see(state));
    this.#presence.start();
  }

  /** At once after a card that killed it: that visitor has been told, the next one must be served. */
  #startAgain(why: 'hung' | 'crashed'): void {
    this.#options.log.warn(
      { reason: why },
      'the process of the licensed library was ended and is started again',
    );
    this.#library = null;
    this.#failures += 1;
    if (this.#failures === 1) this.#look();
    else this.#lacks('process-lost', why, restartMs);
  }

  /** The visitor is told that the kiosk is out of order, the installer what is missing; then it is looked for again. */
  #lacks(reason: NoReaderReason, what: string, againMs = this.#options.lookMs ?? 5000): void {
    const lack = `${reason}: ${what}`;
    if (lack !== this.#lastLack)
      this.#options.log.warn({ reason: lack }, 'the licensed library cannot be used');
    this.#lastLack = lack;
    void this.#library?.child.stop();
    void this.#presence?.stop();
    this.#library = null;
    this.#presence = null;
    this.#slot?.see({ slot: 'no-reader', reason });
    this.#again = setTimeout(() => this.#look(), againMs);
  }

  async #read({ atr }: ChipInsertion): Promise<CardReading> {
    // Also with a licence, the professional's own card is none of our business.
    if (cardKind(atr) === 'professional-card') return { outcome: 'problem', problem: 'professional-card' };
    const library = this.#library;
    if (!library) return { outcome: 'lost' };
    return this.#readingOf(await library.child.read(), library.description);
  }

  #readingOf(reading: LibraryReading, description: LibraryDescription): CardReading {
    switch (reading.outcome) {
      case 'documents':
        return readLibraryAnswer(reading.documents, description);
      case 'refused':
        this.#options.log.warn({ reason: reading.what }, 'the licensed library refused a card');
        return { outcome: 'problem', problem: 'unreadable' };
      case 'hung':
        return { outcome: 'problem', problem: 'mute' };
      case 'crashed':
        return { outcome: 'problem', problem: 'unreadable' };
      default:
        return reading satisfies never;
    }
  }
}
