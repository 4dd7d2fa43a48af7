/** Who asks: the cookie of the screen's browser, and the header that only our page can add. */
import type { Request, RequestHandler, Response } from 'express';
import { type CookiePlace, cookieOf, giveCookie } from './cookie.ts';
import { Refusal } from './failures.ts';
import type { Pairing, ScreenSession } from './pairing.ts';
import { isSecret } from './secrets.ts';

const place: CookiePlace = { prefix: 'borne', path: '/agent' };

export function screenCookie(request: Request): string | undefined {
  return cookieOf(place, request);
}

/** Answers the header value of a session, beside its cookie. */
export function sendSession(request: Request, response: Response, session: ScreenSession): void {
  giveCookie(place, request, response, session.cookie);
  response.json({ header: session.header });
}

export function sessionOf(request: Request, pairing: Pairing): ScreenSession {
  const session = pairing.find(screenCookie(request));
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
