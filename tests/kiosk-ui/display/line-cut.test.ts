/** A page of a long text ends between two lines, never through one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutAbove, cutBelow, type Piece } from '../../../kiosk-ui/src/display/line-cut.ts';

/** Lines of 100 px, one under the other. */
const lines = (count: number, from = 0): Piece[] =>
  Array.from({ length: count }, (_, index) => ({
    top: from + index * 100,
    bottom: from + index * 100 + 100,
  }));

describe('where a page ends', () => {
  test('above the line that does not fit', () => {
    expect(cutAbove(lines(10), 450, 0)).toBe(400);
  });

  test('at its edge when every line fits', () => {
    expect(cutAbove(lines(4), 400, 0)).toBe(400);
    expect(cutAbove(lines(2), 450, 0)).toBe(450);
  });

  test('above a box beside which shorter lines stand', () => {
    expect(cutAbove([...lines(10), { top: 250, bottom: 600 }], 450, 0)).toBe(200);
  });

  test('through a box that fills the whole place: there is no better edge', () => {
    expect(cutAbove([{ top: -50, bottom: 2_000 }], 450, 0)).toBe(450);
  });

  test('begins below the line that was cut at the top', () => {
    expect(cutBelow(lines(10, -30), 0, 500)).toBe(70);
  });

  test('through boxes that overlap all the way up: there is no better edge', () => {
    const boxes = [
      { top: 0, bottom: 4 },
      { top: 2, bottom: 12 },
    ];
    expect(cutAbove(boxes, 10, 0)).toBe(10);
  });

  test('never crosses a line, unless lines fill the whole place', () => {
    const piece = fc
      .record({ top: fc.integer({ min: -500, max: 1_500 }), height: fc.integer({ min: 3, max: 400 }) })
      .map(({ top, height }) => ({ top, bottom: top + height }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 10, max: 1_000 }), (pieces, edge) => {
        const cut = cutAbove(pieces, edge, 0);
        expect(cut).toBeLessThanOrEqual(edge);
        const crossed = pieces.filter(({ top, bottom }) => top < cut - 1 && bottom > cut + 1);
        if (cut !== edge) expect(crossed).toEqual([]);
        expect(cut).toBeGreaterThan(0);
      }),
    );
  });
});
