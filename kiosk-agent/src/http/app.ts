/** The agent as a browser sees it: the page at `/`, its orders under `/agent`; `/health` for a monitor; `/installation` for the installer. */
import express, { type Express } from 'express';
import type { CallDesk } from '../assistance/call-desk.ts';
import type { HandOverNumbers } from '../assistance/hand-over-numbers.ts';
import type { SelfTest } from '../health/self-test.ts';
import { type Installer, installerRoutes } from '../installer/installer-routes.ts';
import type { AgentLog } from '../log.ts';
import type { SheetDesk } from '../sheet/sheet-desk.ts';
import type { StateBoard } from '../visit/state-board.ts';
import type { VisitService } from '../visit/visit-service.ts';
import type { PageWatch } from '../watchdog/page-watch.ts';
import { assistanceRoutes } from './assistance-routes.ts';
import { failureHandler, unknownAddress } from './failures.ts';
import { securityHeaders } from './headers.ts';
import { healthRoute } from './health-route.ts';
import { noForeignSite, ownHostOnly, ownPageOnly } from './local-only.ts';
import type { Pairing } from './pairing.ts';
import { paperRoute } from './paper-route.ts';
import { screenRoutes } from './screen-routes.ts';
import { screenOnly } from './screen-session.ts';
import { visitRoutes } from './visit-routes.ts';

interface AppParts {
  visits: VisitService;
  calls: CallDesk;
  numbers: HandOverNumbers;
  sheets: SheetDesk;
  board: StateBoard;
  pairing: Pairing;
  screen: PageWatch;
  health: SelfTest;
  /** Null: this kiosk has no page for its installer. */
  installer: Installer | null;
  log: AgentLog;
  /** Folder of the built screen. */
  uiDist: string;
}

export function agentApp({
  visits,
  calls,
  numbers,
  sheets,
  board,
  pairing,
  screen,
  health,
  installer,
  log,
  uiDist,
}: AppParts): Express {
  const app = express();
  app.disable('etag');
  app.set('query parser', false);
  app.use(securityHeaders, ownHostOnly);
  app.use('/agent', ownPageOnly, screenRoutes({ pairing, board, screen }));
  app.use('/agent/visit', screenOnly(pairing), paperRoute(sheets), visitRoutes(visits));
  app.use('/agent/assistance', screenOnly(pairing), assistanceRoutes({ calls, numbers, board }));
  app.use('/agent', unknownAddress);
  if (installer) app.use('/installation', installerRoutes(installer));
  app.get('/health', noForeignSite, healthRoute(health));
  app.use(noForeignSite, express.static(uiDist, { etag: false, lastModified: false, cacheControl: false }));
  app.use(unknownAddress, failureHandler(log));
  return app;
}
