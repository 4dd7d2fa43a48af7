/** The order in which keys and a switch go over a screen: everything is reached, nothing holds the kiosk. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type At, roundsAlone, scanned, walked } from '../../../kiosk-ui/src/keys/walk.ts';

const controls = fc.integer({ min: 1, max: 40 });

describe('the walk', () => {
  test('begins before everything: the first key stands on the first control, chosen by nobody', () => {
    expect(walked(null, 1, 5)).toBe(0);
  });

  test('goes back from the title to the last control', () => {
    expect(walked(null, -1, 5)).toBe(4);
  });

  test('goes round at both ends', () => {
    expect(walked(4, 1, 5)).toBe(0);
    expect(walked(0, -1, 5)).toBe(4);
  });

  test('stays at the title where there is nothing to touch', () => {
    expect(walked(null, 1, 0)).toBeNull();
    expect(walked(null, -1, 0)).toBeNull();
  });

  test('reaches every control once a round, in both directions', () => {
    fc.assert(
      fc.property(controls, fc.constantFrom(1 as const, -1 as const), (count, by) => {
        const seen: At[] = [];
        for (let at = walked(null, by, count); seen.length < count; at = walked(at, by, count)) seen.push(at);
        expect([...seen].sort((one, other) => Number(one) - Number(other))).toEqual([...Array(count).keys()]);
      }),
    );
  });

  test('a step and its opposite lead back', () => {
    fc.assert(
      fc.property(controls, fc.nat(39), (count, place) => {
        const at = place % count;
        expect(walked(walked(at, 1, count), -1, count)).toBe(at);
      }),
    );
  });
});

describe('the scan of one switch', () => {
  const stepsOf = (count: number): At[] => {
    const seen: At[] = [];
    let step = scanned({ alone: 0 }, null, count);
    while (step && seen.length < 1_000) {
      seen.push(step.at);
      step = scanned(step.scan, step.at, count);
    }
    return seen;
  };

  test('goes over everything twice, in order, and ends', () => {
    expect(stepsOf(3)).toEqual([0, 1, 2, 0, 1, 2]);
  });

  test('always ends after two rounds without a press', () => {
    fc.assert(
      fc.property(controls, (count) => {
        expect(stepsOf(count)).toHaveLength(roundsAlone * count);
      }),
    );
  });

  test('begins its two rounds anew with a press', () => {
    const late = { alone: 2 * 3 };
    expect(scanned(late, 1, 3)).toBeNull();
    expect(scanned({ alone: 0 }, 1, 3)).toEqual({ scan: { alone: 1 }, at: 2 });
  });

  test('ends at once where there is nothing to touch', () => {
    expect(scanned({ alone: 0 }, null, 0)).toBeNull();
  });
});
