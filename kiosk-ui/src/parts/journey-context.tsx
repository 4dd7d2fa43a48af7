/** What every part may need of the machine, without passing it from hand to hand. */
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { JourneyContext, PatientEvent } from '../journey/events.ts';

export interface Journey {
  context: JourneyContext;
  send: (event: PatientEvent) => void;
  /** Somebody is being served, or reads: they may stop at any moment. */
  mayQuit: boolean;
  /** The machine listens for a call for help. */
  helpIsHeard: boolean;
  /** The two settings of the screen may be opened. */
  settingsAreHeard: boolean;
  /** A person of the counter stands there: only the patient answers, and says so with a button. */
  assisted: boolean;
  /** Answers that only the patient gives, as long as somebody stands there: their buttons wait, and say so. */
  waiting: readonly PatientEvent['type'][];
}

/** What a button needs: it stays the same from step to step, and so do the buttons that stay. */
export type Hand = Pick<Journey, 'send' | 'waiting'>;

const [journeyContext, handContext] = [createContext<Journey | null>(null), createContext<Hand | null>(null)];

export function JourneyProvider({ value, children }: { value: Journey; children: ReactNode }) {
  const { send, waiting } = value;
  const hand = useMemo(() => ({ send, waiting }), [send, waiting]);
  return (
    <journeyContext.Provider value={value}>
      <handContext.Provider value={hand}>{children}</handContext.Provider>
    </journeyContext.Provider>
  );
}

export const useJourney = (): Journey => inJourney(useContext(journeyContext));
export const useHand = (): Hand => inJourney(useContext(handContext));

function inJourney<Of>(value: Of | null): Of {
  if (!value) throw new Error('a part of a screen stands outside the journey');
  return value;
}
