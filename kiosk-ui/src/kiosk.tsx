/** The screen of the kiosk: what its machine and its voice say now, drawn anew at each of their changes. */
import { useSelector } from '@xstate/react';
import type { ActorRefFrom } from 'xstate';
import { App } from './app.tsx';
import { timeToTake } from './display/time-to-take.ts';
import type { journeyMachine } from './journey/machine.ts';
import { faceOf, sameFace } from './parts/voice-context.ts';
import type { VoiceEvent } from './voice/machine.ts';
import { ideaOf } from './voice/stage.ts';
import type { Voice } from './voice/start-voice.ts';

interface KioskProps {
  actor: ActorRefFrom<typeof journeyMachine>;
  voice: Voice;
}

export function Kiosk({ actor, voice }: KioskProps) {
  const snapshot = useSelector(actor, (current) => current);
  const face = useSelector(voice, faceOf, sameFace);
  const controls = {
    ...face,
    send: (event: VoiceEvent) => voice.send(event),
    shown: () => {
      voice.send({ type: 'SHOWN', idea: ideaOf(document) });
      actor.send({ type: 'SCREEN_WORDS', ...timeToTake(document) });
    },
  };
  return <App snapshot={snapshot} send={actor.send} voice={controls} />;
}
