import { expect, test } from 'vitest';
import { faultsOf, isFaulty } from '../../../scripts/evidence/drill/tally.ts';

const yes = { ok: true, actId: 'x', entries: 1, treeSize: 1 } as const;
const no = { ok: false, reason: 'malformed' } as const;

test('two that say what was known are without fault', () => {
  expect(isFaulty(faultsOf({ name: null, expected: 'accepted', a: yes, b: yes }))).toBe(false);
  expect(isFaulty(faultsOf({ name: 'x', expected: 'malformed', a: no, b: no }))).toBe(false);
  expect(
    isFaulty(faultsOf({ name: 'x', expected: 'refused', a: no, b: { ok: false, reason: 'timestamp' } })),
  ).toBe(false);
});

test('one that accepts what is false is a wrong acceptance, even when both do', () => {
  expect(faultsOf({ name: 'x', expected: 'malformed', a: no, b: yes })).toMatchObject({
    disagreement: true,
    wrongAcceptance: true,
  });
  expect(faultsOf({ name: 'x', expected: 'refused', a: yes, b: yes })).toMatchObject({
    disagreement: false,
    wrongAcceptance: true,
  });
});

test('one that refuses what is true is a wrong refusal', () => {
  expect(faultsOf({ name: null, expected: 'accepted', a: yes, b: no })).toMatchObject({
    disagreement: true,
    wrongRefusal: true,
  });
  expect(faultsOf({ name: null, expected: 'accepted', a: no, b: no })).toMatchObject({ wrongRefusal: true });
});

test('a refusal for another fault than the one made tells that the trial tried something else', () => {
  expect(faultsOf({ name: 'x', expected: 'timestamp', a: no, b: no }).otherReason).toBe(true);
});

test('where nothing is known, only agreement counts', () => {
  expect(isFaulty(faultsOf({ name: 'x', expected: 'agree', a: yes, b: yes }))).toBe(false);
  expect(isFaulty(faultsOf({ name: 'x', expected: 'agree', a: no, b: no }))).toBe(false);
  expect(faultsOf({ name: 'x', expected: 'agree', a: yes, b: no }).disagreement).toBe(true);
});
