/** What every part may need of the machine, without passing it from hand to hand. */
import { createContext, useContext } from 'react';
import type { JourneyContext, PatientEvent } from '../journey/events.ts';

export interface Journey {
  context: JourneyContext;
  send: (event: PatientEvent) => void;
  /** In the wake of a tap: buttons look the same and do nothing. */
  deaf: boolean;
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

const context = createContext<Journey | null>(null);

export const JourneyProvider = context.Provider;

export function useJourney(): Journey {
  const journey = useContext(context);
  if (!journey) throw new Error('a part of a screen stands outside the journey');
  return journey;
}
