/** The light follows the state that the screen is told. */
import type { AgentState } from '../../contract/state.ts';
import type { StateBoard } from '../visit/state-board.ts';
import type { LightState, StatusLight } from './status-light.ts';

/** Whether somebody asked for a person. */
export type WantsHelp = (state: AgentState) => boolean;

export function lightStateOf(state: AgentState, wantsHelp: WantsHelp): LightState {
  // Also beside a kiosk that is out of order: a person is waiting.
  if (wantsHelp(state)) return 'help';
  if (state.outOfService !== null) return 'out-of-order';
  return state.visit.stage === 'none' ? 'free' : 'busy';
}

/** Returns the way out; the light itself goes off when it is stopped. No state says « help » yet. */
export function kioskLight(
  board: StateBoard,
  light: StatusLight,
  wantsHelp: WantsHelp = () => false,
): () => void {
  const follow = (state: AgentState): void => light.show(lightStateOf(state, wantsHelp));
  follow(board.state());
  return board.subscribe(follow);
}
