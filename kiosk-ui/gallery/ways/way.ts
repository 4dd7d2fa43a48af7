import type { AgentState } from '@borne/kiosk-agent/contract';
import type { PatientEvent } from '../../src/journey/events.ts';
import type { Walker, WalkerAgent } from '../walker.ts';

/** From a page just opened to one screen. */
export interface Way {
  agent?: WalkerAgent;
  go: (walker: Walker) => Promise<void> | void;
}

type Tap = PatientEvent['type'] | PatientEvent;

/** Where the agent's word alone brings the screen. */
export const told = (...states: AgentState[]): Way => ({ go: ({ tell }) => tell(...states) });

/** The agent tells, and the patient touches. */
export const touched = (state: AgentState, ...taps: Tap[]): Way => ({
  go: ({ tell, tap }) => {
    tell(state);
    tap(...taps);
  },
});
