/** The cookies of this agent's pages, one name for each page and port. */
import type { CookieOptions, Request, Response } from 'express';

export interface CookiePlace {
  prefix: string;
  path: string;
}

/** Browsers keep one jar for all ports of an address: the port in the name keeps two agents apart. */
function cookieName({ prefix }: CookiePlace, request: Request): string {
  return `${prefix}-${request.socket.localPort}`;
}

export function cookieOf(place: CookiePlace, request: Request): string | undefined {
  const start = `${cookieName(place, request)}=`;
  const pairs = (request.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(start))?.slice(start.length);
}

export function giveCookie(place: CookiePlace, request: Request, response: Response, value: string): void {
  const options: CookieOptions = { httpOnly: true, sameSite: 'strict', path: place.path };
  response.cookie(cookieName(place, request), value, options);
}
