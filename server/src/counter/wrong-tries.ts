/** Ten wrong numbers in a minute, then a pause until the oldest is a minute old: nobody tries numbers one by one. */

export interface WrongTries {
  /** Seconds to wait before the next try; 0: go on. */
  secondsToWait(): number;
  /** Counts a try; returns what takes it back, when it was right after all. */
  count(): () => void;
}

const most = 10;
const windowMs = 60_000;

/** `now`: milliseconds of a clock that only goes forward. */
export function wrongTries(now: () => number): WrongTries {
  let tries: { at: number }[] = [];
  const recent = (): { at: number }[] => tries.filter(({ at }) => at > now() - windowMs);
  return {
    secondsToWait: () => {
      const [oldest, ...others] = recent();
      if (!oldest || others.length + 1 < most) return 0;
      return Math.max(1, Math.ceil((oldest.at + windowMs - now()) / 1_000));
    },
    count: () => {
      const tried = { at: now() };
      tries = [...recent(), tried];
      return () => {
        tries = tries.filter((other) => other !== tried);
      };
    },
  };
}
