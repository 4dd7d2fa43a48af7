/** How a page becomes the screen, how it is told the state, and how it says that it draws. */
import { type RequestHandler, Router } from 'express';
import { PairSchema } from '../../contract/failure.ts';
import { HeartbeatSchema } from '../../contract/heartbeat.ts';
import type { StateBoard } from '../visit/state-board.ts';
import type { PageWatch } from '../watchdog/page-watch.ts';
import { openEventStream, tellReplaced } from './event-stream.ts';
import { Refusal } from './failures.ts';
import { jsonBody, parsed } from './json-body.ts';
import type { Pairing } from './pairing.ts';
import { screenCookie, sendSession, sessionOf } from './screen-session.ts';

interface ScreenParts {
  pairing: Pairing;
  board: StateBoard;
  screen: PageWatch;
}

export function screenRoutes({ pairing, board, screen }: ScreenParts): Router {
  const router = Router();
  router.use('/pair', jsonBody);
  router.post('/pair', (request, response) => {
    const { token } = parsed(PairSchema, request.body);
    const redeemed = pairing.redeem(token, screenCookie(request));
    if (!redeemed.ok) throw new Refusal(redeemed.code);
    sendSession(request, response, redeemed.session);
  });
  router.get('/session', (request, response) => {
    sendSession(request, response, sessionOf(request, pairing));
  });
  /** EventSource cannot add a header: the cookie, Origin and Sec-Fetch-Site must do. */
  router.get('/events', (request, response) => {
    if (pairing.wasReplaced(screenCookie(request))) return tellReplaced(response);
    sessionOf(request, pairing);
    pairing.attach(openEventStream(response, board));
  });
  const isScreen: RequestHandler = (request, _response, next) => {
    sessionOf(request, pairing);
    next();
  };
  router.use('/heartbeat', isScreen, jsonBody);
  router.post('/heartbeat', (request, response) => {
    screen.beat(parsed(HeartbeatSchema, request.body).screen);
    response.status(204).end();
  });
  return router;
}
