/**
 * The colour of each state. They stay far apart for people who see red and green alike, or blue and green: no two
 * differ by red against green alone, and their brightness differs too. Steady: a flashing light disturbs.
 */
import type { LightState } from './status-light.ts';

export interface Colour {
  red: number;
  green: number;
  blue: number;
}

export const lightColours: Record<LightState, Colour> = {
  /** Bright bluish green. */
  free: { red: 0, green: 255, blue: 120 },
  /** Blue. */
  busy: { red: 0, green: 40, blue: 255 },
  /** White: the brightest, to be seen from the counter. */
  help: { red: 255, green: 255, blue: 255 },
  /** Dark red. */
  'out-of-order': { red: 200, green: 0, blue: 0 },
  off: { red: 0, green: 0, blue: 0 },
};
