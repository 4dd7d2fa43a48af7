/**
 * Who may speak at the counter's door: this page in a browser that signed in. A page of another address cannot use the
 * session: the cookie is SameSite=Strict, the address asked for must be ours (no rebound name), and whatever changes
 * something must come from our own origin with a header that no form can send.
 */
import type { CookieOptions, Request, RequestHandler, Response } from 'express';
import type { CounterAnswer } from '../../contract/counter.ts';
import { type Session, type Sessions, sessionHours } from './sessions.ts';

export interface Door {
  /** `https://comptoir.exemple.fr`; null: the loopback names of the listener's own port. */
  publicOrigin: string | null;
  https: boolean;
}

const statuses: Record<CounterAnswer['answer'], number> = {
  done: 200,
  'not-open': 409,
  'signed-out': 401,
  refused: 403,
};

export function answer(response: Response, said: CounterAnswer['answer']): void {
  response.status(statuses[said]).json({ answer: said } satisfies CounterAnswer);
}

/** First of the chain. */
export function requireOwnPage(door: Door): RequestHandler {
  return (request, response, next) => {
    const origin = ownOrigin(door, request);
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const ours = originsOf(door, request).includes(origin) && fetchedHere(request, reads);
    const meant = reads || (request.headers.origin === origin && request.get('x-borne-counter') === '1');
    if (ours && meant) next();
    else answer(response, 'refused');
  };
}

/** The address that the browser asked for; after `requireOwnPage`, one of ours. */
export function ownOrigin({ https }: Door, request: Request): string {
  return `${https ? 'https' : 'http'}://${request.headers.host ?? ''}`;
}

function originsOf({ publicOrigin, https }: Door, { socket }: Request): string[] {
  if (publicOrigin !== null) return [publicOrigin];
  const scheme = https ? 'https' : 'http';
  return ['127.0.0.1', 'localhost', '[::1]'].map((host) => `${scheme}://${host}:${socket.localPort}`);
}

/** `none` is a person who typed the address or followed a bookmark. A client without the header is no browser. */
function fetchedHere(request: Request, reads: boolean): boolean {
  const from = request.get('sec-fetch-site');
  if (from === undefined || from === 'same-origin') return true;
  const visiting = request.get('sec-fetch-mode') === 'navigate';
  return reads && visiting && !request.path.startsWith('/api/');
}

/** After it, `sessionOf` has an answer. */
export function requireSession(sessions: Sessions, door: Door): RequestHandler {
  return (request, response, next) => {
    const session = sessions.find(tokenIn(request, door));
    if (!session) return answer(response, 'signed-out');
    response.locals['session'] = session;
    next();
  };
}

export function sessionOf(response: Response): Session {
  const session: Session | undefined = response.locals['session'];
  if (!session) throw new Error('a route asks for the session without requireSession before it');
  return session;
}

export function giveToken(response: Response, door: Door, token: string): void {
  response.cookie(cookieName(door), token, { ...cookieOptions(door), maxAge: sessionHours * 3_600_000 });
}

export function takeToken(response: Response, door: Door): void {
  response.clearCookie(cookieName(door), cookieOptions(door));
}

/** The session's token as the browser sent it; null: none, or more than one. */
export function tokenIn(request: Request, door: Door): string | null {
  return tokenOf(request, cookieName(door));
}

/** The token that a cookie of ours holds; null: none, or more than one. */
export function tokenOf(request: Request, cookie: string): string | null {
  const start = `${cookie}=`;
  const sent = (request.headers.cookie ?? '').split('; ').filter((each) => each.startsWith(start));
  const [token, ...others] = sent.map((each) => each.slice(start.length));
  return token !== undefined && others.length === 0 && /^[\w-]{43}$/.test(token) ? token : null;
}

function cookieName({ https }: Door): string {
  return https ? '__Host-borne-counter' : 'borne-counter';
}

function cookieOptions({ https }: Door): CookieOptions {
  return { httpOnly: true, sameSite: 'strict', secure: https, path: '/' };
}
