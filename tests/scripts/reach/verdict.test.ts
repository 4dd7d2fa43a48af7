import { expect, test } from 'vitest';
import { limits, type ReachFigures, summary } from '../../../scripts/drill/reach/verdict.ts';

const quick = {
  ...{ inpMs: 48, interactions: 20, layoutShift: 0 },
  ...{ screenChangeMs: 90, changes: 20, slowest: { ms: 110, title: 'Écran d’essai' } },
};
/** Told, and held to nothing. */
const slow = { ...quick, inpMs: 300, screenChangeMs: 900 };

const good: ReachFigures = {
  matrix: { states: 135, modes: 18, pictures: 2430, faults: [] },
  taps: { decide: 8, opened: 12, refused: 2, closed: 3 },
  texts: { wordsOnWay: 333, fkmMin: 86 },
  speed: { ...quick, firstVisits: slow },
  privacy: { hideMs: 50, cardToHideMs: 380, wipeMs: 330, removals: 8 },
  jsKbGzip: 140,
  fuzz: { events: 10_000, visits: 90, unintended: 0, crashes: 0 },
  reasons: {},
};
const cell = { language: 'ar', look: 'largest' } as const;
const fault = (kind: 'axe' | 'overflow' | 'small-text') => ({ kind, screen: 'decide', cell, what: 'x' });

test('all that was measured and within its limits is good', () => {
  expect(summary(good)).toMatchObject({ ok: true, states: 135, modes: 18, axeViolations: 0, unintended: 0 });
});

test.each(['matrix', 'taps', 'texts', 'speed', 'privacy', 'jsKbGzip', 'fuzz'] as const)(
  'without figures of %s it is not good, and no figure is made up',
  (part) => {
    const told = summary({ ...good, [part]: null, reasons: { [part]: 'not asked for' } });
    expect(told.ok).toBe(false);
    expect(Object.values(told)).toContain(null);
    expect(told.reasons).toEqual({ [part]: 'not asked for' });
  },
);

test.each<[string, Partial<ReachFigures>]>([
  ['one violation of axe', { matrix: { states: 1, modes: 1, pictures: 1, faults: [fault('axe')] } }],
  ['one overflow', { matrix: { states: 1, modes: 1, pictures: 1, faults: [fault('overflow')] } }],
  ['one text too small', { matrix: { states: 1, modes: 1, pictures: 1, faults: [fault('small-text')] } }],
  ['one touch too many', { taps: { decide: 8, opened: limits.taps.opened + 1, refused: 2, closed: 3 } }],
  ['a way that was not found', { taps: { decide: 8, opened: 12, refused: 2, closed: null } }],
  ['a hard screen', { texts: { wordsOnWay: 333, fkmMin: 79.9 } }],
  ['a slow touch', { speed: { ...quick, inpMs: 101, firstVisits: slow } }],
  ['slow screens', { speed: { ...quick, screenChangeMs: 201, firstVisits: slow } }],
  [
    'one very slow screen',
    { speed: { ...quick, slowest: { ms: 301, title: 'Écran d’essai' }, firstVisits: slow } },
  ],
  ['something that moved', { speed: { ...quick, layoutShift: 0.01, firstVisits: slow } }],
  ['a name left too long', { privacy: { hideMs: 101, cardToHideMs: 380, wipeMs: 330, removals: 8 } }],
  ['a slow wipe', { privacy: { hideMs: 50, cardToHideMs: 380, wipeMs: 2_001, removals: 8 } }],
  ['a heavy page', { jsKbGzip: 150.1 }],
  ['one unintended record', { fuzz: { events: 10_000, visits: 90, unintended: 1, crashes: 0 } }],
  ['one crash', { fuzz: { events: 10_000, visits: 90, unintended: 0, crashes: 1 } }],
])('%s is not good', (_, changed) => {
  expect(summary({ ...good, ...changed }).ok).toBe(false);
});
