/** What travels to the page of the gallery, and what comes back. */
import type { Language } from '@borne/kiosk-agent/contract';
import type { StateValue } from 'xstate';
import type { Display, JourneyContext, PatientEvent } from '../src/journey/events.ts';
import type { ScreenName } from '../src/journey/screen.ts';
import type { VoiceFace } from '../src/parts/voice-context.ts';

/** What a snapshot of the machine holds, as it travels to this page, and how it is to be shown. */
export interface Shot {
  value: StateValue;
  context: JourneyContext;
  language?: Language;
  display?: Display;
  voice?: VoiceFace['state'];
}

export interface Drawn {
  screen: ScreenName;
  /** What the machine would not hear in this state, of all that was touched since it was drawn. */
  unheard: PatientEvent['type'][];
}

declare global {
  interface Window {
    /** Resolves once the screen is painted, its fonts included. Rejects for a state that the machine has not. */
    draw: (shot: Shot) => Promise<Drawn>;
    drawn: Drawn | undefined;
    /** What a screen reader says of the screen that is drawn, a phrase an entry. */
    transcribe: () => Promise<string[]>;
    /** What the buttons have said since the screen was drawn. */
    said: PatientEvent[];
  }
}
