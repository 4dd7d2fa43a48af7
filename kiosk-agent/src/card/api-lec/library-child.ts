/** One life of the process around the licensed library, seen from the agent. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { NoReaderReason } from '../no-reader.ts';
import type { LibraryDescription } from './library-description.ts';
import { type LibraryReport, LibraryReportSchema, type LibraryRequest } from './library-messages.ts';

export type LibraryReading =
  | { outcome: 'documents'; documents: Uint8Array[] }
  /** It answered that it could not; `what` is the function and its numbers. */
  | { outcome: 'refused'; what: string }
  /** No answer in time, or no process any more. */
  | { outcome: 'hung' | 'crashed' };

export interface LibraryChildOptions {
  description: LibraryDescription;
  mode: 'development' | 'production';
  /** For its process to start and to load it: long, since a whole kiosk starts beside it. */
  loadingMs: number;
  /** For each reading. */
  readingMs: number;
  onReady(isDouble: boolean): void;
  /** `what`: what is missing, by its name. */
  onUnready(reason: NoReaderReason, what: string): void;
  /** Said once; the process is dead or dying by then. */
  onEnd(why: 'hung' | 'crashed'): void;
}

export class LibraryChild {
  readonly #options: LibraryChildOptions;
  readonly #process: ChildProcess;
  readonly #exited: Promise<void>;
  readonly #loading: NodeJS.Timeout;
  #waiting: { turn: number; answer: (reading: LibraryReading) => void } | null = null;
  #turns = 0;
  #ended = false;

  constructor(options: LibraryChildOptions) {
    this.#options = options;
    this.#process = start(options.mode);
    this.#exited = new Promise((resolve) => {
      this.#process.once('exit', () => resolve());
      this.#process.once('error', () => resolve());
    });
    void this.#exited.then(() => this.#end('crashed'));
    this.#process.on('message', (message) => this.#hear(message));
    this.#loading = setTimeout(() => this.#end('hung'), options.loadingMs);
    this.#send({ type: 'load', description: options.description });
  }

  /** One at a time; `CardStay` sees to it. */
  async read(): Promise<LibraryReading> {
    if (this.#ended) return { outcome: 'crashed' };
    this.#turns += 1;
    const { promise, resolve } = Promise.withResolvers<LibraryReading>();
    this.#waiting = { turn: this.#turns, answer: resolve };
    const deadline = setTimeout(() => this.#end('hung'), this.#options.readingMs);
    this.#send({ type: 'read', turn: this.#turns });
    return await promise.finally(() => clearTimeout(deadline));
  }

  async stop(): Promise<void> {
    this.#end(null);
    await this.#exited;
  }

  #send(request: LibraryRequest): void {
    // A closed channel is told by the end of the process, which answers for us.
    this.#process.send(request, () => null);
  }

  #hear(message: unknown): void {
    if (this.#ended) return;
    const report = LibraryReportSchema.safeParse(message);
    if (report.success) this.#take(report.data);
    else this.#end('crashed');
  }

  #take(report: LibraryReport): void {
    clearTimeout(this.#loading);
    if (report.type === 'ready') this.#options.onReady(report.isDouble);
    else if (report.type === 'unready') this.#options.onUnready(report.reason, report.what);
    else if (report.turn === this.#waiting?.turn) this.#answer(readingOf(report));
  }

  #answer(reading: LibraryReading): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.answer(reading);
  }

  #end(why: 'hung' | 'crashed' | null): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#loading);
    this.#process.kill('SIGKILL');
    this.#answer({ outcome: why ?? 'crashed' });
    if (why) this.#options.onEnd(why);
  }
}

function readingOf(report: Extract<LibraryReport, { turn: number }>): LibraryReading {
  return report.type === 'documents'
    ? { outcome: 'documents', documents: report.documents }
    : { outcome: 'refused', what: report.what };
}

/** What a C library prints may be a card's: nobody reads it. Of our environment it gets the mode, which a double must see. */
function start(mode: 'development' | 'production'): ChildProcess {
  return fork(join(import.meta.dirname, 'library-process.ts'), {
    execArgv: [],
    env: { BORNE_MODE: mode },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}
