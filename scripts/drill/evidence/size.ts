/** How much of everything a drill does. */
import { ways } from './ways-to-tamper.ts';

export interface DrillSize {
  /** Forged bundles, and mutations of them. */
  bundles: number;
  mutations: number;
  /** Who opens a record, of whom so many have their dead codes timed, and so many are erased. */
  people: number;
  timed: number;
  erased: number;
  /** Real bundles, and changes tried on each. */
  exported: number;
  mutationsEach: number;
  guesses: number;
  /** Timed answers, over all kinds of dead codes. */
  samples: number;
  tamperWays: number;
  /** How long the server takes to look at its whole ledger; the default of the server for the real figure. */
  watchSeconds: number;
  rateSeconds: number;
}

export const whole: DrillSize = {
  ...{ bundles: 1_000, mutations: 10_000 },
  ...{ people: 1_100, timed: 40, erased: 5 },
  ...{ exported: 20, mutationsEach: 25 },
  ...{ guesses: 10_000, samples: 20_000 },
  ...{ tamperWays: Object.keys(ways).length, watchSeconds: 40, rateSeconds: 10 },
};

/** Every part once, in less than a minute: its figures say that the parts work, not how well. */
export const short: DrillSize = {
  ...{ bundles: 16, mutations: 24 },
  ...{ people: 16, timed: 8, erased: 2 },
  ...{ exported: 1, mutationsEach: 8 },
  ...{ guesses: 24, samples: 32 },
  // A server for each way is dear: one for the audit, for a leaf and for evidence. tests/server/ledger has the others.
  ...{ tamperWays: 3, watchSeconds: 2, rateSeconds: 0.5 },
};
