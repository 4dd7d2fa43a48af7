import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { CommandReading } from '../../../../kiosk-agent/simulator/virtual-printer/commands.ts';
import { drawPaper } from '../../../../kiosk-agent/simulator/virtual-printer/drawing.ts';
import { Interpreter } from '../../../../kiosk-agent/simulator/virtual-printer/interpreter.ts';
import { usualModel } from '../../../../kiosk-agent/simulator/virtual-printer/paper-model.ts';
import { pngOf } from '../../../../kiosk-agent/simulator/virtual-printer/picture.ts';

const { marginDots: margin, knifeDots } = usualModel;

async function picture(bytes: Buffer): Promise<PNG> {
  const interpreter = new Interpreter();
  const reading = new CommandReading();
  for (const byte of bytes) {
    const command = reading.push(byte);
    if (command) interpreter.execute(command);
  }
  return PNG.sync.read(await pngOf(drawPaper(interpreter.paper)));
}

/** Grey values of the cell of 12×24 dots at this column of the first line. */
function cell(png: PNG, column: number): string {
  const values: number[] = [];
  for (let y = knifeDots; y < knifeDots + 24; y += 1) {
    for (let x = margin + column * 12; x < margin + (column + 1) * 12; x += 1) {
      values.push(png.data[(y * png.width + x) * 4] ?? 0);
    }
  }
  return values.join(' ');
}

function hasInk(cellValues: string): boolean {
  return cellValues.split(' ').some((value) => Number(value) < 128);
}

describe('the picture of a ticket', () => {
  test('draws each character of French in its own cell and shape', async () => {
    // œ ’ – € Ÿ é « and a space, in WPC1252.
    const png = await picture(Buffer.from('1b7410 9c 92 96 80 9f e9 ab 20 0a'.replaceAll(' ', ''), 'hex'));
    const cells = Array.from({ length: 8 }, (_, column) => cell(png, column));
    expect(cells.map(hasInk)).toEqual([true, true, true, true, true, true, true, false]);
    expect(new Set(cells).size).toBe(8);
  });

  test('keeps several spaces, and the signs that XML takes for its own', async () => {
    const png = await picture(Buffer.from('<&  >"\n'));
    const cells = Array.from({ length: 6 }, (_, column) => cell(png, column));
    expect(cells.map(hasInk)).toEqual([true, true, false, false, true, true]);
  });

  test('is the same at each drawing', async () => {
    const bytes = Buffer.from('Bonjour\n');
    expect((await picture(bytes)).data).toEqual((await picture(bytes)).data);
  });

  test('shows the very dots of a raster', async () => {
    const png = await picture(Buffer.from('1d76300001000200a001', 'hex'));
    const row = (y: number) =>
      Array.from({ length: 8 }, (_, x) =>
        (png.data[((knifeDots + y) * png.width + margin + x) * 4] ?? 0) < 128 ? 1 : 0,
      );
    expect([row(0), row(1)]).toEqual([
      [1, 0, 1, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0, 0, 1],
    ]);
  });
});
