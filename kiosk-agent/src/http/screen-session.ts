/** Who asks: the cookie of the screen's browser, and the header that only our page can add. */
import type { CookieOptions, Request, RequestHandler, Response } from 'express';
import { Refusal } from './failures.ts';
import type { Pairing, ScreenSession } from './pairing.ts';
import { isSecret } from './secrets.ts';

/** Browsers keep one jar for all ports of an address: the port in the name keeps two agents apart. */
function cookieName(request: Request): string {
  return `borne-${request.socket.localPort}`;
}

const cookieOptions: CookieOptions = { httpOnly: true, sameSite: 'strict', path: '/agent' };

export function cookieOf(request: Request): string | undefined {
  const start = `${cookieName(request)}=`;
  const pairs = (request.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(start))?.slice(start.length);
}

/** Answers the header value of a session, beside its cookie. */
export function sendSession(request: Request, response: Response, session: ScreenSession): void {
  response.cookie(cookieName(request), session.cookie, cookieOptions);
  response.json({ header: session.header });
}

export function sessionOf(request: Request, pairing: Pairing): ScreenSession {
  const session = pairing.find(cookieOf(request));
  if (!session) throw new Refusal('not-paired');
  return session;
}

/** Lets only the screen's own page pass, before any body is read. */
export function screenOnly(pairing: Pairing): RequestHandler {
  return (request, _response, next) => {
    const session = sessionOf(request, pairing);
    next(isSecret(request.get('x-borne'), session.header) ? undefined : new Refusal('not-paired'));
  };
}
