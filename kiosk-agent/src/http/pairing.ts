/**
 * One screen at a time. Whoever knows this boot's token becomes the screen, unless one is there: then a newcomer is
 * refused and an alarm is logged. A page that reloads keeps its cookie, and so its session. When the screen has been
 * gone for a moment (its browser died), a newcomer takes over and the former page, should it wake up, is told so.
 */
import type { AgentLog } from '../log.ts';
import type { EventStream } from './event-stream.ts';
import { isSecret, newSecret } from './secrets.ts';

export interface ScreenSession {
  cookie: string;
  /** Repeated by the page in the header `X-Borne`: a cookie alone proves a browser, not our page. */
  header: string;
}

export type Redeemed =
  | { ok: true; session: ScreenSession }
  | { ok: false; code: 'not-paired' | 'screen-taken' };

interface PairingParts {
  token: string;
  log: AgentLog;
  /** Milliseconds of a monotonic clock. */
  now: () => number;
}

/** A page that reloads is away for less than this. */
const graceMs = 2_000;
const formerKept = 8;

export class Pairing {
  readonly #parts: PairingParts;
  #session: ScreenSession | null = null;
  #stream: EventStream | null = null;
  #seenAt = 0;
  /** Cookies of former screens, the latest first. */
  #former: string[] = [];

  constructor(parts: PairingParts) {
    this.#parts = parts;
  }

  redeem(token: string, cookie: string | undefined): Redeemed {
    if (!isSecret(token, this.#parts.token)) return { ok: false, code: 'not-paired' };
    const own = this.find(cookie);
    if (own) return { ok: true, session: own };
    if (this.#isTaken()) {
      this.#parts.log.error('screen.alarm', { code: 'screen-taken' });
      return { ok: false, code: 'screen-taken' };
    }
    return { ok: true, session: this.#begin() };
  }

  /** The session of this cookie, if it is the screen's. */
  find(cookie: string | undefined): ScreenSession | null {
    return this.#session && isSecret(cookie, this.#session.cookie) ? this.#session : null;
  }

  wasReplaced(cookie: string | undefined): boolean {
    return this.#former.some((former) => isSecret(cookie, former));
  }

  /** The screen listens. Of two tabs with the same cookie the latest counts, and the other is told so. */
  attach(stream: EventStream): void {
    const before = this.#stream;
    this.#stream = stream;
    before?.close('replaced');
    stream.onClose(() => {
      if (this.#stream !== stream) return;
      this.#stream = null;
      this.#seenAt = this.#parts.now();
    });
  }

  /** Ends the stream: the agent stops. */
  close(): void {
    this.#stream?.close();
  }

  #isTaken(): boolean {
    return this.#session !== null && (this.#stream !== null || this.#parts.now() - this.#seenAt < graceMs);
  }

  #begin(): ScreenSession {
    if (this.#session) this.#former = [this.#session.cookie, ...this.#former].slice(0, formerKept);
    this.#parts.log.info(this.#session ? 'screen.replaced' : 'screen.paired');
    this.#session = { cookie: newSecret(), header: newSecret() };
    this.#seenAt = this.#parts.now();
    return this.#session;
  }
}
