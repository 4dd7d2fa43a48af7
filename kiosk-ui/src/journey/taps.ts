/** Transitions on what the patient touches: guarded in one place, so that no screen can forget it. */
import { and } from 'xstate';
import type { PatientEvent } from './events.ts';
import type { journey } from './setup.ts';

type StateConfig = Parameters<typeof journey.createStateConfig>[0];
type On = NonNullable<StateConfig['on']>;

/** A guard of setup.ts, by its name, or with what it asks about. */
type Guard = Exclude<StateConfig['always'], undefined | string | readonly unknown[]>['guard'] | undefined;

export interface Way {
  target?: string;
  guard?: Guard;
  actions?: StateConfig['entry'];
  reenter?: boolean;
}

export type Ways = string | Way | readonly Way[];
export type TapWays = { [Tap in PatientEvent['type']]?: Ways };

/** Each tap and where it leads; several ways are tried in order. */
export function taps(ways: TapWays): On {
  return guarded(ways, ['attentive']);
}

/** Taps that answer for the patient: heard only while nobody else's hand is near (journey.md §3 a). */
export function answers(ways: TapWays): On {
  return guarded(ways, ['attentive', 'alone']);
}

/** Taps on an interruption, which may itself be covered by the settings of the screen. */
export function tapsOver(ways: TapWays): On {
  return guarded(ways, ['seen']);
}

/** Taps on the settings of the screen, over everything else. */
export function tapsOnSettings(ways: TapWays): On {
  return guarded(ways, ['listening']);
}

type First = 'attentive' | 'alone' | 'seen' | 'listening';

function guarded(ways: TapWays, first: readonly First[]): On {
  const entries = Object.entries(ways).map(([tap, way]) => [
    tap,
    asWays(way).map((one) => after(first, one)),
  ]);
  return Object.fromEntries(entries) as On;
}

function asWays(way: Ways): readonly Way[] {
  if (typeof way === 'string') return [{ target: way }];
  return Array.isArray(way) ? (way as readonly Way[]) : [way as Way];
}

function after(first: readonly First[], { guard, ...way }: Way): object {
  return { ...way, guard: guard ? and([...first, guard as First]) : and(first) };
}
