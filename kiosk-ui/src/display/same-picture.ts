/**
 * Whether two snapshots of the machine look the same. Most of its moves are not seen (a call on its way, a sign of
 * presence, a clock): a screen that is drawn anew for each of them answers the finger later. Pure.
 */
import type { JourneyContext } from '../journey/events.ts';
import type { JourneySnapshot } from '../journey/machine.ts';
import { screenOf } from '../journey/screen.ts';
import { journeyShown } from '../parts/journey-shown.ts';

export function samePicture(one: JourneySnapshot, other: JourneySnapshot): boolean {
  if (one === other) return true;
  if (screenOf(one) !== screenOf(other)) return false;
  const { context, ...shell } = journeyShown(one, nothing);
  const { context: otherContext, ...otherShell } = journeyShown(other, nothing);
  return sameFields(context, otherContext, unseen) && sameFields(shell, otherShell);
}

const nothing = (): void => undefined;

/** What is remembered of the screens themselves, at each of their drawings: no screen shows it. */
const unseen: ReadonlySet<keyof JourneyContext> = new Set(['shown', 'standing'] as const);

function sameFields<Of extends object>(one: Of, other: Of, but: ReadonlySet<keyof Of> = new Set()): boolean {
  return (Object.keys(one) as (keyof Of)[]).every((key) => but.has(key) || Object.is(one[key], other[key]));
}
