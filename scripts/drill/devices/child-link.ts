/** A drilled process and what it says: its messages one by one, each awaited with a deadline. Brought back if it dies. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { z } from 'zod';

export interface ChildLinkOptions<Message> {
  file: string;
  arguments: string[];
  env: Record<string, string>;
  schema: z.ZodType<Message>;
  /** Told of each message as it comes, whoever reads it later. */
  observe?: (message: Message) => void;
}

const stopMs = 4000;
const mostDeaths = 10;

export class ChildLink<Message> {
  readonly #options: ChildLinkOptions<Message>;
  readonly #unread: Message[] = [];
  #process: ChildProcess;
  #stopping = false;
  #wake: () => void = () => undefined;
  /** How often it died by itself. */
  deaths = 0;

  constructor(options: ChildLinkOptions<Message>) {
    this.#options = options;
    this.#process = this.#start();
  }

  send(request: string): void {
    this.#process.send(request, () => null);
  }

  /** The next message, or null when none comes in time. One caller at a time. */
  async next(deadlineMs: number): Promise<Message | null> {
    const end = performance.now() + deadlineMs;
    for (;;) {
      const message = this.#unread.shift();
      if (message !== undefined) return message;
      const leftMs = end - performance.now();
      if (leftMs <= 0) return null;
      await this.#somethingComes(leftMs);
    }
  }

  /** Messages up to the first that fits, which is the last of the list; `found` is false when none came in time. */
  async until(
    fits: (message: Message) => boolean,
    deadlineMs: number,
  ): Promise<{ found: boolean; heard: Message[] }> {
    const end = performance.now() + deadlineMs;
    const heard: Message[] = [];
    for (;;) {
      const message = await this.next(Math.max(0, end - performance.now()));
      if (message === null) return { found: false, heard };
      heard.push(message);
      if (fits(message)) return { found: true, heard };
    }
  }

  /** What has come and nobody has read. */
  takeUnread(): Message[] {
    return this.#unread.splice(0);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#process;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    const timer = setTimeout(() => child.kill('SIGKILL'), stopMs);
    child.disconnect();
    await exit;
    clearTimeout(timer);
  }

  #start(): ChildProcess {
    const { file, env, schema } = this.#options;
    const child = fork(file, this.#options.arguments, {
      env: { PATH: process.env['PATH'] ?? '', ...env },
      execArgv: ['--expose-gc'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.on('message', (message) => {
      const parsed = schema.parse(message);
      this.#options.observe?.(parsed);
      this.#unread.push(parsed);
      this.#wake();
    });
    child.once('exit', () => {
      if (this.#stopping) return;
      this.deaths += 1;
      if (this.deaths < mostDeaths) this.#process = this.#start();
    });
    return child;
  }

  #somethingComes(deadlineMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, deadlineMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
