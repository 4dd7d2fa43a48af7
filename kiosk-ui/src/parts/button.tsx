import type { ReactNode } from 'react';
import type { PatientEvent } from '../journey/events.ts';
import type { ButtonKey } from '../text/line.ts';
import { textOf } from '../text/shown.ts';
import { useHand } from './journey-context.tsx';
import { said, unsaid } from './line.tsx';
import { Pressable } from './pressable.tsx';

type ButtonProps = {
  /** main: the next step. choice: one of equal answers. refuse: the no, always outlined. link: a way aside. */
  look:
    | 'main'
    | 'choice'
    | 'choice long'
    | 'refuse'
    | 'link'
    | 'holder'
    | 'plain'
    | 'setting'
    | 'bar-button'
    | 'bar-button filled'
    | 'top-button';
  tap: PatientEvent['type'] | PatientEvent;
  /** When the words alone do not say what is changed. */
  label?: string;
  /** Of several choices, the one that stands. */
  chosen?: boolean;
} & (
  | { words: ButtonKey; icon?: ReactNode; aside?: boolean }
  /** A button that names a person, or a language by its own name. */
  | { words?: never; children: ReactNode }
);

/** What the key « back » presses, where a screen has one. */
const waysBack: ReadonlySet<PatientEvent['type']> = new Set(['BACK', 'CANCEL', 'QUIT_NO', 'HIDE_CODE']);

export function Button({ look, tap, label, chosen, ...face }: ButtonProps) {
  const { send, waiting } = useHand();
  const event = typeof tap === 'string' ? ({ type: tap } as PatientEvent) : tap;
  const waits = waiting.includes(event.type);
  const marks = face.words ? said(`buttons.${face.words}`, face.aside) : unsaid;
  return (
    <Pressable
      className={look}
      onPress={() => send(event)}
      marks={{
        ...marks,
        ...(waysBack.has(event.type) && { 'data-back': '' }),
        ...(waits && { 'data-waits': '' }),
      }}
      // A call for help is heard in the wake of every touch (deaf-page.ts): it can do no harm.
      {...((waits || event.type === 'HELP') && { deaf: waits })}
      {...(label !== undefined && { label })}
      {...(chosen !== undefined && { chosen })}
    >
      {face.words ? (
        <>
          {face.icon}
          {textOf(`buttons.${face.words}`)}
        </>
      ) : (
        face.children
      )}
    </Pressable>
  );
}
