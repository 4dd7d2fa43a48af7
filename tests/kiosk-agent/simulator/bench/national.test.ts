/** What the bench asks of the simulated national service for an invented person, and what its page may know of it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  nationalView,
  PersonOrderSchema,
  recordOrder,
  recordStates,
} from '../../../../kiosk-agent/simulator/bench/national.ts';
import { people } from '../../../../kiosk-agent/simulator/bench/people.ts';
import { catalogue } from '../../../../kiosk-agent/simulator/virtual-card/catalogue.ts';
import {
  dupont,
  leroyTest,
  martinTest,
  santoni,
} from '../../../../kiosk-agent/simulator/virtual-card/people.ts';

const jeanne = martinTest.nir;

test('everybody whom the bench names is on the card that it says, under their number', () => {
  const holders = { martin: [martinTest], dupont, leroy: leroyTest, santoni: [santoni] };
  const numbered = Object.entries(holders).flatMap(([card, on]) =>
    on.flatMap(({ nir, familyName, firstName }) =>
      nir === null ? [] : [{ card, ins: nir, name: `${firstName} ${familyName}` }],
    ),
  );
  expect(people.map(({ card, ins, name }) => ({ card, ins, name: name.toUpperCase() }))).toEqual(numbered);
  const known = catalogue.map(({ id }) => id);
  for (const { card } of people) expect(known).toContain(card);
});

describe('a record is put', () => {
  test.each([
    ['absent', { status: 'none', linkedToMes: false }],
    ['open', { status: 'open', linkedToMes: false }],
    ['linked', { status: 'open', linkedToMes: true }],
    ['closed', { status: 'closed', linkedToMes: false }],
    ['opposed', { status: 'opposed', linkedToMes: false }],
    ['barred', { status: 'barred', linkedToMes: false }],
  ] as const)('%s', (state, asked) => {
    expect(recordOrder({ person: 'jeanne', state })).toEqual({ ins: jeanne, ...asked });
  });

  test('closed on a day', () => {
    const order = PersonOrderSchema.parse({ person: 'jeanne', state: 'closed', since: '2025-01-31' });
    expect(recordOrder(order)).toMatchObject({ status: 'closed', since: '2025-01-31' });
  });

  test.each([
    { person: 'somebody', state: 'open' },
    { person: 'jeanne', state: 'none' },
    { person: 'jeanne', state: 'closed', since: '31/01/2025' },
    { person: 'jeanne', state: 'open', ins: jeanne },
    { ins: jeanne, state: 'open' },
    {},
  ])('never for %j', (order) => {
    expect(PersonOrderSchema.safeParse(order).success).toBe(false);
  });
});

const counts = { mode: 'ok', on: null, requests: 3, creations: 1, reactivations: 0, closures: 1 };
const recordSaid = fc.record({
  ins: fc.constantFrom(...people.map(({ ins }) => ins), '176129999999993'),
  status: fc.constantFrom('open', 'closed', 'opposed', 'barred'),
  since: fc.constantFrom(null, '2025-01-31T12:00:00.000Z'),
  linkedToMes: fc.boolean(),
});

describe('the page', () => {
  test('is shown who has which record, and since when', () => {
    const records = [
      { ins: jeanne, status: 'closed', since: '2025-01-31T12:00:00.000Z', linkedToMes: false },
    ];
    const view = nationalView({ ...counts, regime: 'consent-2016', records });
    expect(view).toMatchObject({ ...counts, records: 1 });
    expect(view?.people.map(({ id, state, since }) => [id, state, since])).toEqual([
      ['jeanne', 'closed', '2025-01-31'],
      ...['helene', 'sophie', 'ines', 'ange'].map((id) => [id, 'absent', null]),
    ]);
  });

  test('is told no number, whatever the simulator says', () => {
    fc.assert(
      fc.property(fc.uniqueArray(recordSaid, { selector: ({ ins }) => ins }), (records) => {
        const view = nationalView({ ...counts, records });
        expect(JSON.stringify(view)).not.toMatch(/\d[\dA]{12,}/);
        expect(view?.records).toBe(records.length);
        for (const { state } of view?.people ?? []) expect(recordStates).toContain(state);
      }),
    );
  });

  test('is shown nothing where the simulator says something else', () => {
    for (const said of [null, {}, { ...counts, records: [{ ins: jeanne }] }, 'down']) {
      expect(nationalView(said)).toBeNull();
    }
  });
});
