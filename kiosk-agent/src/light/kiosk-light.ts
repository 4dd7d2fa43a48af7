/** The light follows the state that the screen is told. */
import type { AgentState } from '../../contract/state.ts';
import type { StateBoard } from '../visit/state-board.ts';
import type { LightState, StatusLight } from './status-light.ts';

export function lightStateOf(state: AgentState): LightState {
  // Also beside a kiosk that is out of order, and where the counter's page hears nothing: a person is waiting.
  if (state.assistance.call !== null) return 'help';
  if (state.outOfService !== null) return 'out-of-order';
  return state.visit.stage === 'none' ? 'free' : 'busy';
}

/** Returns the way out; the light itself goes off when it is stopped. */
export function kioskLight(board: StateBoard, light: StatusLight): () => void {
  light.show(lightStateOf(board.state()));
  return board.subscribe((state) => light.show(lightStateOf(state)));
}
