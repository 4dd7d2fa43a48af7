/** Turning the pages of a long text. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeIn, turned } from '../../../kiosk-ui/src/display/reading-place.ts';

describe('where a reader is', () => {
  test.each([
    [{ top: 0, shown: 500, whole: 500 }, 'whole'],
    [{ top: 0, shown: 500, whole: 505 }, 'whole'],
    [{ top: 0, shown: 500, whole: 900 }, 'top'],
    [{ top: 200, shown: 500, whole: 900 }, 'middle'],
    [{ top: 400, shown: 500, whole: 900 }, 'end'],
    [{ top: 395, shown: 500, whole: 900 }, 'end'],
    // The buttons themselves are all that is too much.
    [{ top: 0, shown: 500, whole: 600, buttons: 130 }, 'whole'],
    [{ top: 0, shown: 500, whole: 625, buttons: 130 }, 'top'],
  ] as const)('%o: %s', (stretch, place) => {
    expect(placeIn(stretch)).toBe(place);
  });
});

describe('a page turned', () => {
  test('begins with the first line that was not wholly seen', () => {
    expect(turned({ top: 0, shown: 500, whole: 1_400 }, 430, 1)).toBe(430);
  });

  test('ends with the end of the text, and never after it', () => {
    expect(turned({ top: 0, shown: 500, whole: 800 }, 430, 1)).toBe(300);
  });

  test('goes back to the top, and never before it', () => {
    expect(turned({ top: 430, shown: 500, whole: 1_400 }, 500, -1)).toBe(0);
  });

  test('stays in the text whatever is asked, and every page turned moves on', () => {
    const stretch = fc
      .record({ shown: fc.integer({ min: 1, max: 2_000 }), more: fc.integer({ min: 0, max: 5_000 }) })
      .chain(({ shown, more }) =>
        fc.record({
          shown: fc.constant(shown),
          whole: fc.constant(shown + more),
          top: fc.integer({ min: 0, max: more }),
          seen: fc.integer({ min: 1, max: shown }),
        }),
      );
    fc.assert(
      fc.property(stretch, fc.constantFrom(1 as const, -1 as const), ({ seen, ...place }, by) => {
        const next = turned(place, seen, by);
        expect(next).toBeGreaterThanOrEqual(0);
        expect(next).toBeLessThanOrEqual(place.whole - place.shown);
        const atTheEdge = by === 1 ? place.top === place.whole - place.shown : place.top === 0;
        expect(next === place.top).toBe(atTheEdge);
      }),
    );
  });
});
