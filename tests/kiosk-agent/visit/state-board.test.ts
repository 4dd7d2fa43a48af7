import { expect, test } from 'vitest';
import type { AgentState } from '../../../kiosk-agent/contract/state.ts';
import { noAssistance, stateBoard } from '../../../kiosk-agent/src/visit/state-board.ts';
import { visitA, visitB } from '../assistance/counter-double.ts';

const call = { kind: 'help', state: 'taken', ahead: 0 } as const;
const full = {
  paper: { state: 'printed' } as const,
  assistance: { call, explained: true, handOver: { state: 'given', code: 'K7M2Q4' } as const },
};
const reading = (visitId: string) => ({ stage: 'reading', visitId }) as const;

test('the end of a visit takes its call, its number and its sheet along, in the same word to the screen', () => {
  const board = stateBoard(true);
  board.update({ visit: reading(visitA), ...full });
  const told: AgentState[] = [];
  board.subscribe((state) => told.push(state));
  board.update({ visit: { stage: 'none' } });
  expect(told).toMatchObject([{ visit: { stage: 'none' }, paper: null, assistance: noAssistance }]);
});

test('a visit that follows at once has nothing of the former', () => {
  const board = stateBoard(true);
  board.update({ visit: reading(visitA), ...full });
  board.update({ visit: reading(visitB) });
  expect(board.state()).toMatchObject({ paper: null, assistance: noAssistance });
});

test('a call from before the card goes on in the visit; a sheet from before does not', () => {
  const board = stateBoard(true);
  board.update(full);
  board.update({ visit: reading(visitA) });
  expect(board.state()).toMatchObject({ paper: null, assistance: { ...noAssistance, call } });
});

test('the same visit at another stage keeps what it has', () => {
  const board = stateBoard(true);
  board.update({ visit: reading(visitA), ...full });
  board.update({ visit: { stage: 'suspended', visitId: visitA } });
  board.update({ slot: 'occupied' });
  expect(board.state()).toMatchObject(full);
});

test('whether a headset is in is told to the screen, and belongs to no visit', () => {
  const board = stateBoard(true);
  expect(board.state().headset).toBe('unknown');
  const told: AgentState[] = [];
  board.subscribe((state) => told.push(state));
  board.update({ visit: reading(visitA) });
  board.update({ headset: 'in' });
  board.update({ visit: { stage: 'none' } });
  expect(told.map(({ headset }) => headset)).toEqual(['unknown', 'in', 'in']);
});
