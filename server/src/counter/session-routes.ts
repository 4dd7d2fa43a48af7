/** Signing in and out at the counter's page. */
import type { Router } from 'express';
import { z } from 'zod';
import type { CounterSession, StaffList } from '../../contract/counter.ts';
import { Problem } from '../http/problems.ts';
import { parsed } from '../http/request-body.ts';
import type { SiteStore } from '../kiosks/site-store.ts';
import type { Log } from '../log.ts';
import { answer, type Door, giveToken, takeToken, tokenIn } from './counter-door.ts';
import { inventedStaff, staffName } from './development-sign-in.ts';
import type { Session, Sessions } from './sessions.ts';

export interface SessionRouteParts {
  sessions: Sessions;
  sites: SiteStore;
  door: Door;
  log: Log;
}

const SignInSchema = z.strictObject({
  staffId: z.enum(inventedStaff.map(({ staffId }) => staffId)),
  siteId: z.uuid().toLowerCase(),
});

export function sessionRoutes(router: Router, { sessions, sites, door, log }: SessionRouteParts): void {
  router.get('/staff', async (_request, response) => {
    const list: StaffList = { staff: [...inventedStaff], sites: await sites.all() };
    response.json(list);
  });

  router.post('/session', async (request, response) => {
    const { staffId, siteId } = parsed(SignInSchema, request.body);
    if ((await sites.name(siteId)) === null) throw new Problem('malformed-request', 'siteId');
    sessions.close(tokenIn(request, door));
    giveToken(response, door, sessions.open({ staffId, siteId }));
    log.info('counter-signed-in', { staffId });
    answer(response, 'done');
  });

  router.delete('/session', (request, response) => {
    sessions.close(tokenIn(request, door));
    takeToken(response, door);
    answer(response, 'done');
  });

  /** Null: nobody is signed in here. Not a failure: the page asks at each start. */
  router.get('/session', async (request, response) => {
    const session = sessions.find(tokenIn(request, door));
    response.json(session ? await shown(session, sites) : null);
  });
}

async function shown({ staffId, siteId }: Session, sites: SiteStore): Promise<CounterSession> {
  return {
    staffName: staffName(staffId),
    siteName: (await sites.name(siteId)) ?? '',
    signIn: 'development',
  };
}
