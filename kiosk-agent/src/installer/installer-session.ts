/**
 * Who may work on the kiosk: whoever can read this boot's token of the installer, and their page alone. Nothing of the
 * kiosk's own session opens it, nor the reverse.
 */
import type { Request, RequestHandler, Response } from 'express';
import { type CookiePlace, cookieOf, giveCookie } from '../http/cookie.ts';
import { Refusal } from '../http/failures.ts';
import { isSecret, newSecret } from '../http/secrets.ts';
import type { AgentLog } from '../log.ts';

interface Session {
  cookie: string;
  header: string;
}

interface InstallerSessionParts {
  token: string;
  log: AgentLog;
  /** Milliseconds of a monotonic clock. */
  now: () => number;
}

const place: CookiePlace = { prefix: 'installation', path: '/installation' };
/** A page left open asks every second; one that was closed ends here. */
const endsAfterMs = 30 * 60_000;
const presentMs = 10_000;

export class InstallerSession {
  readonly #parts: InstallerSessionParts;
  #session: Session | null = null;
  #seenAt = 0;

  constructor(parts: InstallerSessionParts) {
    this.#parts = parts;
  }

  /** One page at a time: the latest with the token. */
  open(request: Request, response: Response, token: string): void {
    if (!isSecret(token, this.#parts.token)) throw new Refusal('not-paired');
    this.#session = { cookie: newSecret(), header: newSecret() };
    this.#seenAt = this.#parts.now();
    this.#parts.log.info('installer.opened');
    giveCookie(place, request, response, this.#session.cookie);
    response.json({ header: this.#session.header });
  }

  /** For a page that was loaded again and has its cookie still. */
  resume(request: Request, response: Response): void {
    response.json({ header: this.#sessionOf(request).header });
  }

  /** Lets only the installer's page pass, before any body is read. */
  readonly only: RequestHandler = (request, _response, next) => {
    const { header } = this.#sessionOf(request);
    if (!isSecret(request.get('x-borne'), header)) throw new Refusal('not-paired');
    this.#seenAt = this.#parts.now();
    next();
  };

  /** Their page is open at this moment. */
  isPresent(): boolean {
    return this.#session !== null && this.#parts.now() - this.#seenAt < presentMs;
  }

  #sessionOf(request: Request): Session {
    const alive = this.#parts.now() - this.#seenAt < endsAfterMs ? this.#session : null;
    if (!alive || !isSecret(cookieOf(place, request), alive.cookie)) throw new Refusal('not-paired');
    return alive;
  }
}
