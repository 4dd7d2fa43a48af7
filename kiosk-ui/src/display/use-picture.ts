/** What the machine says now, as the next picture is drawn from it. */
import { useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ActorRefFrom } from 'xstate';
import type { JourneySnapshot, journeyMachine } from '../journey/machine.ts';
import { samePicture } from './same-picture.ts';

/** A page that reaches no glass is brought up to date all the same, in ms. */
const withoutFrameMs = 100;

/**
 * What comes by itself is drawn at once: a card that goes takes its name along, and waits for no frame. What a finger
 * asked for is drawn in one piece right after the frame that answers the finger: drawn in the same breath it holds that
 * answer up, drawn slice by slice it takes half as long again.
 */
export function usePicture(actor: ActorRefFrom<typeof journeyMachine>): JourneySnapshot {
  const [picture, setPicture] = useState<JourneySnapshot>(() => actor.getSnapshot());
  useLayoutEffect(() => {
    let drawn: JourneySnapshot | null = null;
    const frame = afterFrame(() => draw());
    const draw = (): void => {
      frame.forget();
      const now = actor.getSnapshot();
      if (drawn && samePicture(drawn, now)) return;
      drawn = now;
      flushSync(() => setPicture(now));
    };
    const changes = actor.subscribe((now) => (isWakeOfTouch(now) ? frame.ask() : draw()));
    // What changed since it was drawn first, before anybody listened.
    frame.ask();
    return () => {
      changes.unsubscribe();
      frame.forget();
    };
  }, [actor]);
  return picture;
}

const isWakeOfTouch = (snapshot: JourneySnapshot): boolean => snapshot.matches({ open: { touch: 'deaf' } });

/** However often it is asked for meanwhile, `act` is done once: after the frame that is drawn next. */
function afterFrame(act: () => void): { ask: () => void; forget: () => void } {
  let frame: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forget = (): void => {
    if (frame !== null) cancelAnimationFrame(frame);
    frame = null;
    clearTimeout(timer);
  };
  const ask = (): void => {
    if (frame !== null) return;
    timer = setTimeout(act, withoutFrameMs);
    frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      timer = setTimeout(act);
    });
  };
  return { ask, forget };
}
