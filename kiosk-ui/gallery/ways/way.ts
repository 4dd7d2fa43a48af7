import type { AgentState } from '@borne/kiosk-agent/contract';
import type { Tap, Walker, WalkerAgent } from '../walker.ts';

/** From a page just opened to one screen. */
export interface Way {
  agent?: WalkerAgent;
  go: (walker: Walker) => Promise<void>;
}

/** Where the agent's word alone brings the screen. */
export const told = (...states: AgentState[]): Way => ({ go: ({ tell }) => tell(...states) });

/** The agent tells, and the patient touches. */
export const touched = (state: AgentState, ...taps: Tap[]): Way => ({
  go: async ({ tell, tap }) => {
    await tell(state);
    await tap(...taps);
  },
});
