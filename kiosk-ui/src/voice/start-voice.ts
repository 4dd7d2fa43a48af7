/** Starts the voice beside the journey: it hears every touch before anything else does, and follows the screens. */
import { type Actor, type ActorRefFrom, createActor } from 'xstate';
import type { journeyMachine } from '../journey/machine.ts';
import { onLanguageShown, shownLanguage } from '../text/shown.ts';
import { voiceActors } from './actors.ts';
import { followJourney, jackOf } from './follow-journey.ts';
import { type Headset, headsetOf } from './headset.ts';
import { voiceMachine } from './machine.ts';
import { speakerTo } from './speaker.ts';

export type Voice = Actor<typeof voiceMachine>;

/** `headset`: who tells when a plug goes in; the agent, unless told otherwise. */
export function startVoice(
  page: HTMLElement,
  journey: ActorRefFrom<typeof journeyMachine>,
  headset: Headset = headsetOf((tell) => jackOf(journey, tell)),
): Voice {
  const actors = voiceActors({
    page,
    speakers: { loudspeaker: speakerTo('loudspeaker'), headset: speakerTo('headset') },
    heard: () => journey.send({ type: 'HEARD', aloud: true }),
  });
  const voice = createActor(voiceMachine.provide({ actors }), { input: shownLanguage() }).start();
  for (const sign of ['pointerdown', 'keydown'] as const) {
    // While it comes down, not on its way up: no screen can keep a touch from the voice.
    document.addEventListener(sign, () => voice.send({ type: 'TOUCH' }), { capture: true });
  }
  // The language of the voice is that of the words on the screen, not the one that was asked for.
  onLanguageShown(() => voice.send({ type: 'LANGUAGE', language: shownLanguage() }));
  headset.watch((event) => voice.send(event));
  followJourney(journey, (event) => voice.send(event));
  return voice;
}
