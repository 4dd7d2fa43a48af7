/** One part of what the screen is told of the counter, the others as they stand. */
import type { Assistance } from '../../contract/assistance.ts';
import type { StateBoard } from '../visit/state-board.ts';

export function tellAssistance(board: StateBoard, part: Partial<Assistance>): void {
  board.update({ assistance: { ...board.facts().assistance, ...part } });
}
