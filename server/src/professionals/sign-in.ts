/**
 * A sign-in from its first step to the open door. The browser goes to the provider and comes back, or a phone is asked;
 * either way ends in `proven` or `refused`. Then the person says where they work, and the session opens.
 */
import type { ProviderName, SignInRefusal } from '../../contract/sign-in.ts';
import type { SiteStore } from '../kiosks/site-store.ts';
import type { Log } from '../log.ts';
import type { Attempt, Attempts, Place } from './attempts.ts';
import type { IdentityProvider, LoginResult, ProvenLogin } from './identity-provider.ts';
import { type Person, personOf, type StaffRules } from './person.ts';
import type { PhoneLimits } from './phone-limits.ts';
import type { SignInAudit } from './sign-in-audit.ts';

export interface SignInParts {
  providers: readonly IdentityProvider[];
  rules: StaffRules;
  sites: SiteStore;
  attempts: Attempts;
  audit: SignInAudit;
  phoneLimits: PhoneLimits;
  log: Log;
  /** Milliseconds of a clock that only goes forward. */
  now: () => number;
  /** Two digits. */
  newBinding: () => string;
  stopping: AbortSignal;
}

export interface Entered {
  provider: ProviderName;
  staffId: string;
  name: string;
  place: Place;
  login: ProvenLogin;
}

export interface SignIn {
  readonly providers: readonly IdentityProvider[];
  begin(provider: ProviderName, returnTo: string): Promise<{ address: string; token: string } | null>;
  /** The browser is back at `address`. Null: there is no such attempt. Otherwise see the attempt. */
  comeBack(token: string | null, address: URL): Promise<SignInRefusal | 'proven' | null>;
  /** Returns at once; the attempt changes when the phone answered. */
  askPhone(provider: ProviderName, login: string): Promise<string>;
  find(token: string | null): Attempt | null;
  forget(token: string | null): void;
  /** Once: the attempt is over. Null: not proven, or no such place. */
  enter(token: string | null, place: number): Promise<Entered | null>;
}

export function signIn(parts: SignInParts): SignIn {
  const { providers, attempts, log } = parts;
  const provider = (name: ProviderName): IdentityProvider | undefined =>
    providers.find((each) => each.name === name);
  return {
    providers,
    begin: async (name, returnTo) => {
      const begun = await provider(name)?.begin(returnTo);
      if (!begun) {
        log.warn('counter-sign-in-refused', { code: name, reason: 'unreachable' });
        return null;
      }
      const attempt: Attempt = { state: 'away', provider: name, expected: begun.expected };
      return { address: begun.address, token: attempts.open(attempt) };
    },
    comeBack: async (token, address) => {
      const away = attempts.find(token);
      if (token === null || away?.state !== 'away') return null;
      // An answer is looked at once, whatever it is worth.
      const looking: Attempt = { state: 'refused', reason: 'not-ours' };
      attempts.replace(token, away, looking);
      const result = (await provider(away.provider)?.finish(address, away.expected)) ?? unreachable;
      const next = await judged(parts, away.provider, result);
      attempts.replace(token, looking, next);
      return next.state === 'refused' ? next.reason : 'proven';
    },
    askPhone: (name, login) => askPhone(parts, provider(name), login),
    find: (token) => attempts.find(token),
    forget: (token) => void attempts.close(token),
    enter: (token, place) => enter(parts, token, place),
  };
}

const unreachable: LoginResult = { outcome: 'refused', reason: 'unreachable' };

type Ended = Extract<Attempt, { state: 'proven' | 'refused' }>;

/** What a login proves here: a person, and the sites where they work. A refusal is written down. */
async function judged(parts: SignInParts, provider: ProviderName, result: LoginResult): Promise<Ended> {
  const ended = await judge(parts, provider, result);
  if (ended.state === 'refused') {
    parts.log.warn('counter-sign-in-refused', { code: provider, reason: ended.reason });
    await parts.audit.refused(provider, ended.reason);
  }
  return ended;
}

async function judge(
  { rules, sites }: SignInParts,
  provider: ProviderName,
  result: LoginResult,
): Promise<Ended> {
  if (result.outcome === 'refused') return { state: 'refused', reason: result.reason };
  const read = personOf(provider, result.login.claims, rules);
  if (read.outcome === 'refused') return { state: 'refused', reason: read.reason };
  const places = await placesOf(read.person, sites);
  if (places.length === 0) return { state: 'refused', reason: 'no-site' };
  return { state: 'proven', provider, login: result.login, person: read.person, places };
}

async function placesOf({ workplaces }: Person, sites: SiteStore): Promise<Place[]> {
  const found = await sites.ofStructures(workplaces.map(({ structure }) => structure.id));
  return workplaces.flatMap((workplace) =>
    found
      .filter(({ structureId }) => structureId === workplace.structure.id)
      .map(({ siteId, name }) => ({ ...workplace, siteId, siteName: name })),
  );
}

async function askPhone(
  parts: SignInParts,
  provider: IdentityProvider | undefined,
  login: string,
): Promise<string> {
  const { attempts, phoneLimits, newBinding, now, stopping } = parts;
  const refused = (reason: SignInRefusal): string => attempts.open({ state: 'refused', reason });
  if (!provider?.phone) return refused('unreachable');
  const release = phoneLimits.take(login);
  if (!release) return refused('too-many');
  const binding = newBinding();
  const stop = new AbortController();
  const signal = AbortSignal.any([stopping, stop.signal]);
  const asked = await provider.askPhone({ login, binding, signal });
  if (asked.outcome === 'refused') {
    release();
    await judged(parts, provider.name, asked);
    return refused(asked.reason);
  }
  const waiting: Attempt = {
    ...({ state: 'phone', provider: provider.name, binding } as const),
    endsAt: now() + asked.expiresInSeconds * 1_000,
    stop: () => stop.abort(),
  };
  const token = attempts.open(waiting);
  void hear(parts, { token, waiting, provider: provider.name, login }, asked.answer).finally(release);
  return token;
}

/** Nobody waits for this promise: whatever happens, the attempt says it. */
async function hear(
  parts: SignInParts,
  of: { token: string; waiting: Attempt; provider: ProviderName; login: string },
  answer: Promise<LoginResult>,
): Promise<void> {
  const { attempts, log } = parts;
  try {
    const next = await judged(parts, of.provider, ofThePersonAsked(of.login, await answer));
    attempts.replace(of.token, of.waiting, next);
  } catch (error) {
    log.error('request-failed', { reason: 'phone-sign-in', error });
    attempts.replace(of.token, of.waiting, { state: 'refused', reason: 'unreachable' });
  }
}

/** The provider was asked for one person: the answer must be theirs. */
function ofThePersonAsked(login: string, result: LoginResult): LoginResult {
  if (result.outcome === 'refused') return result;
  const { claims } = result.login;
  const named = typeof claims === 'object' && claims !== null && 'SubjectNameID' in claims;
  return named && claims.SubjectNameID === login ? result : { outcome: 'refused', reason: 'other-person' };
}

async function enter(
  { attempts, audit }: SignInParts,
  token: string | null,
  chosen: number,
): Promise<Entered | null> {
  const found = attempts.find(token);
  const place = found?.state === 'proven' ? found.places[chosen] : undefined;
  if (found?.state !== 'proven' || !place || attempts.close(token) === null) return null;
  const { provider, login, person } = found;
  await audit.signedIn(person.staffId, place.structure.id);
  return { provider, staffId: person.staffId, name: person.name, place, login };
}
