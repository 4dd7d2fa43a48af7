/**
 * The doors of a sign-in. Its cookie is SameSite=Lax, since the browser comes back from another site; it opens nothing but
 * the attempt that it began. The session's own cookie stays Strict, and is given by a request of our own page alone.
 */
import type { CookieOptions, Request, Response, Router } from 'express';
import { z } from 'zod';
import {
  providerNames,
  type SignInAttempt,
  type SignInBegun,
  type SignInOffer,
} from '../../contract/sign-in.ts';
import { answer, type Door, giveToken, ownOrigin, tokenIn, tokenOf } from '../counter/counter-door.ts';
import type { Sessions } from '../counter/sessions.ts';
import { parsed } from '../http/request-body.ts';
import type { Log } from '../log.ts';
import { type Attempt, attemptMinutes } from './attempts.ts';
import type { Entered, SignIn } from './sign-in.ts';

export interface SignInRouteParts {
  signIn: SignIn;
  sessions: Sessions;
  door: Door;
  /** Invented staff without a password. */
  development: boolean;
  log: Log;
  /** Milliseconds of a clock that only goes forward. */
  now: () => number;
  clock: () => Date;
  /** How long a session may last after the login at the provider. */
  loginHours: number;
}

export const returnPath = '/sign-in/return';

const ProviderSchema = z.strictObject({ provider: z.enum(providerNames) });
/** RPPS. Its last digit is for the provider to judge. */
const PhoneSchema = z.strictObject({ number: z.string().regex(/^\d{11}$/) });
const PlaceSchema = z.strictObject({ place: z.int().min(0).max(5_000) });

/** Not under /api: the browser comes to it from another site. */
export function signInReturnRoute(router: Router, { signIn, door }: SignInRouteParts): void {
  router.get(returnPath, async (request, response) => {
    const address = new URL(request.originalUrl, ownOrigin(door, request));
    await signIn.comeBack(attemptToken(request, door), address);
    // The page asks how it went; the address keeps nothing of the answer.
    response.redirect(303, '/');
  });
}

export function signInRoutes(router: Router, parts: SignInRouteParts): void {
  const { signIn, sessions, door, log } = parts;

  router.get('/sign-in', (request, response) => {
    response.json(offered(parts, signIn.find(attemptToken(request, door))));
  });

  router.post('/sign-in', async (request, response) => {
    const { provider } = parsed(ProviderSchema, request.body);
    signIn.forget(attemptToken(request, door));
    const begun = await signIn.begin(provider, ownOrigin(door, request) + returnPath);
    if (begun) giveAttempt(response, door, begun.token);
    const said: SignInBegun = begun
      ? { answer: 'go', address: begun.address }
      : { answer: 'refused', reason: 'unreachable' };
    response.json(said);
  });

  router.post('/sign-in/phone', async (request, response) => {
    const { number } = parsed(PhoneSchema, request.body);
    signIn.forget(attemptToken(request, door));
    giveAttempt(response, door, await signIn.askPhone('psc', `8${number}`));
    answer(response, 'done');
  });

  router.post('/sign-in/place', async (request, response) => {
    const { place } = parsed(PlaceSchema, request.body);
    const entered = await signIn.enter(attemptToken(request, door), place);
    if (!entered) return answer(response, 'signed-out');
    sessions.close(tokenIn(request, door));
    takeAttempt(response, door);
    giveToken(response, door, sessions.open(staffOf(entered), lastsMs(entered, parts)));
    log.info('counter-signed-in', { code: entered.provider });
    answer(response, 'done');
  });

  router.delete('/sign-in', (request, response) => {
    signIn.forget(attemptToken(request, door));
    takeAttempt(response, door);
    answer(response, 'done');
  });
}

function staffOf({ provider, staffId, name, place, login }: Entered): Parameters<Sessions['open']>[0] {
  const { idToken } = login;
  return { staffId, siteId: place.siteId, proven: { provider, name, idToken, vihf: place.vihf } };
}

function lastsMs({ login }: Entered, { clock, loginHours }: SignInRouteParts): number {
  return login.authenticatedAt.getTime() + loginHours * 3_600_000 - clock().getTime();
}

function offered({ signIn, development, now }: SignInRouteParts, attempt: Attempt | null): SignInOffer {
  const providers = signIn.providers.map(({ name, phone }) => ({ name, phone }));
  return { providers, development, attempt: attempt && shown(attempt, now) };
}

function shown(attempt: Attempt, now: () => number): SignInAttempt {
  if (attempt.state === 'away') return { state: 'away' };
  if (attempt.state === 'refused') return { state: 'refused', reason: attempt.reason };
  if (attempt.state === 'phone') {
    const secondsLeft = Math.max(0, Math.ceil((attempt.endsAt - now()) / 1_000));
    return { state: 'phone', binding: attempt.binding, secondsLeft };
  }
  const places = attempt.places.map(({ siteName, structure, profession }, place) => ({
    ...{ place, siteName, structureName: structure.name, profession },
  }));
  return { state: 'proven', name: attempt.person.name, places };
}

function giveAttempt(response: Response, door: Door, token: string): void {
  response.cookie(cookieName(door), token, { ...cookieOptions(door), maxAge: attemptMinutes * 60_000 });
}

function takeAttempt(response: Response, door: Door): void {
  response.clearCookie(cookieName(door), cookieOptions(door));
}

function attemptToken(request: Request, door: Door): string | null {
  return tokenOf(request, cookieName(door));
}

function cookieName({ https }: Door): string {
  return https ? '__Host-borne-sign-in' : 'borne-sign-in';
}

function cookieOptions({ https }: Door): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: https, path: '/' };
}
