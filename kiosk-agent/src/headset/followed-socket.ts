/**
 * Keeps the socket followed: looks for it every five seconds while it is not there, never while it is; tells its level,
 * and looks again once it is gone. Where records were lost it is opened anew at once, which asks for the level.
 */
import type { Headset } from '../../contract/state.ts';
import type { HeadsetSocket, HeadsetStatus } from './headset-socket.ts';
import { type SwitchEvent, SwitchEvents } from './switch-events.ts';
import type { OpenSwitch, SwitchSource } from './switch-source.ts';

const stoodAs = { in: 'in', out: 'out', untold: 'out', follows: 'unknown' } as const;

export class FollowedSocket implements HeadsetSocket {
  readonly #source: SwitchSource;
  readonly #lookMs: number;
  #tell: (level: Headset) => void = () => undefined;
  #level: Headset = 'unknown';
  #status: HeadsetStatus = 'off';
  #opened: OpenSwitch | null = null;
  #looking: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(source: SwitchSource, lookMs = 5_000) {
    this.#source = source;
    this.#lookMs = lookMs;
  }

  status(): HeadsetStatus {
    return this.#status;
  }

  start(tell: (level: Headset) => void): void {
    if (this.#looking) throw new Error('this socket was started before');
    this.#tell = tell;
    this.#looking = this.#look();
  }

  /** One that opens late is closed at once. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#looking;
    await this.#opened?.close();
    this.#opened = null;
    this.#stands('off', 'unknown');
  }

  async #look(): Promise<void> {
    const events = new SwitchEvents();
    let over = false;
    const end = (next: 'look' | 'wait'): void => {
      // One end for each opening: what it still says is nobody's.
      if (over) return;
      over = true;
      this.#looking = this.#lose(next);
    };
    const opening = await this.#source.open({
      bytes: (chunk) => {
        if (!over && !this.#hear(events.push(chunk))) end('look');
      },
      lost: () => end('wait'),
    });
    if (this.#stopped) return opening.ok ? opening.device.close() : undefined;
    if (!opening.ok) {
      this.#stands(opening.reason, 'unknown');
      return this.#lookLater();
    }
    const { stood } = opening.device;
    this.#opened = opening.device;
    this.#stands(stood === 'untold' ? 'changes-only' : 'ready', stoodAs[stood]);
  }

  /** False when some of it is missing. Of what comes at once, the last counts: contacts bounce. */
  #hear(events: readonly SwitchEvent[]): boolean {
    const last = events.at(-1);
    if (last === undefined) return true;
    if (events.includes('lost') || last === 'lost') return false;
    this.#stands(this.#status, last);
    return true;
  }

  async #lose(next: 'look' | 'wait'): Promise<void> {
    const opened = this.#opened;
    this.#opened = null;
    // Nobody is named while nobody knows who hears.
    this.#stands(next === 'wait' ? 'missing' : this.#status, 'unknown');
    await opened?.close();
    if (this.#stopped) return;
    if (next === 'wait') this.#lookLater();
    else await this.#look();
  }

  #lookLater(): void {
    // Unref'd: a forgotten socket must not hold the process.
    this.#timer = setTimeout(() => {
      this.#looking = this.#look();
    }, this.#lookMs).unref();
  }

  #stands(status: HeadsetStatus, level: Headset): void {
    this.#status = status;
    if (level === this.#level) return;
    this.#level = level;
    this.#tell(level);
  }
}
