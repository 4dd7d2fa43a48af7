/** The page of the counter becomes ours as the kiosk's screen does: by this boot's token, then cookie and header. */
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { PairSchema } from '../../../contract/failure.ts';
import { type CookiePlace, cookieOf, giveCookie } from '../../http/cookie.ts';
import { Refusal } from '../../http/failures.ts';
import { jsonBody, parsed } from '../../http/json-body.ts';
import type { Pairing, ScreenSession } from '../../http/pairing.ts';
import { isSecret } from '../../http/secrets.ts';

const place: CookiePlace = { prefix: 'borne-lgo', path: '/lgo' };

export function sessionRoutes(pairing: Pairing): Router {
  const router = Router();
  router.use('/pair', jsonBody);
  router.post('/pair', (request, response) => {
    const redeemed = pairing.redeem(parsed(PairSchema, request.body).token, cookieOf(place, request));
    if (!redeemed.ok) throw new Refusal(redeemed.code);
    answer(request, response, redeemed.session);
  });
  router.get('/session', (request, response) => answer(request, response, sessionOf(request, pairing)));
  return router;
}

/** Lets only the paired page pass, before any body is read. */
export function pairedOnly(pairing: Pairing): RequestHandler {
  return (request, _response, next) => {
    const { header } = sessionOf(request, pairing);
    next(isSecret(request.get('x-borne'), header) ? undefined : new Refusal('not-paired'));
  };
}

function sessionOf(request: Request, pairing: Pairing): ScreenSession {
  const session = pairing.find(cookieOf(place, request));
  if (!session) throw new Refusal('not-paired');
  return session;
}

function answer(request: Request, response: Response, session: ScreenSession): void {
  giveCookie(place, request, response, session.cookie);
  response.json({ header: session.header });
}
