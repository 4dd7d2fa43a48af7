import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CommandReading } from '../../../../kiosk-agent/simulator/virtual-printer/commands.ts';
import { Interpreter } from '../../../../kiosk-agent/simulator/virtual-printer/interpreter.ts';
import type { Paper, TextLine } from '../../../../kiosk-agent/simulator/virtual-printer/paper.ts';
import {
  type PaperModel,
  paperModels,
  usualModel,
} from '../../../../kiosk-agent/simulator/virtual-printer/paper-model.ts';

/** Hexadecimal, with letters between quotes: `1b 40 'Bonjour' 0a`. */
function paperOf(...parts: string[]): Paper {
  return paperOn(usualModel, ...parts);
}

function paperOn(model: PaperModel, ...parts: string[]): Paper {
  const interpreter = new Interpreter(model);
  const reading = new CommandReading();
  const bytes = parts.map((part) =>
    part.startsWith("'")
      ? Buffer.from(part.slice(1), 'latin1')
      : Buffer.from(part.replaceAll(' ', ''), 'hex'),
  );
  for (const byte of Buffer.concat(bytes)) {
    const command = reading.push(byte);
    if (command) interpreter.execute(command);
  }
  return interpreter.paper;
}

function linesOf(paper: Paper): TextLine[] {
  return paper.items.filter((item) => item.kind === 'text');
}

function textOf(paper: Paper): string[] {
  return linesOf(paper).map((line) => line.runs.map((run) => run.text).join(''));
}

describe('text', () => {
  test('has its accents on page 16 only', () => {
    expect(textOf(paperOf('1b7410', '9c 92 96 80 9f e9 0a'))).toEqual(['œ’–€Ÿé']);
    expect(textOf(paperOf('e9 82 0a'))).toEqual(['Θé']);
    const onAnother = paperOf('1b7405', 'e9 0a');
    expect(textOf(onAnother)).toEqual(['\ufffd']);
    expect(onAnother.warnings).toEqual(['page 5 has no character e9']);
  });

  test('takes the width of its size, and the paper the height of the tallest', () => {
    const paper = paperOf('1d2133', "'AB", '1d2100', "'c", '0a');
    expect(linesOf(paper)).toMatchObject([{ y: 0, height: 96, runs: [{ x: 0 }, { x: 96, width: 1 }] }]);
    expect(paper.length).toBe(96);
  });

  test('moves on by 30 dots, by the spacing chosen, and by 30 again', () => {
    const paper = paperOf("'a", '0a', '1b331c', "'b", '0a', '1b32', "'c", '0a', "'d", '0a');
    expect(linesOf(paper).map((line) => line.y)).toEqual([0, 30, 58, 88]);
  });

  test('counts spacing in the units chosen by GS P', () => {
    // The TM-T20 of Epson: 406 units an inch cannot be said in one byte; 101 is two dots a unit.
    expect(paperOf('1d506565', '1b3314', "'a", '0a').length).toBe(40);
    expect(paperOf('1d50cbcb', '1b331c', "'a", '0a').length).toBe(28);
  });

  test('stands left, centred or right', () => {
    const places = ['00', '01', '02'].map((n) => linesOf(paperOf(`1b61${n}`, "'AB", '0a'))[0]?.runs[0]?.x);
    expect(places).toEqual([0, 276, 552]);
  });

  test('too wide for the paper goes on the next line, with a warning', () => {
    const paper = paperOf(`'${'x'.repeat(49)}`, '0a');
    expect(textOf(paper).map((text) => text.length)).toEqual([48, 1]);
    expect(paper.warnings).toContain('line 1 is too wide');
  });

  test('that just fills the paper has a warning: some printers would add a line', () => {
    expect(paperOf(`'${'x'.repeat(48)}`, '0a').warnings).toEqual(['line 1 fills the paper']);
    expect(paperOf(`'${'x'.repeat(47)}`, '0a').warnings).toEqual([]);
  });

  test('keeps bold, underline and reverse apart', () => {
    const paper = paperOf('1b4501', "'a", '1b4500 1b2d01', "'b", '1b2d00 1d4201', "'c", '0a');
    expect(linesOf(paper)[0]?.runs).toMatchObject([
      { text: 'a', bold: true, underline: false, inverted: false },
      { text: 'b', bold: false, underline: true, inverted: false },
      { text: 'c', bold: false, underline: false, inverted: true },
    ]);
  });

  test('stands where it is put, within the area that is chosen', () => {
    // Left margin 24, 120 dots wide; to dot 48 of it, then 12 back.
    const paper = paperOf('1d4c1800 1d577800', "'A", '1b243000', "'B", '1b5cf4ff', "'C", '0a');
    expect(linesOf(paper)[0]?.runs).toMatchObject([
      { x: 24, text: 'A' },
      { x: 72, text: 'B' },
      { x: 72, text: 'C' },
    ]);
    expect(textOf(paperOf('1d577800', `'${'x'.repeat(11)}`, '0a'))).toEqual(['x'.repeat(10), 'x']);
  });

  test('forgets every style at ESC @', () => {
    const paper = paperOf('1d2111 1b4501 1b6101', '1b40', "'a", '0a');
    expect(linesOf(paper)[0]?.runs).toMatchObject([{ x: 0, width: 1, bold: false }]);
  });
});

describe('other models', () => {
  test('on 58 mm a line holds 32 characters', () => {
    expect(
      textOf(paperOn(paperModels['58mm'], `'${'x'.repeat(33)}`, '0a')).map((text) => text.length),
    ).toEqual([32, 1]);
  });

  test('at 180 dpi a feeding unit of GS P counts against that pitch', () => {
    expect(paperOn(paperModels['80mm-180dpi'], '1d50b4b4', '1b4a50').length).toBe(80);
  });

  test('page 19 is PC858: it has é and €, and the knife of ESC i cuts whole', () => {
    const paper = paperOf('1b7413', '82 d5 0a', '1b4a70', '1b69');
    expect(textOf(paper)).toEqual(['é€']);
    expect(paper.cuts).toHaveLength(1);
  });
});

describe('the QR of the printer', () => {
  const model2 = '1d286b 0400 31 41 32 00';
  const store = '1d286b 0800 31 50 30';

  test('is drawn from what was stored, at its size, in the middle', () => {
    const paper = paperOf(
      '1b6101',
      model2,
      '1d286b 0300 314306',
      '1d286b 0300 314531',
      store,
      "'HELLO",
      '1d286b 0300 315130',
    );
    expect(paper.items).toMatchObject([{ kind: 'qr', content: 'HELLO', scale: 6, x: (576 - 21 * 6) / 2 }]);
    expect(paper.length).toBe(21 * 6);
    expect(paper.unknown).toEqual([]);
  });

  test('has more modules at a higher level', () => {
    const sizes = ['30', '33'].map((level) => {
      const paper = paperOf(
        `1d286b 0300 3145${level}`,
        '1d286b 1700 315030',
        "'https://exemple.fr/a",
        '1d286b 0300 315130',
      );
      const [symbol] = paper.items;
      return symbol?.kind === 'qr' ? symbol.modules.length : 0;
    });
    expect(sizes).toEqual([25, 29]);
  });

  test('with nothing stored prints nothing and says so', () => {
    const paper = paperOf('1d286b 0300 315130');
    expect(paper.items).toEqual([]);
    expect(paper.warnings).toHaveLength(1);
  });

  test.each([
    ['model 1 of another family', '1d286b 0300 304103'],
    ['a size of 17', '1d286b 0300 314311'],
    ['a level that does not exist', '1d286b 0300 314534'],
    ['a function that does not exist', '1d286b 0300 315230'],
    ['another command of the family', '1d284c 0200 3032'],
  ])('%s is unknown', (_, hex) => {
    expect(paperOf(hex).unknown).toHaveLength(1);
  });
});

describe('pictures', () => {
  test('in rows keep each dot, and move the paper by their height', () => {
    const paper = paperOf('1d763000 0100 0300 80 40 01');
    expect(paper.items).toMatchObject([{ kind: 'raster', width: 8, height: 3 }]);
    const [picture] = paper.items;
    const black = picture?.kind === 'raster' ? [...picture.dots].flatMap((dot, at) => (dot ? [at] : [])) : [];
    expect(black).toEqual([0, 9, 23]);
    expect(paper.length).toBe(3);
  });

  test('in rows are doubled when the command says so', () => {
    expect(paperOf('1d763003 0100 0200 ff00').items).toMatchObject([{ width: 16, height: 4 }]);
  });

  test('in columns of 24 dots stand on their side', () => {
    const [picture] = paperOf('1b2a21 0200 800000 000001 0a').items;
    const black = picture?.kind === 'raster' ? [...picture.dots].flatMap((dot, at) => (dot ? [at] : [])) : [];
    expect(picture).toMatchObject({ width: 2, height: 24 });
    expect(black).toEqual([0, 47]);
  });

  test('wider than the paper have a warning', () => {
    expect(paperOf(`1d763000 4900 0100 ${'00'.repeat(73)}`).warnings).toEqual([
      'a picture of 584 dots is too wide',
    ]);
  });
});

describe('the cut', () => {
  test('through what is still under the knife has a warning', () => {
    expect(paperOf("'a", '0a', '1d5600').warnings).toEqual(['the knife cut through printed lines']);
    expect(paperOf("'a", '0a', '1b4a70', '1d5600').warnings).toEqual([]);
  });

  test('of form 66 feeds to the knife by itself', () => {
    const paper = paperOf("'a", '0a', '1d564200');
    expect(paper.warnings).toEqual([]);
    expect(paper.cuts).toEqual([30 + usualModel.knifeDots]);
  });

  test('of an unknown form is unknown', () => {
    expect(paperOf('1d5609').unknown).toEqual(['1d 56 09']);
  });
});

test('an unknown command is recorded by its bytes, and what follows is still read', () => {
  const paper = paperOf('1d384c', "'a", '0a');
  expect(paper.unknown).toEqual(['1d 38']);
  expect(textOf(paper)).toEqual(['La']);
});

test('any bytes leave a paper, and never an exception', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
      expect(paperOf(Buffer.from(bytes).toString('hex')).length).toBeGreaterThanOrEqual(0);
    }),
  );
});
