/**
 * Only our own page, on this very machine (security.md T3). The listener is bound to 127.0.0.1; these checks stop what
 * a foreign page in a browser of this machine could still do: DNS rebinding, cross-site posts, framed calls.
 */
import type { Request, RequestHandler } from 'express';
import { Refusal } from './failures.ts';

/** The one name of this agent. `localhost` is refused: another name is another origin, and may be pointed elsewhere. */
function ownHost(request: Request): string {
  return `127.0.0.1:${request.socket.localPort}`;
}

export const ownHostOnly: RequestHandler = (request, _response, next) => {
  next(request.get('host') === ownHost(request) ? undefined : new Refusal('wrong-host'));
};

/** For the page and its files: nothing secret is in them, and a bench on another port may lead here. */
export const noForeignSite: RequestHandler = (request, _response, next) => {
  next(request.get('sec-fetch-site') === 'cross-site' ? new Refusal('foreign-page') : undefined);
};

/** For `/agent`: the browser itself must say that our page asks. */
export const ownPageOnly: RequestHandler = (request, _response, next) => {
  const origin = request.get('origin');
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const ownOrigin = origin === `http://${ownHost(request)}` || (reads && origin === undefined);
  const own = ownOrigin && request.get('sec-fetch-site') === 'same-origin';
  next(own ? undefined : new Refusal('foreign-page'));
};
