/** The screen of the kiosk: what its machine and its voice say now, drawn anew at each of their changes. */
import { useSelector } from '@xstate/react';
import { memo, useLayoutEffect, useMemo, useRef } from 'react';
import type { ActorRefFrom } from 'xstate';
import { App } from './app.tsx';
import { samePicture } from './display/same-picture.ts';
import { timeToTake } from './display/time-to-take.ts';
import { usePicture } from './display/use-picture.ts';
import type { journeyMachine } from './journey/machine.ts';
import { faceOf, sameFace } from './parts/voice-context.ts';
import { ideaOf } from './voice/stage.ts';
import type { Voice } from './voice/start-voice.ts';
import type { VoiceEvent } from './voice/voice-events.ts';

interface KioskProps {
  actor: ActorRefFrom<typeof journeyMachine>;
  voice: Voice;
}

/** Drawn again only for another picture: see use-picture.ts. */
const Drawn = memo(App);

export function Kiosk({ actor, voice }: KioskProps) {
  const snapshot = usePicture(actor);
  const drawn = useRef(snapshot);
  useLayoutEffect(() => {
    drawn.current = snapshot;
  });
  const face = useSelector(voice, faceOf, sameFace);
  const controls = useMemo(
    () => ({
      ...face,
      send: (event: VoiceEvent) => voice.send(event),
      shown: () => {
        // The machine has gone on already: what was just drawn is no longer true, and the next picture follows.
        if (!samePicture(drawn.current, actor.getSnapshot())) return;
        voice.send({ type: 'SHOWN', idea: ideaOf(document) });
        actor.send({ type: 'SCREEN_WORDS', ...timeToTake(document) });
      },
    }),
    [face, actor, voice],
  );
  return <Drawn snapshot={snapshot} send={actor.send} voice={controls} />;
}
