/** Requests that wait for the phone, newest first; whoever asked polls, and oidc-provider tells them. */

import type { PhoneRequest } from './pages.ts';
import type { InventedPerson } from './people.ts';

/** What the phone does with a request: oidc-provider's own ways of ending it. */
export interface Ending {
  approve(): Promise<void>;
  refuse(): Promise<void>;
}

export interface Phone {
  ring(
    request: { id: string; binding: string; person: InventedPerson; expiresAt: number },
    ending: Ending,
  ): void;
  waiting(): PhoneRequest[];
  /** False: no such request waits. */
  answer(id: string, yes: boolean): Promise<boolean>;
}

export function createPhone(now: () => number): Phone {
  const requests = new Map<string, { shown: PhoneRequest; expiresAt: number; ending: Ending }>();
  const live = () => [...requests.values()].filter(({ expiresAt }) => expiresAt > now());
  return {
    ring: ({ id, binding, person, expiresAt }, ending) => {
      requests.set(id, { shown: { id, label: person.label, binding }, expiresAt, ending });
    },
    waiting: () =>
      live()
        .map(({ shown }) => shown)
        .reverse(),
    answer: async (id, yes) => {
      const found = live().find(({ shown }) => shown.id === id);
      if (!found || !requests.delete(id)) return false;
      await (yes ? found.ending.approve() : found.ending.refuse());
      return true;
    },
  };
}
