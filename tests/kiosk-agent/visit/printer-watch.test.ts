import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PrinterState } from '../../../kiosk-agent/contract/index.ts';
import { printerWatch } from '../../../kiosk-agent/src/visit/printer-watch.ts';
import { stateBoard } from '../../../kiosk-agent/src/visit/state-board.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function watched() {
  const asked: string[] = [];
  const device = { state: 'ready' as PrinterState };
  const board = stateBoard(false);
  const printer = {
    state: async () => {
      asked.push(board.facts().visit.stage);
      return device.state;
    },
    print: async () => ({ outcome: 'printed' }) as const,
    close: async () => undefined,
  };
  return { asked, device, board, watch: printerWatch(printer, board, 5_000) };
}

test('the board follows the printer', async () => {
  const { device, board, watch } = watched();
  watch.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(board.state().printer).toBe('ready');
  device.state = 'paper-out';
  await vi.advanceTimersByTimeAsync(5_000);
  expect(board.state().printer).toBe('paper-out');
  await watch.stop();
});

test('nothing is asked in the middle of a ticket, nor after the end', async () => {
  const { asked, board, watch } = watched();
  const visitId = '0192f000-0000-7000-8000-000000000001';
  watch.start();
  await vi.advanceTimersByTimeAsync(0);
  board.update({ visit: { stage: 'printing', visitId, outcome: 'created' } });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(asked).toEqual(['none']);
  board.update({ visit: { stage: 'none' } });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked).toEqual(['none', 'none']);
  await watch.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(2);
});
