/**
 * How often phones may be asked. Anybody in front of the page can type anybody's number, and somebody who is asked again
 * and again ends up pressing yes: one request at a time for a person, three in ten minutes, twenty in all.
 */

export interface PhoneLimits {
  /** Null: not now. Otherwise, call it when the request is over. */
  take(login: string): (() => void) | null;
}

const windowMs = 600_000;
const mostOfOne = 3;
const mostOfAll = 20;

/** `now`: milliseconds of a clock that only goes forward. */
export function phoneLimits(now: () => number): PhoneLimits {
  let asked: { login: string; at: number }[] = [];
  const open = new Set<string>();
  return {
    take: (login) => {
      asked = asked.filter(({ at }) => at > now() - windowMs);
      const ofOne = asked.filter((each) => each.login === login).length;
      if (open.has(login) || ofOne >= mostOfOne || asked.length >= mostOfAll) return null;
      asked.push({ login, at: now() });
      open.add(login);
      return () => open.delete(login);
    },
  };
}
