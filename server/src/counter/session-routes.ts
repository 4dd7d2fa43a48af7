/** Sessions of the counter's page: who is there, leaving, and the sign-in of development. */
import type { Router } from 'express';
import { z } from 'zod';
import type { CounterSession, StaffList } from '../../contract/counter.ts';
import type { SignedOut } from '../../contract/sign-in.ts';
import { Problem } from '../http/problems.ts';
import { parsed } from '../http/request-body.ts';
import type { SiteStore } from '../kiosks/site-store.ts';
import type { Log } from '../log.ts';
import type { SignIn } from '../professionals/sign-in.ts';
import type { SignInAudit } from '../professionals/sign-in-audit.ts';
import { answer, type Door, giveToken, ownOrigin, takeToken, tokenIn } from './counter-door.ts';
import { inventedStaff, staffName } from './development-sign-in.ts';
import type { Session, Sessions } from './sessions.ts';

export interface SessionRouteParts {
  sessions: Sessions;
  sites: SiteStore;
  door: Door;
  log: Log;
  signIn: SignIn;
  signInAudit: SignInAudit;
  /** Invented staff without a password. */
  development: boolean;
  /** Nobody here is real. */
  demonstration: boolean;
}

const SignInSchema = z.strictObject({
  staffId: z.enum(inventedStaff.map(({ staffId }) => staffId)),
  siteId: z.uuid().toLowerCase(),
});

export function sessionRoutes(router: Router, parts: SessionRouteParts): void {
  if (parts.development) developmentRoutes(router, parts);
  const { sessions, door } = parts;

  router.delete('/session', async (request, response) => {
    const token = tokenIn(request, door);
    const session = sessions.find(token);
    sessions.close(token);
    takeToken(response, door);
    const leave = session && (await left(parts, session, `${ownOrigin(door, request)}/`));
    response.json({ answer: 'done', leave } satisfies SignedOut);
  });

  /** Null: nobody is signed in here. Not a failure: the page asks at each start. */
  router.get('/session', async (request, response) => {
    const session = sessions.find(tokenIn(request, door));
    response.json(session ? await shown(session, parts) : null);
  });
}

function developmentRoutes(
  router: Router,
  { sessions, sites, door, log, signInAudit }: SessionRouteParts,
): void {
  router.get('/staff', async (_request, response) => {
    const list: StaffList = { staff: [...inventedStaff], sites: await sites.all() };
    response.json(list);
  });

  router.post('/session', async (request, response) => {
    const { staffId, siteId } = parsed(SignInSchema, request.body);
    if ((await sites.name(siteId)) === null) throw new Problem('malformed-request', 'siteId');
    await signInAudit.signedIn(staffId, 'development');
    sessions.close(tokenIn(request, door));
    giveToken(response, door, sessions.open({ staffId, siteId }));
    log.info('counter-signed-in', { staffId });
    answer(response, 'done');
  });
}

/** Out here first; then what the browser must say to the provider. */
async function left(
  { signIn, signInAudit }: SessionRouteParts,
  { staffId, proven }: Session,
  returnTo: string,
): Promise<SignedOut['leave']> {
  await signInAudit.signedOut(staffId);
  const provider = signIn.providers.find(({ name }) => name === proven?.provider);
  return provider && proven ? provider.leave(proven.idToken, returnTo) : null;
}

async function shown(
  { staffId, siteId, proven }: Session,
  { sites, demonstration }: SessionRouteParts,
): Promise<CounterSession> {
  return {
    staffName: proven?.name ?? staffName(staffId),
    siteName: (await sites.name(siteId)) ?? '',
    signIn: proven?.provider ?? 'development',
    demonstration,
  };
}
