/** What is in the wanted PC/SC slot, by a process of its own that may die and is started again. */
import type { ApduAnswer } from '../apdu.ts';
import type { CardLog } from '../card-log.ts';
import type { SlotState } from '../slot.ts';
import { type ChildEnd, PcscChild } from './pcsc-child.ts';

export interface PcscPresenceOptions {
  /** Parts of readers' names, the most wanted first, with `;` between them; empty: one that is no CPS slot. */
  readerName: string;
  /** PCSCLITE_CSOCK_NAME: a daemon other than the system's. */
  daemonSocket: string | undefined;
  log: CardLog;
  apduDeadlineMs?: number;
  /** The process reports each second; after this silence it is taken for hung. */
  silenceMs?: number;
}

const restartMs = [100, 250, 500, 1000, 2000, 5000] as const;

export class PcscPresence {
  readonly #options: PcscPresenceOptions;
  readonly #log: CardLog;
  readonly #tell: (state: SlotState) => void;
  #child: PcscChild | null = null;
  #restart: NodeJS.Timeout | undefined;
  #failures = 0;
  #lastReason = '';

  /** `tell` is given the state at each look, changed or not. */
  constructor(options: PcscPresenceOptions, tell: (state: SlotState) => void) {
    this.#options = options;
    this.#log = options.log;
    this.#tell = tell;
  }

  start(): void {
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

  async stop(): Promise<void> {
    clearTimeout(this.#restart);
    await this.#child?.stop();
  }

  /** Connects to the card at the first command; to look, nobody connects. */
  transmit(insertion: string, command: Uint8Array): Promise<ApduAnswer> {
    return this.#child?.transmit(insertion, command) ?? Promise.resolve({ ok: false, reason: 'lost' });
  }

  #see(state: SlotState): void {
    const reason = state.slot === 'no-reader' ? state.reason : '';
    if (reason !== this.#lastReason && reason) this.#log.warn({ reason }, 'no card reader');
    this.#lastReason = reason;
    if (!reason) this.#failures = 0;
    this.#tell(state);
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
    this.#restart = setTimeout(() => this.start(), pauseMs);
  }
}
