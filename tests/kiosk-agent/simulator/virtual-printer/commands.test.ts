import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CommandReading } from '../../../../kiosk-agent/simulator/virtual-printer/commands.ts';

function bytesOf(hex: string): number[] {
  return [...Buffer.from(hex.replaceAll(' ', ''), 'hex')];
}

/** Names and parameters, as `ESC a 1`; data as `+n`. */
function commandsIn(hex: string): string[] {
  const reading = new CommandReading();
  return bytesOf(hex)
    .flatMap((byte) => reading.push(byte) ?? [])
    .map(({ name, parameters, data }) =>
      [name, ...parameters, ...(data.length ? [`+${data.length}`] : [])].join(' '),
    );
}

describe('the stream of bytes', () => {
  test('is cut into commands by the lengths of the tables', () => {
    expect(commandsIn('1b40 1b6101 1d2111 41 0a 1d5601')).toEqual([
      'ESC @',
      'ESC a 1',
      'GS ! 17',
      'text 65',
      'LF',
      'GS V 1',
    ]);
  });

  test('takes the distance of a cut that feeds first, and none otherwise', () => {
    expect(commandsIn('1d564210 41')).toEqual(['GS V 66 16', 'text 65']);
    expect(commandsIn('1d5600 10')).toEqual(['GS V 0']);
  });

  test('takes as many bytes after GS e as its function has', () => {
    expect(commandsIn('1d6502 41 1d65030c 41 1d65200c1e 41')).toEqual([
      'GS e 2',
      'text 65',
      'GS e 3 12',
      'text 65',
      'GS e 32 12 30',
      'text 65',
    ]);
  });

  test('takes 10 04 01 for a question between commands, and for dots inside a picture', () => {
    expect(commandsIn('100401 1d763000 0300 0100 100401 100402')).toEqual([
      'DLE EOT 1',
      'GS v 48 0 3 0 1 0 +3',
      'DLE EOT 2',
    ]);
  });

  test('takes 10 04 01 inside a stored QR and inside a strip of columns for data', () => {
    expect(commandsIn('1d286b 0600 315030 100401')).toEqual(['GS ( 107 +6']);
    expect(commandsIn('1b2a21 0100 100401')).toEqual(['ESC * 33 1 0 +3']);
  });

  test('names what no table holds, and goes on', () => {
    expect(commandsIn('1d384c 07 7f 0a')).toEqual([
      'unknown 29 56',
      'text 76',
      'unknown 7',
      'unknown 127',
      'LF',
    ]);
  });

  test('does not wait for a megabyte that was announced by nonsense', () => {
    expect(commandsIn('1d763000 ffff ffff 41')).toEqual(['unknown 48 0 255 255 255 255', 'text 65']);
  });

  test('knows whether it ends inside a command', () => {
    const reading = new CommandReading();
    const midway = bytesOf('41 1b6101').map((byte) => {
      reading.push(byte);
      return reading.midway;
    });
    expect(midway).toEqual([false, true, true, false]);
  });

  test('of any content is consumed without an exception, byte by byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const reading = new CommandReading();
        for (const byte of bytes) reading.push(byte);
      }),
    );
  });
});
