import type { ReactNode } from 'react';
import type { PatientEvent } from '../journey/events.ts';
import type { ButtonKey } from '../text/line.ts';
import { textOf } from '../text/shown.ts';
import { useJourney } from './journey-context.ts';
import { said, unsaid } from './line.tsx';

type ButtonProps = {
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
} & (
  | { words: ButtonKey; icon?: ReactNode; aside?: boolean }
  /** A button that names a person. */
  | { words?: never; children: ReactNode }
);

/** Acts when the finger leaves it; a finger that slides away does nothing. */
export function Button({ look, tap, label, ...face }: ButtonProps) {
  const { send, deaf } = useJourney();
  const event = typeof tap === 'string' ? ({ type: tap } as PatientEvent) : tap;
  return (
    <button
      type="button"
      className={look}
      aria-disabled={deaf}
      {...(label && { 'aria-label': label })}
      {...(face.words ? said(`buttons.${face.words}`, face.aside) : unsaid)}
      onClick={() => send(event)}
    >
      {face.words ? (
        <>
          {face.icon}
          {textOf(`buttons.${face.words}`)}
        </>
      ) : (
        face.children
      )}
    </button>
  );
}
