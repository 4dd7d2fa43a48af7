/** Sessions of the counter's page, in this process's memory: gone when it stops, and after eight hours anyway. */
import { createHash } from 'node:crypto';
import type { ProviderName } from '../../contract/sign-in.ts';
import type { Standing } from '../dmp/in-person.ts';
import type { Vihf } from '../professionals/vihf-of.ts';
import { type WrongTries, wrongTries } from './wrong-tries.ts';

export interface Session {
  readonly staffId: string;
  readonly siteId: string;
  /** Numbers of the counter that were wrong. */
  readonly tries: WrongTries;
  /** Null: by the sign-in of development. */
  readonly proven: Proven | null;
}

/** What a provider proved. In memory only, and in no log: it names somebody. */
export interface Proven {
  readonly provider: ProviderName;
  readonly name: string;
  /** Shown to the provider when they leave. */
  readonly idToken: string;
  /** How they would sign for the DMP in person; null: they have no such title. */
  readonly vihf: Vihf | null;
}

export interface Sessions {
  /** Returns the token for the cookie. `lastsMs`: when it must end before eight hours. */
  open(staff: { staffId: string; siteId: string; proven?: Proven }, lastsMs?: number): string;
  /** Null: never ours, closed, or too old. */
  find(token: string | null): Session | null;
  close(token: string | null): void;
  /** Of whoever holds that token; one that was never ours is as good as closed. */
  standing(token: string): Standing;
  /** Of whoever is signed in now, by a provider; null: nobody by that id. */
  nameOf(staffId: string): string | null;
}

export interface SessionParts {
  /** Milliseconds of a clock that only goes forward. */
  now: () => number;
  /** 256 random bits, printable. */
  newToken: () => string;
}

export const sessionHours = 8;
/** A site has a handful; whoever opens more pushes the oldest out. */
const most = 500;

export function sessions({ now, newToken }: SessionParts): Sessions {
  const open = new Map<string, Session & { endsAt: number }>();
  const find = (token: string): Session | null => {
    const session = open.get(keyOf(token));
    return session && session.endsAt > now() ? session : null;
  };
  return {
    open: ({ staffId, siteId, proven = null }, lastsMs = Number.POSITIVE_INFINITY) => {
      const token = newToken();
      const oldest = [...open.keys()].slice(0, Math.max(0, open.size + 1 - most));
      for (const key of oldest) open.delete(key);
      const endsAt = now() + Math.min(lastsMs, sessionHours * 3_600_000);
      open.set(keyOf(token), { staffId, siteId, proven, tries: wrongTries(now), endsAt });
      return token;
    },
    find: (token) => (token === null ? null : find(token)),
    close: (token) => {
      if (token !== null) open.delete(keyOf(token));
    },
    standing: (token) => {
      const session = open.get(keyOf(token));
      if (!session) return 'signed-out';
      return session.endsAt > now() ? 'signed-in' : 'expired';
    },
    nameOf: (staffId) => {
      const found = [...open.values()].find((each) => each.staffId === staffId && each.endsAt > now());
      return found?.proven?.name ?? null;
    },
  };
}

/** The memory holds no token that could be used; and looking a digest up tells nothing by its time. */
function keyOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
