/** The three applications of the server, one for each security context; each has a listener of its own. */
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { type ActivationParts, activationRoutes } from './activation/activation-routes.ts';
import { pageRoutes } from './activation/page-files.ts';
import { type AssistanceParts, assistanceRoutes } from './assistance/assistance-routes.ts';
import { type ClosureParts, closureRoutes } from './closures/closure-routes.ts';
import { refusalRoutes } from './consent/refusal-routes.ts';
import type { RefusalStore } from './consent/refusal-store.ts';
import { type BoardRouteParts, boardRoutes } from './counter/board-routes.ts';
import { requireOwnPage, requireSession } from './counter/counter-door.ts';
import { counterPageRoutes } from './counter/page-files.ts';
import { type SessionRouteParts, sessionRoutes } from './counter/session-routes.ts';
import type { Database } from './db/database.ts';
import { type HomeParts, homeRoutes } from './home/home-routes.ts';
import { healthRoutes } from './http/health.ts';
import { requireKiosk } from './http/kiosk-identity.ts';
import { type NationalHealth, nationalHealthRoute } from './http/national-health.ts';
import { problemHandler, unknownAddress } from './http/problems.ts';
import { jsonBody } from './http/request-body.ts';
import { type KioskRouteParts, kioskRoutes } from './kiosks/kiosk-routes.ts';
import type { KioskStore } from './kiosks/kiosk-store.ts';
import { type LeafletParts, leafletRoutes } from './leaflet/leaflet-routes.ts';
import { ledgerHealthRoute } from './ledger/ledger-health-route.ts';
import type { Ledger } from './ledger/start-ledger.ts';
import { type SignInRouteParts, signInReturnRoute, signInRoutes } from './professionals/sign-in-routes.ts';
import { type RecordParts, recordRoutes } from './records/record-routes.ts';

export interface KioskApiParts extends RecordParts, ClosureParts, KioskRouteParts, AssistanceParts {
  database: Database;
  ledger: Ledger;
  national: () => Promise<NationalHealth>;
  kiosks: KioskStore;
  refusals: RefusalStore;
}

/** For kiosks only, under mutual TLS. */
export function kioskApi(parts: KioskApiParts): Express {
  const app = plainApp();
  healthRoutes(app, parts.database, parts.stopping);
  ledgerHealthRoute(app, parts.ledger, parts.log);
  nationalHealthRoute(app, parts.national, parts.log);
  const v1 = express.Router();
  v1.use(requireKiosk(parts.kiosks, parts.log), jsonBody);
  kioskRoutes(v1, parts);
  recordRoutes(v1, parts);
  closureRoutes(v1, parts);
  refusalRoutes(v1, parts.refusals);
  assistanceRoutes(v1, parts);
  app.use('/v1', v1);
  return closed(app, parts);
}

export interface PublicAppParts extends ActivationParts, HomeParts, LeafletParts {
  /** The page is served under https: browsers must never come back over http. */
  https: boolean;
  /** Whose X-Forwarded-For is believed (http/proxies.ts). */
  proxies: string[];
}

/** For patients at home: one page, its proof of identity, and what the proof opens. */
export function publicApp(parts: PublicAppParts): Express {
  const app = plainApp();
  app.set('trust proxy', parts.proxies);
  app.use(pageHeaders(parts.https));
  pageRoutes(app, parts.demonstration);
  leafletRoutes(app, parts);
  const api = express.Router();
  api.use(jsonBody);
  activationRoutes(api, parts);
  homeRoutes(api, parts);
  app.use('/api', api);
  return closed(app, parts);
}

export interface CounterAppParts extends SessionRouteParts, BoardRouteParts, SignInRouteParts {
  /** Where a form of the page may lead: to the providers, to close the session there. */
  providerOrigins: string[];
}

/** For the staff of a site: one page, behind a sign-in. */
export function counterApp(parts: CounterAppParts): Express {
  const app = plainApp();
  app.use(pageHeaders(parts.door.https, parts.providerOrigins), requireOwnPage(parts.door));
  counterPageRoutes(app);
  signInReturnRoute(app, parts);
  const api = express.Router();
  api.use(jsonBody);
  sessionRoutes(api, parts);
  signInRoutes(api, parts);
  api.use(requireSession(parts.sessions, parts.door));
  boardRoutes(api, parts);
  app.use('/api', api);
  return closed(app, parts);
}

function plainApp(): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.set('query parser', false);
  app.use(noStore);
  return app;
}

/** Last in the chain: what no route answered, and what any route threw. */
function closed(app: Express, { log }: Pick<RecordParts, 'log'>): Express {
  return app.use(unknownAddress, problemHandler(log));
}

const noStore: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store');
  next();
};

/** `formsTo`: other origins that a form may be posted to, from which the browser comes back. */
function pageHeaders(https: boolean, formsTo: string[] = []): RequestHandler[] {
  const security = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'form-action': formsTo.length === 0 ? ["'none'"] : ["'self'", ...formsTo],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
        'require-trusted-types-for': ["'script'"],
      },
    },
    crossOriginEmbedderPolicy: true,
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: https ? { maxAge: 63_072_000 } : false,
  });
  return [security, noPowers];
}

const noPowers: RequestHandler = (_request, response, next) => {
  response.set(
    'permissions-policy',
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=(), display-capture=()',
  );
  next();
};
