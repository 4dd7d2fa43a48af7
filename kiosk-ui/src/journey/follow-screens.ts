/** Tells the machine which screen its page shows, and when it began to. */
import type { ActorRefFrom } from 'xstate';
import type { JourneySnapshot, journeyMachine } from './machine.ts';
import { screenOf } from './screen.ts';

/** `now`: ms of a clock that only goes forward. */
export function followScreens(journey: ActorRefFrom<typeof journeyMachine>, now: () => number): void {
  let told = '';
  const tell = (snapshot: JourneySnapshot): void => {
    const screen = screenOf(snapshot);
    const { language, display, visitId } = snapshot.context;
    const picture = [screen, language, display.size, visitId].join(' ');
    if (picture === told) return;
    told = picture;
    journey.send({ type: 'SCREEN_SHOWN', screen, at: now() });
  };
  tell(journey.getSnapshot());
  journey.subscribe(tell);
}
