import { expect, test } from 'vitest';
import { type Figures, verdictOf } from '../../../scripts/drill/evidence/verdict.ts';

const good: Figures = {
  ...{ bundles: 1_020, mutated: 10_500, disagreements: 0 },
  ...{ tamperDetectedSeconds: 47.2, erasedPlaintextHits: 0 },
  ...{ openings: 1_200, duplicates: 0, codeGuesses: 10_000, codeHits: 0, timingT: 2.1, auditPerSecond: 300 },
};

test('all measured and all good is good', () => {
  expect(verdictOf(good, {}, [])).toEqual({ ok: true, ...good, reasons: {}, wrong: [] });
});

test.each(Object.keys(good))('%s that was not measured is null, has its reason, and is not good', (name) => {
  const { [name as keyof Figures]: _gone, ...rest } = good;
  const said = verdictOf(rest, { [name]: 'why' }, []);
  expect(said).toMatchObject({ ok: false, [name]: null, reasons: { [name]: 'why' } });
  expect(verdictOf(rest, {}, []).reasons).toEqual({ [name]: 'not measured' });
});

test.each<Partial<Figures>>([
  { disagreements: 1 },
  { duplicates: 1 },
  { codeHits: 1 },
  { erasedPlaintextHits: 1 },
  { tamperDetectedSeconds: 60.1 },
  { timingT: 4.5 },
  { openings: 0 },
  { codeGuesses: 0 },
  { bundles: 0 },
  { auditPerSecond: 0 },
])('%o is not good', (change) => {
  expect(verdictOf({ ...good, ...change }, {}, []).ok).toBe(false);
});

test('whatever else went wrong is told, and not good', () => {
  expect(verdictOf(good, {}, ['the right code did not open'])).toMatchObject({
    ok: false,
    wrong: ['the right code did not open'],
  });
});
