/** How a page becomes the screen, and how it is told the state. */
import { Router } from 'express';
import { PairSchema } from '../../contract/failure.ts';
import type { StateBoard } from '../visit/state-board.ts';
import { openEventStream, tellReplaced } from './event-stream.ts';
import { Refusal } from './failures.ts';
import { jsonBody, parsed } from './json-body.ts';
import type { Pairing } from './pairing.ts';
import { cookieOf, sendSession, sessionOf } from './screen-session.ts';

export function screenRoutes(pairing: Pairing, board: StateBoard): Router {
  const router = Router();
  router.use('/pair', jsonBody);
  router.post('/pair', (request, response) => {
    const { token } = parsed(PairSchema, request.body);
    const redeemed = pairing.redeem(token, cookieOf(request));
    if (!redeemed.ok) throw new Refusal(redeemed.code);
    sendSession(request, response, redeemed.session);
  });
  router.get('/session', (request, response) => {
    sendSession(request, response, sessionOf(request, pairing));
  });
  /** EventSource cannot add a header: the cookie, Origin and Sec-Fetch-Site must do. */
  router.get('/events', (request, response) => {
    if (pairing.wasReplaced(cookieOf(request))) return tellReplaced(response);
    sessionOf(request, pairing);
    pairing.attach(openEventStream(response, board));
  });
  return router;
}
