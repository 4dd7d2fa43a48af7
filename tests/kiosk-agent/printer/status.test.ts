import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isQueuedStatus,
  isRealTimeStatus,
  printerState,
  takesJobs,
} from '../../../kiosk-agent/src/printer/status.ts';

function stateOf(hex: string) {
  const [printer = 0, offLine = 0, error = 0, paper = 0] = Buffer.from(hex.replaceAll(' ', ''), 'hex');
  return printerState({ printer, offLine, error, paper });
}

describe('the answers to DLE EOT 1 to 4', () => {
  // Table of kiosk-hardware.md §3, then bits of the Epson manuals that it does not show.
  test.each([
    ['12 12 12 12', 'ready'],
    ['12 12 12 1e', 'near-end'],
    ['1a 32 12 7e', 'paper-out'],
    ['1a 16 12 12', 'cover-open'],
    ['1a 52 1a 12', 'cutter-fault'],
    ['12 12 12 72', 'paper-out'],
    ['1a 36 12 7e', 'cover-open'],
    ['1a 12 12 12', 'mute'],
    ['1a 52 32 12', 'mute'],
    ['1a 52 52 12', 'mute'],
  ])('%s mean %s', (hex, state) => {
    expect(stateOf(hex)).toBe(state);
  });

  test('a job is sent only to a printer that is ready or near the end of its roll', () => {
    expect(takesJobs('ready') && takesJobs('near-end')).toBe(true);
    const others = ['paper-out', 'cover-open', 'cutter-fault', 'mute', 'absent'] as const;
    expect(others.filter((state) => takesJobs(state))).toEqual([]);
  });

  test('no byte can be taken for both kinds of answer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), (byte) => {
        expect(isRealTimeStatus(byte) && isQueuedStatus(byte)).toBe(false);
      }),
    );
  });
});
