/**
 * Who may speak for a record at home: the browser that gave the proof. The cookie is HttpOnly and SameSite=Strict, and
 * whatever changes something is JSON from our own page: a form of another site can send neither.
 */
import type { CookieOptions, Request, RequestHandler, Response } from 'express';
import { Problem } from '../http/problems.ts';
import type { HomeSession, HomeSessions } from './home-sessions.ts';

export interface HomeDoor {
  https: boolean;
}

/** Another site that knows our address learns and changes nothing, whatever the browser's cookie rules. */
export const requireOwnPage: RequestHandler = (request, _response, next) => {
  const from = request.get('sec-fetch-site');
  if (from !== undefined && from !== 'same-origin') throw new Problem('malformed-request', 'foreign-page');
  next();
};

/** After it, `sessionOf` has an answer. `signed-out` is a word for the page, not a failure. */
export function requireOpenSession(sessions: HomeSessions, door: HomeDoor): RequestHandler {
  return async (request, response, next) => {
    const session = await sessions.find(tokenIn(request, door));
    if (session?.stage !== 'open') {
      response.status(401).json({ answer: 'signed-out' });
      return;
    }
    response.locals['home'] = session;
    next();
  };
}

export function sessionOf(response: Response): HomeSession {
  const session: HomeSession | undefined = response.locals['home'];
  if (!session) throw new Error('a route asks for the session without requireOpenSession before it');
  return session;
}

export function giveToken(response: Response, door: HomeDoor, token: string): void {
  response.cookie(cookieName(door), token, cookieOptions(door));
}

export function takeToken(response: Response, door: HomeDoor): void {
  response.clearCookie(cookieName(door), cookieOptions(door));
}

/** The session's token as the browser sent it; null: none, or more than one. */
export function tokenIn(request: Request, door: HomeDoor): string | null {
  const start = `${cookieName(door)}=`;
  const sent = (request.headers.cookie ?? '').split('; ').filter((cookie) => cookie.startsWith(start));
  const [token, ...others] = sent.map((cookie) => cookie.slice(start.length));
  return token !== undefined && others.length === 0 && /^[\w-]{43}$/.test(token) ? token : null;
}

function cookieName({ https }: HomeDoor): string {
  return https ? '__Host-borne-home' : 'borne-home';
}

/** Without an age: it goes when the browser ends. */
function cookieOptions({ https }: HomeDoor): CookieOptions {
  return { httpOnly: true, sameSite: 'strict', secure: https, path: '/' };
}
