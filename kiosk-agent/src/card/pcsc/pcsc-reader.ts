/** The driver `vitale2-libre`: the port over the machine's PC/SC daemon, by a process of its own that may die. */
import { randomUUID } from 'node:crypto';
import type { ApduAnswer } from '../apdu.ts';
import type { CardLog } from '../card-log.ts';
import type { CardReader, ReaderEvent } from '../card-reader.ts';
import { freeZoneGives, readInsuredCard } from '../insured-card.ts';
import { Slot, type SlotState } from '../slot.ts';
import { type ChildEnd, PcscChild } from './pcsc-child.ts';

export interface PcscReaderOptions {
  /** Parts of readers' names, the most wanted first, with `;` between them; empty: one that is no CPS slot. */
  readerName: string;
  /** PCSCLITE_CSOCK_NAME: a daemon other than the system's. */
  daemonSocket: string | undefined;
  log: CardLog;
  apduDeadlineMs?: number;
  /** The process reports each second; after this silence it is taken for hung. */
  silenceMs?: number;
  newId?: () => string;
}

const restartMs = [100, 250, 500, 1000, 2000, 5000] as const;

export class PcscReader implements CardReader {
  readonly driver = 'vitale2-libre';
  readonly gives = freeZoneGives;
  readonly #options: PcscReaderOptions;
  readonly #log: CardLog;
  readonly #first = Promise.withResolvers<void>();
  #slot: Slot | null = null;
  #child: PcscChild | null = null;
  #restart: NodeJS.Timeout | undefined;
  #failures = 0;
  #lastReason = '';

  constructor(options: PcscReaderOptions) {
    this.#options = options;
    this.#log = options.log;
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
        readInsuredCard({ atr, transmit: (command) => this.#send(insertion, command) }),
    });
    this.#startChild();
    await this.#first.promise;
  }

  async stop(): Promise<void> {
    clearTimeout(this.#restart);
    this.#slot?.close();
    this.#first.resolve();
    await this.#child?.stop();
  }

  #send(insertion: string, command: Uint8Array): Promise<ApduAnswer> {
    return this.#child?.transmit(insertion, command) ?? Promise.resolve({ ok: false, reason: 'lost' });
  }

  #startChild(): void {
    const { readerName, daemonSocket, apduDeadlineMs = 3000, silenceMs = 8000 } = this.#options;
    this.#child = new PcscChild({
      ...{ readerName, daemonSocket, apduDeadlineMs, silenceMs },
      onReport: (report) => {
        if (report.type === 'slot') this.#see(report.state);
        if (report.type === 'reader') this.#log.info({ reader: report.name }, 'card reader found');
        if (report.type === 'trouble') this.#log.warn({ reason: report.what }, 'PC/SC refused a command');
      },
      onEnd: (why) => this.#startAgain(why),
    });
  }

  #see(state: SlotState): void {
    const reason = state.slot === 'no-reader' ? state.reason : '';
    if (reason !== this.#lastReason && reason) this.#log.warn({ reason }, 'no card reader');
    this.#lastReason = reason;
    if (!reason) this.#failures = 0;
    this.#slot?.see(state);
  }

  /**
   * After a deadline the slot keeps its state: the mute card is still in, the next process will say the same of it,
   * and its insertion must not be taken for a new one. After any other end nothing is known any more.
   */
  #startAgain(why: ChildEnd): void {
    this.#log.warn({ reason: why }, 'the PC/SC process was ended and is started again');
    if (why !== 'deadline') this.#see({ slot: 'no-reader', reason: 'process-lost' });
    const pauseMs = restartMs[Math.min(this.#failures, restartMs.length - 1)];
    this.#failures += 1;
    this.#restart = setTimeout(() => this.#startChild(), pauseMs);
  }
}
