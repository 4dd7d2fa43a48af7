/**
 * The last fallback: a raw queue of CUPS. Nothing comes back on this way, so a ticket that CUPS took is never
 * « printed » here, at best `unknown` with the state `untold`: a backend calls a job completed when the bytes are gone.
 * What did not leave the queue in time is taken back: a ticket that came out an hour later would hand its code to a
 * stranger. The ticket goes to `lp` through its standard input, never through a file of ours; what CUPS itself writes
 * is the business of `kiosk-agent/install/cups`.
 */
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PrinterState } from '../../contract/printer.ts';
import type { Printer, PrintOutcome } from './printer.ts';

export interface CupsAddress {
  queue: string;
}

interface CupsParts extends CupsAddress {
  /** host:port of another CUPS than this machine's. */
  server?: string;
  limits?: CupsLimits;
}

export interface CupsLimits {
  /** For one command of CUPS. */
  commandMs: number;
  /** From the queue to the printer. */
  leaveQueueMs: number;
  pollMs: number;
}

const usualLimits: CupsLimits = { commandMs: 5_000, leaveQueueMs: 20_000, pollMs: 250 };

/** Names no ticket and no person: CUPS keeps it in its history and its logs. */
const jobTitle = 'ticket';

export class CupsPrinter implements Printer {
  readonly #queue: string;
  readonly #limits: CupsLimits;
  /** Options that every command of CUPS takes. */
  readonly #server: string[];
  #turn: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor({ queue, server, limits = usualLimits }: CupsParts) {
    this.#queue = queue;
    this.#limits = limits;
    this.#server = server === undefined ? [] : ['-h', server];
  }

  async state(): Promise<PrinterState> {
    if (this.#closed) return 'absent';
    const printer = await this.#run('lpstat', ['-p', this.#queue]);
    if (printer.code !== 0) return 'absent';
    if (/ disabled /.test(printer.said)) return 'off-line';
    const accepting = await this.#run('lpstat', ['-a', this.#queue]);
    return /^\S+ accepting requests/m.test(accepting.said) ? 'untold' : 'off-line';
  }

  print(job: Uint8Array): Promise<PrintOutcome> {
    const outcome = this.#turn.then(() => this.#print(job));
    this.#turn = outcome.catch(() => undefined);
    return outcome;
  }

  /** A job under way comes to its end first. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#turn;
  }

  async #print(job: Uint8Array): Promise<PrintOutcome> {
    const before = await this.state();
    if (before !== 'untold') return { outcome: 'not-printed', state: before };
    const raw = ['-d', this.#queue, '-o', 'raw', '-t', jobTitle];
    const submitted = await this.#run('lp', raw, job);
    const [, id] = /request id is (\S+-\d+)/.exec(submitted.said) ?? [];
    if (id !== undefined && !(await this.#leavesQueue(id))) await this.#run('cancel', [id]);
    return { outcome: 'unknown', state: await this.state() };
  }

  /** Without `-W`, `lpstat` lists what is not done yet. */
  async #leavesQueue(id: string): Promise<boolean> {
    const end = performance.now() + this.#limits.leaveQueueMs;
    while (performance.now() < end) {
      const { code, said } = await this.#run('lpstat', ['-o', this.#queue]);
      if (code === 0 && !said.split(/\s+/).includes(id)) return true;
      await sleep(this.#limits.pollMs);
    }
    return false;
  }

  #run(program: string, rest: string[], input?: Uint8Array): Promise<{ code: number | null; said: string }> {
    // Their words are read, so they must be those of no language.
    const command = ['LC_ALL=C', program, ...this.#server, ...rest];
    return new Promise((resolve) => {
      const child = spawn('env', command, {
        stdio: ['pipe', 'pipe', 'ignore'],
        timeout: this.#limits.commandMs,
      });
      let said = '';
      child.stdout.on('data', (chunk) => {
        said += String(chunk);
      });
      // A command that ends before it has read everything says so by its code.
      child.stdin.on('error', () => undefined);
      child.on('error', () => resolve({ code: null, said: '' }));
      child.on('close', (code) => resolve({ code, said }));
      child.stdin.end(input);
    });
  }
}
