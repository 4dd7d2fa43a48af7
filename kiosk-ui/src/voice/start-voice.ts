/** Starts the voice beside the journey: it hears every touch before anything else does, and follows the screens. */
import { type Actor, type ActorRefFrom, createActor } from 'xstate';
import type { journeyMachine } from '../journey/machine.ts';
import { voiceActors } from './actors.ts';
import { followJourney } from './follow-journey.ts';
import { voiceMachine } from './machine.ts';
import { speakerTo } from './speaker.ts';

export type Voice = Actor<typeof voiceMachine>;

export function startVoice(page: HTMLElement, journey: ActorRefFrom<typeof journeyMachine>): Voice {
  const actors = voiceActors({
    locale: 'fr',
    page,
    speaker: speakerTo('loudspeaker'),
    heard: () => journey.send({ type: 'HEARD' }),
  });
  const voice = createActor(voiceMachine.provide({ actors })).start();
  for (const sign of ['pointerdown', 'keydown'] as const) {
    // While it comes down, not on its way up: no screen can keep a touch from the voice.
    document.addEventListener(sign, () => voice.send({ type: 'TOUCH' }), { capture: true });
  }
  followJourney(journey, (event) => voice.send(event));
  return voice;
}
