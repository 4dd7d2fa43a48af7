/** What the voice must know of the journey: when a screen goes, when the card does, and when another person comes. */
import type { AgentState } from '@borne/kiosk-agent/contract';
import type { ActorRefFrom } from 'xstate';
import type { JourneySnapshot, journeyMachine } from '../journey/machine.ts';
import { type ScreenName, screenOf } from '../journey/screen.ts';
import type { VoiceEvent } from './voice-events.ts';

/** Screens of a kiosk that nobody uses. */
const atRest: ReadonlySet<ScreenName> = new Set([
  'welcome',
  'outOfService',
  'agentSilent',
  'screenTaken',
  'notPaired',
]);

/** What must not be missed by somebody who looks away: said aloud even where nobody asked for the voice. */
const calling: ReadonlySet<ScreenName> = new Set(['idleWarning', 'cardForgotten']);

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
  const screen = screenOf(now);
  const moved = screenOf(before) !== screen;
  const cardOut = before.context.agent?.slot === 'occupied' && now.context.agent?.slot !== 'occupied';
  const visitId = visitOn(now);
  return [
    ...(moved || cardOut ? [{ type: 'LEFT' } as const] : []),
    ...(visitId !== null && visitId !== visitOn(before) ? [{ type: 'VISIT', visitId } as const] : []),
    ...(moved && atRest.has(screen) ? [{ type: 'NOBODY' } as const] : []),
    ...(moved && calling.has(screen) ? [{ type: 'CALL' } as const] : []),
  ];
}

/** Whether a plug is in the socket, as the agent says. */
export function jackOf(
  journey: ActorRefFrom<typeof journeyMachine>,
  tell: (isIn: boolean) => void,
): () => void {
  const told = ({ context: { agent } }: JourneySnapshot): void => tell(isHeadsetIn(agent));
  told(journey.getSnapshot());
  const subscription = journey.subscribe(told);
  return () => subscription.unsubscribe();
}

/** An agent that cannot be reached cannot say that the plug came out: until it speaks again, everybody may listen. */
function isHeadsetIn(agent: AgentState | null): boolean {
  return agent?.headset === 'in';
}

function visitOn(snapshot: JourneySnapshot): string | null {
  return snapshot.matches({ open: { journey: 'session' } }) ? snapshot.context.visitId : null;
}
