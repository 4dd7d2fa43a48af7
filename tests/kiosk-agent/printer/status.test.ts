import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PrinterStateSchema } from '../../../kiosk-agent/contract/printer.ts';
import {
  deniesPaper,
  isQueuedStatus,
  isRealTimeStatus,
  printerState,
  takesJobs,
} from '../../../kiosk-agent/src/printer/status.ts';

function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.replaceAll(' ', ''), 'hex');
}

function stateOf(hex: string, full?: string) {
  const [printer = 0, offLine = 0, error = 0, paper = 0] = bytesOf(hex);
  return printerState({ printer, offLine, error, paper }, full === undefined ? null : fullStatus(full));
}

/** The four bytes after the head. */
function fullStatus(hex: string) {
  const [paper = 0, user = 0, recoverable = 0, unrecoverable = 0] = bytesOf(hex);
  return { paper, user, recoverable, unrecoverable };
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
    ['1a 12 12 12', 'off-line'],
    ['1a 52 32 12', 'off-line'],
    ['1a 52 52 12', 'off-line'],
  ])('%s mean %s', (hex, state) => {
    expect(stateOf(hex)).toBe(state);
  });

  test('a job is sent only to a printer that is ready or near the end of its roll', () => {
    expect(takesJobs('ready') && takesJobs('near-end')).toBe(true);
    const others = PrinterStateSchema.options.filter((state) => state !== 'ready' && state !== 'near-end');
    expect(others.filter((state) => takesJobs(state))).toEqual([]);
  });

  // Byte 3 to 6 of DLE EOT 20, manual of Custom KPM210/216.
  test.each([
    ['00 00 00 00', 'ready'],
    ['04 00 00 00', 'near-end'],
    ['05 00 00 00', 'paper-out'],
    ['20 00 00 00', 'ticket-waiting'],
    ['21 00 00 00', 'paper-out'],
    ['20 02 00 00', 'cover-open'],
    ['00 01 00 00', 'cover-open'],
    ['20 00 40 00', 'cutter-fault'],
    ['00 00 00 01', 'cutter-fault'],
    ['c0 6c 80 00', 'ready'],
  ])('of a printer that is ready, and the full status %s, mean %s', (full, state) => {
    expect(stateOf('12 12 12 12', full)).toBe(state);
  });

  test('the worst of both answers counts', () => {
    expect(stateOf('1a 32 12 7e', '20 00 00 00')).toBe('paper-out');
    expect(stateOf('1a 12 12 12', '20 00 00 00')).toBe('off-line');
    expect(stateOf('12 12 12 1e', '00 00 00 00')).toBe('near-end');
  });

  test('a printer that says by GS r that it has no paper has not printed', () => {
    expect([0x00, 0x03, 0x0c, 0x0f].map(deniesPaper)).toEqual([false, false, true, true]);
  });

  test('no byte can be taken for both kinds of answer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), (byte) => {
        expect(isRealTimeStatus(byte) && isQueuedStatus(byte)).toBe(false);
      }),
    );
  });
});
