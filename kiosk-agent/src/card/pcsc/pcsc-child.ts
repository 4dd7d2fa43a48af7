/** One life of the PC/SC process, seen from the agent: its reports, its answers, and its end. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { ApduAnswer } from '../apdu.ts';
import { type Report, ReportSchema, type Request } from './pcsc-messages.ts';

/** deadline: a command took too long. silent: no report for a while. nonsense: a message we do not know. */
export type ChildEnd = 'deadline' | 'silent' | 'nonsense' | 'crashed';

export interface PcscChildOptions {
  readerName: string;
  daemonSocket: string | undefined;
  apduDeadlineMs: number;
  silenceMs: number;
  onReport(report: Exclude<Report, { type: 'answer' }>): void;
  /** Said once; the process is dead or dying by then. */
  onEnd(why: ChildEnd): void;
}

export class PcscChild {
  readonly #options: PcscChildOptions;
  readonly #process: ChildProcess;
  readonly #exited: Promise<void>;
  readonly #watchdog: NodeJS.Timeout;
  readonly #waiting = new Map<number, (answer: ApduAnswer) => void>();
  #turns = 0;
  #ended = false;

  constructor(options: PcscChildOptions) {
    this.#options = options;
    this.#process = start(options);
    this.#watchdog = setTimeout(() => this.#end('silent'), options.silenceMs);
    this.#exited = new Promise((resolve) => {
      this.#process.once('exit', () => resolve());
      this.#process.once('error', () => resolve());
    });
    void this.#exited.then(() => this.#end('crashed'));
    this.#process.on('message', (message) => this.#hear(message));
  }

  /** After the deadline the process dies: a native call cannot be called off. */
  transmit(insertion: string, command: Uint8Array): Promise<ApduAnswer> {
    if (this.#ended) return Promise.resolve({ ok: false, reason: 'lost' });
    this.#turns += 1;
    const turn = this.#turns;
    const { promise, resolve } = Promise.withResolvers<ApduAnswer>();
    this.#waiting.set(turn, resolve);
    const deadline = setTimeout(() => this.#end('deadline'), this.#options.apduDeadlineMs);
    const request: Request = { type: 'transmit', turn, insertion, command };
    // A closed channel is told by the end of the process, which answers for us.
    this.#process.send(request, () => null);
    return promise.finally(() => clearTimeout(deadline));
  }

  async stop(): Promise<void> {
    this.#end(null);
    await this.#exited;
  }

  #hear(message: unknown): void {
    if (this.#ended) return;
    this.#watchdog.refresh();
    const report = ReportSchema.safeParse(message);
    if (!report.success) this.#end('nonsense');
    else if (report.data.type === 'answer') this.#answer(report.data.turn, report.data.answer);
    else this.#options.onReport(report.data);
  }

  #answer(turn: number, answer: ApduAnswer): void {
    this.#waiting.get(turn)?.(answer);
    this.#waiting.delete(turn);
  }

  #end(why: ChildEnd | null): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#watchdog);
    // It may hang in a native call, where no other signal is heard.
    this.#process.kill('SIGKILL');
    const reason = why === 'deadline' ? 'timeout' : 'lost';
    for (const turn of this.#waiting.keys()) this.#answer(turn, { ok: false, reason });
    if (why) this.#options.onEnd(why);
  }
}

/** With nothing of our environment but the daemon's socket, where it is not the system's. */
function start({ readerName, daemonSocket }: PcscChildOptions): ChildProcess {
  return fork(join(import.meta.dirname, 'pcsc-process.ts'), [readerName], {
    execArgv: [],
    env: daemonSocket ? { PCSCLITE_CSOCK_NAME: daemonSocket } : {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}
