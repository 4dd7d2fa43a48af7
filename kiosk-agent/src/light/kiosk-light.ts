/** The light follows the state that the screen is told, and whether somebody asked for a person. */
import type { AgentState } from '../../contract/state.ts';
import type { StateBoard } from '../visit/state-board.ts';
import type { LightState, StatusLight } from './status-light.ts';

export interface HelpCall {
  isAsked(): boolean;
  /** Called when that may have changed; returns the way out. */
  onChange(listener: () => void): () => void;
}

export function lightStateOf(state: AgentState, helpIsAsked: boolean): LightState {
  // Also beside a kiosk that is out of order: a person is waiting.
  if (helpIsAsked) return 'help';
  if (state.outOfService !== null) return 'out-of-order';
  return state.visit.stage === 'none' ? 'free' : 'busy';
}

/** Returns the way out; the light itself goes off when it is stopped. */
export function kioskLight(board: StateBoard, light: StatusLight, help: HelpCall): () => void {
  const follow = (): void => light.show(lightStateOf(board.state(), help.isAsked()));
  follow();
  const ways = [board.subscribe(follow), help.onChange(follow)];
  return () => {
    for (const leave of ways) leave();
  };
}
