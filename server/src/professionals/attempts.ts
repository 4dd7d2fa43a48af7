/** Sign-ins under way, in this process's memory: each belongs to one browser, and is gone after a quarter of an hour. */
import { createHash } from 'node:crypto';
import type { ProviderName, SignInRefusal } from '../../contract/sign-in.ts';
import type { Expected, ProvenLogin } from './identity-provider.ts';
import type { Person, Workplace } from './person.ts';

export type Attempt =
  | { state: 'away'; provider: ProviderName; expected: Expected }
  | { state: 'phone'; provider: ProviderName; binding: string; endsAt: number; stop: () => void }
  | { state: 'proven'; provider: ProviderName; login: ProvenLogin; person: Person; places: Place[] }
  | { state: 'refused'; reason: SignInRefusal };

/** A site of ours where a workplace of theirs is. */
export interface Place extends Workplace {
  siteId: string;
  siteName: string;
}

export interface Attempts {
  /** Returns the token for the cookie. */
  open(attempt: Attempt): string;
  /** Null: never ours, over, or too old. */
  find(token: string | null): Attempt | null;
  /** Puts another state in its place, and only in its place: false when it is no longer the one there. */
  replace(token: string, former: Attempt, next: Attempt): boolean;
  /** Takes it out: whoever asks second gets null. */
  close(token: string | null): Attempt | null;
}

export const attemptMinutes = 15;
/** Whoever opens more pushes the oldest out. */
const most = 500;

export interface AttemptParts {
  /** Milliseconds of a clock that only goes forward. */
  now: () => number;
  /** 256 random bits, printable. */
  newToken: () => string;
}

export function attempts({ now, newToken }: AttemptParts): Attempts {
  const open = new Map<string, { attempt: Attempt; endsAt: number }>();
  const close = (key: string): Attempt | null => {
    const found = open.get(key);
    open.delete(key);
    if (found?.attempt.state === 'phone') found.attempt.stop();
    return found && found.endsAt > now() ? found.attempt : null;
  };
  return {
    open: (attempt) => {
      const token = newToken();
      for (const key of [...open.keys()].slice(0, Math.max(0, open.size + 1 - most))) close(key);
      open.set(keyOf(token), { attempt, endsAt: now() + attemptMinutes * 60_000 });
      return token;
    },
    find: (token) => {
      const found = token === null ? undefined : open.get(keyOf(token));
      return found && found.endsAt > now() ? found.attempt : null;
    },
    replace: (token, former, next) => {
      const found = open.get(keyOf(token));
      if (found?.attempt !== former || found.endsAt <= now()) return false;
      found.attempt = next;
      return true;
    },
    close: (token) => (token === null ? null : close(keyOf(token))),
  };
}

/** The memory holds no token that could be used; and looking a digest up tells nothing by its time. */
function keyOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
