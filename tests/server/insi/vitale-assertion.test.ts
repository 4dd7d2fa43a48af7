import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  assertionHolder,
  assertionLifeMs,
  assertionRefusal,
  type Beneficiary,
  type CardPresence,
} from '../../../server/src/insi/vitale-assertion.ts';
import { eloi, nir, vitaleAssertion } from './insi-in-hand.ts';

const other: Beneficiary = { ...eloi, birthRank: 2 };
const present: CardPresence = { card: 'carte-1', beneficiary: eloi };

/** A holder under a clock of its own. */
function holderAt(start: number): ReturnType<typeof assertionHolder> & { at(ms: number): void } {
  let nowMs = start;
  const at = (ms: number): void => {
    nowMs = ms;
  };
  return { ...assertionHolder({ now: () => nowMs }), at };
}

describe('INSi 1.02', () => {
  test('an assertion serves for twenty minutes, and is forgotten at the twentieth', () => {
    const holder = holderAt(0);
    holder.keep(vitaleAssertion({ beneficiary: eloi }));
    holder.at(assertionLifeMs - 1);
    expect(holder.forCard(present)).toMatchObject({ outcome: 'usable' });
    holder.at(assertionLifeMs);
    expect(holder.forCard(present)).toEqual({ outcome: 'refused', code: 'kiosk.vitale-too-old' });
    holder.at(0);
    expect(holder.forCard(present)).toEqual({ outcome: 'none' });
  });

  test('whatever the clock says, only an age from nothing to twenty minutes serves', () => {
    const clock = fc.oneof(fc.double(), fc.integer({ min: -assertionLifeMs, max: 3 * assertionLifeMs }));
    fc.assert(
      fc.property(clock, clock, (obtainedAtMs, nowMs) => {
        const refusal = assertionRefusal(
          vitaleAssertion({ beneficiary: eloi, obtainedAtMs }),
          present,
          nowMs,
        );
        const ageMs = nowMs - obtainedAtMs;
        expect(refusal).toBe(ageMs >= 0 && ageMs < assertionLifeMs ? null : 'kiosk.vitale-too-old');
      }),
    );
  });
});

describe('INSi 1.03', () => {
  test.each([
    ['no card', null, 'kiosk.vitale-no-card'],
    ['another card', { card: 'carte-2', beneficiary: eloi }, 'kiosk.vitale-other-card'],
    ['a twin', { card: 'carte-1', beneficiary: other }, 'kiosk.vitale-other-beneficiary'],
    [
      'another insured',
      { card: 'carte-1', beneficiary: { ...eloi, insured: nir('288037800600043') } },
      'kiosk.vitale-other-beneficiary',
    ],
  ] as const)('%s: refused, and forgotten', (_what, seen, code) => {
    const holder = holderAt(0);
    holder.keep(vitaleAssertion({ beneficiary: eloi }));
    expect(holder.forCard(seen)).toEqual({ outcome: 'refused', code });
    expect(holder.forCard(present)).toEqual({ outcome: 'none' });
  });

  test('a card taken out and put back needs a new assertion', () => {
    const holder = holderAt(0);
    holder.keep(vitaleAssertion({ beneficiary: eloi }));
    holder.cardRemoved();
    expect(holder.forCard(present)).toEqual({ outcome: 'none' });
  });
});
