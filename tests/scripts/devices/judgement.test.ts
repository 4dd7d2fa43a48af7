/** The drill can fail: what a driver leaves out, says twice or says wrong is seen. */
import { describe, expect, test } from 'vitest';
import { otherTrials, tearTrials } from '../../../scripts/drill/devices/card-trials.ts';
import { faultIn } from '../../../scripts/drill/devices/hostile-cards.ts';
import { dupont, knownCards, twelve } from '../../../scripts/drill/devices/known-cards.ts';
import { isFlawless, judge } from '../../../scripts/drill/devices/stay.ts';
import { card, inserted, read, reading, ready, removed, silent } from './stories.ts';

const whole = [inserted, read, removed, ready];

describe('one stay of a good card', () => {
  test('told whole and once is flawless', () => {
    expect(isFlawless(judge(whole, card))).toBe(true);
  });

  test.each([0, 1, 2, 3])('without its event %i, one is missed', (left) => {
    const told = whole.filter((_, rank) => rank !== left);
    expect(judge(told, card)).toMatchObject({ missed: 1, surplus: 0 });
  });

  test('with an event told twice, or a removal of the reader that nobody saw, one is too many', () => {
    expect(judge([inserted, ...whole], card)).toMatchObject({ missed: 0, surplus: 1 });
    const lost = { type: 'no-reader', atMs: 0, reason: 'process-lost' } as const;
    expect(judge([...whole, lost], card)).toMatchObject({ missed: 0, surplus: 1 });
  });

  test('told in another order is out of order', () => {
    expect(judge([inserted, removed, read, ready], card)).toMatchObject({ missed: 0, outOfOrder: true });
  });

  test('another card’s identity is a wrong one, and so is none', () => {
    const [, other] = knownCards;
    const wrong = reading('read', other?.identity ?? null);
    expect(judge([inserted, wrong, removed, ready], card).wrongIdentity).toBe(true);
    expect(judge([inserted, reading('unreadable'), removed, ready], card).wrongIdentity).toBe(true);
  });
});

describe('one stay of a faulty card', () => {
  test.each([
    ['told as removed when torn out', [inserted, removed, ready, reading('removed')], true, null],
    [
      'told as a dirty card when torn out',
      [inserted, reading('unreadable'), removed, ready],
      true,
      'told-otherwise',
    ],
    ['no outcome in time', [inserted, removed, ready], false, 'stuck'],
    ['a slot that stays full', [inserted, reading('mute')], false, 'stuck'],
    ['no word from the driver at all', [], false, 'stuck'],
    ['a card that is silent from the start', [silent, ready], false, null],
    ['a reading that throws', [inserted, reading('threw'), removed, ready], false, 'threw'],
    ['somebody else’s identity', [inserted, reading('read', 'x'), removed, ready], false, 'wrong-identity'],
    ['read in spite of the fault', whole, false, null],
  ] as const)('%s', (_, heard, wasTorn, fault) => {
    expect(faultIn(heard, card, wasTorn)).toBe(fault);
  });

  test('each command of each sequence is torn both ways, and each has its other faults', () => {
    const trials = tearTrials([
      { card: dupont, commands: 7 },
      { card: twelve, commands: 9 },
    ]);
    expect(new Set(trials.map(({ torn }) => torn)).size).toBe(16);
    expect(trials.map(({ id }) => id)).toContain('leave-9@twelve');
    expect(otherTrials(7).filter(({ id }) => id.startsWith('mute-'))).toHaveLength(7);
  });
});
