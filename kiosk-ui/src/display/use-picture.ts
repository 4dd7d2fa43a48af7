/** What the machine says now, as the next picture is drawn from it. */
import { useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ActorRefFrom } from 'xstate';
import type { JourneySnapshot, journeyMachine } from '../journey/machine.ts';
import { samePicture } from './same-picture.ts';

/** A page that reaches no glass is brought up to date all the same, in ms. */
const withoutFrameMs = 100;

/**
 * The finger is answered in one frame, and the next screen is drawn in one piece right after it: drawn in the same
 * breath it holds the finger's answer up, drawn slice by slice it takes half as long again.
 */
export function usePicture(actor: ActorRefFrom<typeof journeyMachine>): JourneySnapshot {
  const [picture, setPicture] = useState<JourneySnapshot>(() => actor.getSnapshot());
  useLayoutEffect(() => {
    const draw = (): void => {
      const now = actor.getSnapshot();
      flushSync(() => setPicture((former) => (samePicture(former, now) ? former : now)));
    };
    const turn = onceAfterFrame(draw);
    turn.ask();
    const changes = actor.subscribe(turn.ask);
    return () => {
      changes.unsubscribe();
      turn.forget();
    };
  }, [actor]);
  return picture;
}

/** However often it is asked for meanwhile, `act` is done once: after the frame that is drawn next. */
function onceAfterFrame(act: () => void): { ask: () => void; forget: () => void } {
  let frame: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forget = (): void => {
    if (frame !== null) cancelAnimationFrame(frame);
    frame = null;
    clearTimeout(timer);
  };
  const go = (): void => {
    forget();
    act();
  };
  const ask = (): void => {
    if (frame !== null) return;
    timer = setTimeout(go, withoutFrameMs);
    frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      timer = setTimeout(go);
    });
  };
  return { ask, forget };
}
