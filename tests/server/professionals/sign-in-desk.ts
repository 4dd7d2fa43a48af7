/**
 * The sign-in's own doors and the counter's sessions, without the rest of the server: sites in memory, clocks in hand. The
 * provider is the simulated one, in its own process.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { z } from 'zod';
import { sessionRoutes } from '../../../server/src/counter/session-routes.ts';
import { sessions as openSessions, type Sessions } from '../../../server/src/counter/sessions.ts';
import type { SiteStore } from '../../../server/src/kiosks/site-store.ts';
import { createLog } from '../../../server/src/log.ts';
import { attempts } from '../../../server/src/professionals/attempts.ts';
import { openidProvider } from '../../../server/src/professionals/openid-provider.ts';
import { phoneLimits } from '../../../server/src/professionals/phone-limits.ts';
import {
  type ProfessionalsSettings,
  professionalsEnvironment,
  providersOf,
} from '../../../server/src/professionals/provider-settings.ts';
import { signIn as openSignIn } from '../../../server/src/professionals/sign-in.ts';
import { signInReturnRoute, signInRoutes } from '../../../server/src/professionals/sign-in-routes.ts';

export interface SignInDesk {
  url: string;
  sessions: Sessions;
  /** The counter's token among a browser's cookies. */
  tokenIn(cookies: Map<string, string>): string | null;
  /** Of the sessions' clock. */
  pass(ms: number): void;
  stop(): Promise<void>;
}

/** `structureIds`: of the sites that there are. */
export async function startSignInDesk(
  environment: Record<string, string>,
  structureIds: string[],
): Promise<SignInDesk> {
  const log = createLog('silent');
  const settings = z.object(professionalsEnvironment).parse(environment);
  const newToken = (): string => randomBytes(32).toString('base64url');
  let passedMs = 0;
  const now = (): number => performance.now() + passedMs;
  const sessions = openSessions({ now, newToken });
  const audit = { signedIn: nothing, refused: nothing, signedOut: nothing };
  const sites = sitesOf(structureIds);
  const signIn = openSignIn({
    providers: providersOf(settings).map((each) =>
      openidProvider({ settings: each, clock: () => new Date(), now }),
    ),
    rules: { professions: settings.PSC_PROFESSIONS.split(' '), agents: agentsOf(settings) },
    ...{ sites, audit, log, now, newBinding: () => '42' },
    ...{ attempts: attempts({ now, newToken }), phoneLimits: phoneLimits(now) },
    stopping: new AbortController().signal,
  });
  const door = { publicOrigin: null, https: false };
  const parts = {
    ...{
      signIn,
      sessions,
      sites,
      door,
      log,
      now,
      signInAudit: audit,
      development: false,
      demonstration: true,
    },
    ...{ clock: () => new Date(), loginHours: settings.SIGN_IN_LOGIN_HOURS },
  };
  const app = express();
  signInReturnRoute(app, parts);
  const api = express.Router();
  app.use('/api', express.json(), api);
  sessionRoutes(api, parts);
  signInRoutes(api, parts);
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    sessions,
    tokenIn: (cookies) => cookies.get('borne-counter') ?? null,
    pass: (ms) => {
      passedMs += ms;
    },
    stop: () => new Promise((settle) => server.close(() => settle())),
  };
}

const nothing = async (): Promise<void> => undefined;

function sitesOf(structureIds: string[]): SiteStore {
  const sites = structureIds.map((structureId, at) => ({ siteId: `${at}`, name: `SITE ${at}`, structureId }));
  return {
    all: async () => sites,
    name: async (siteId) => sites.find((site) => site.siteId === siteId)?.name ?? null,
    ofStructures: async (ids) => sites.filter(({ structureId }) => ids.includes(structureId)),
  };
}

function agentsOf({
  CPAM_CLAIM,
  CPAM_CLAIM_VALUE,
  CPAM_AGENT_CLAIM,
  CPAM_STRUCTURE_ID,
}: ProfessionalsSettings) {
  if (!CPAM_CLAIM || !CPAM_CLAIM_VALUE || !CPAM_STRUCTURE_ID) return null;
  return {
    claim: CPAM_CLAIM,
    value: CPAM_CLAIM_VALUE,
    agentClaim: CPAM_AGENT_CLAIM,
    structureId: CPAM_STRUCTURE_ID,
  };
}
