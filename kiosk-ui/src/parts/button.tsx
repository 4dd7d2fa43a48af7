import type { ReactNode } from 'react';
import type { PatientEvent } from '../journey/events.ts';
import { useJourney } from './journey-context.ts';

interface ButtonProps {
  /** main: the next step. choice: one of two equal answers. refuse: the no, always outlined. link: a way aside. */
  look:
    | 'main'
    | 'choice'
    | 'choice long'
    | 'refuse'
    | 'link'
    | 'holder'
    | 'plain'
    | 'bar-button'
    | 'bar-button filled';
  tap: PatientEvent['type'] | PatientEvent;
  /** When the words alone do not say what is changed. */
  label?: string;
  children: ReactNode;
}

/** Acts when the finger leaves it; a finger that slides away does nothing. */
export function Button({ look, tap, label, children }: ButtonProps) {
  const { send, deaf } = useJourney();
  const event = typeof tap === 'string' ? ({ type: tap } as PatientEvent) : tap;
  return (
    <button
      type="button"
      className={look}
      aria-disabled={deaf}
      {...(label && { 'aria-label': label })}
      onClick={() => send(event)}
    >
      {children}
    </button>
  );
}
