/** What the voice must know of the journey: when a screen goes, when the card does, and when another person comes. */
import type { ActorRefFrom } from 'xstate';
import type { JourneySnapshot, journeyMachine } from '../journey/machine.ts';
import { type ScreenName, screenOf } from '../journey/screen.ts';
import type { VoiceEvent } from './machine.ts';

/** Screens of a kiosk that nobody uses. */
const atRest: ReadonlySet<ScreenName> = new Set([
  'welcome',
  'outOfService',
  'agentSilent',
  'screenTaken',
  'notPaired',
]);

export function followJourney(
  journey: ActorRefFrom<typeof journeyMachine>,
  send: (event: VoiceEvent) => void,
): void {
  let before = journey.getSnapshot();
  journey.subscribe((now) => {
    for (const event of between(before, now)) send(event);
    before = now;
  });
  if (atRest.has(screenOf(before))) send({ type: 'NOBODY' });
}

/** What has changed for a listener, in the order in which the voice must hear it. */
export function between(before: JourneySnapshot, now: JourneySnapshot): VoiceEvent[] {
  const moved = screenOf(before) !== screenOf(now);
  const cardOut = before.context.agent?.slot === 'occupied' && now.context.agent?.slot !== 'occupied';
  const visitId = visitOn(now);
  return [
    ...(moved || cardOut ? [{ type: 'LEFT' } as const] : []),
    ...(visitId !== null && visitId !== visitOn(before) ? [{ type: 'VISIT', visitId } as const] : []),
    ...(moved && atRest.has(screenOf(now)) ? [{ type: 'NOBODY' } as const] : []),
  ];
}

function visitOn(snapshot: JourneySnapshot): string | null {
  return snapshot.matches({ open: { journey: 'session' } }) ? snapshot.context.visitId : null;
}
