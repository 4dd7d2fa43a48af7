/** The counter's process as its page sees it: the page at `/`, everything else under `/lgo`, this machine only. */
import express, { type Express } from 'express';
import { failureHandler, unknownAddress } from '../../http/failures.ts';
import { securityHeaders } from '../../http/headers.ts';
import { noForeignSite, ownHostOnly, ownPageOnly } from '../../http/local-only.ts';
import type { Pairing } from '../../http/pairing.ts';
import type { AgentLog } from '../../log.ts';
import { pairedOnly, sessionRoutes } from './counter-session.ts';
import { type HandOverRoutes, handOverRoutes } from './hand-over-routes.ts';
import { pageRoutes } from './page-files.ts';

export interface CounterAppParts extends HandOverRoutes {
  pairing: Pairing;
  log: AgentLog;
}

export function counterApp({ pairing, log, ...routes }: CounterAppParts): Express {
  const app = express();
  app.disable('etag');
  app.set('query parser', false);
  app.use(securityHeaders, ownHostOnly);
  app.use('/lgo', ownPageOnly, sessionRoutes(pairing));
  app.use('/lgo', pairedOnly(pairing), handOverRoutes(routes));
  app.use(noForeignSite, pageRoutes());
  app.use(unknownAddress, failureHandler(log));
  return app;
}
