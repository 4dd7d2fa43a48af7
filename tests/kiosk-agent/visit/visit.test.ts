import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VisitSchema } from '../../../kiosk-agent/contract/index.ts';
import type { CardReading } from '../../../kiosk-agent/src/card/card-reading.ts';
import {
  mayBegin,
  nextVisit,
  type VisitEvent,
  type VisitState,
} from '../../../kiosk-agent/src/visit/visit.ts';
import { patience } from '../../../kiosk-agent/src/visit/visit-limits.ts';
import { visitView } from '../../../kiosk-agent/src/visit/visit-view.ts';
import { shortLimits } from './kiosk-double.ts';
import { child, civil, dupont, holder, martin, santoni } from './people.ts';

const id = '0192f000-0000-7000-8000-000000000001';
const other = '0192f000-0000-7000-8000-000000000002';
const today = '2026-11-22';
const record = { status: 'none', linkedToMes: false } as const;

/** Applies events of the visit `id` in turn, from an empty kiosk. */
function stateAfter(...events: VisitEventOf[]): VisitState {
  return events.reduce<VisitState>((state, event) => nextVisit(state, { visitId: id, ...event }), {
    stage: 'none',
  });
}
type VisitEventOf = VisitEvent extends infer Event
  ? Event extends VisitEvent
    ? Omit<Event, 'visitId'>
    : never
  : never;

const inserted = { type: 'card-inserted' } as const;
const readAs = (reading: CardReading) => ({ type: 'card-read', reading }) as const;
const readFamily = readAs({ outcome: 'read', holders: [dupont, child], particulars: null });
const itIsMe = { type: 'holder-confirmed', index: 0, today } as const;
const known = { type: 'status-known', record } as const;
const yes = { type: 'consent-given', regime: 'consent-2016' } as const;
const ended = (outcome: 'created' | 'pending' | 'already-exists' | 'refused' | 'unknown') =>
  ({ type: 'opening-ended', end: { end: 'outcome', outcome } }) as const;
const printed = { type: 'ticket-known', copy: 1, ticket: { ticket: 'printed' } } as const;
const toTheQuestion = [inserted, readFamily, itIsMe, known];

describe('the way to a ticket', () => {
  test('goes stage by stage', () => {
    const way = [inserted, readFamily, itIsMe, known, yes, ended('created'), printed];
    const stages = way.map((_, steps) => stateAfter(...way.slice(0, steps + 1)).stage);
    expect(stages).toEqual([
      'reading',
      'choosing',
      'checking',
      'deciding',
      'creating',
      'printing',
      'finished',
    ]);
  });

  test.each(['already-exists', 'refused', 'unknown'] as const)(
    'has no ticket when the opening is %s',
    (outcome) => {
      expect(visitView(stateAfter(...toTheQuestion, yes, ended(outcome)))).toEqual({
        stage: 'finished',
        visitId: id,
        outcome,
        ticket: null,
      });
    },
  );

  test('leads to a new copy, which what is known of the former one does not settle', () => {
    const again = { type: 'reprint-asked' } as const;
    const reprinting = stateAfter(...toTheQuestion, yes, ended('created'), printed, again);
    expect(reprinting).toMatchObject({ stage: 'printing', copy: 2 });
    expect(nextVisit(reprinting, { visitId: id, ...printed })).toBe(reprinting);
  });
});

describe('who may not be served here', () => {
  test('a child in the family is told so', () => {
    expect(stateAfter(inserted, readFamily, { ...itIsMe, index: 1 })).toMatchObject({ reason: 'minor' });
  });

  test('nobody is chosen by an index that is not on the card', () => {
    expect(stateAfter(inserted, readFamily, { ...itIsMe, index: 2 }).stage).toBe('choosing');
  });

  test('a barred person gets no reason, and no more of their card is kept', () => {
    const barred = { type: 'status-known', record: { status: 'barred', linkedToMes: false } } as const;
    const state = stateAfter(inserted, readFamily, itIsMe, barred);
    expect(state).toEqual({ stage: 'not-possible', visitId: id, reason: 'barred' });
  });

  test.each([
    [{ ...record, linkedToMes: true }, 'consent-2016'],
    [{ ...record, status: 'open' }, 'consent-2016'],
    [{ ...record, status: 'requested' }, 'consent-2016'],
    [record, 'mes-2022'],
  ] as const)('a yes opens nothing with %j under %s', (status, regime) => {
    const asked = stateAfter(inserted, readFamily, itIsMe, { type: 'status-known', record: status });
    expect(nextVisit(asked, { visitId: id, type: 'consent-given', regime })).toBe(asked);
  });
});

describe('what goes wrong', () => {
  test.each(['removed', 'lost'] as const)('a card %s while it is read ends the visit', (outcome) => {
    expect(stateAfter(inserted, readAs({ outcome }))).toEqual({ stage: 'none' });
  });

  test('a card without holder is a card problem', () => {
    expect(stateAfter(inserted, readAs({ outcome: 'read', holders: [], particulars: null }))).toMatchObject({
      problem: 'no-holder',
    });
  });

  test('after a silence of the server, the holder may try again', () => {
    const offline = stateAfter(inserted, readFamily, itIsMe, { type: 'status-unknown' });
    expect(offline.stage).toBe('offline');
    expect(nextVisit(offline, { visitId: id, ...itIsMe }).stage).toBe('checking');
  });

  test('an opening that never left may be tried again; one that another made may not', () => {
    const offline = stateAfter(...toTheQuestion, yes, { type: 'opening-ended', end: { end: 'offline' } });
    expect(offline.stage).toBe('offline');
    const requested = stateAfter(...toTheQuestion, yes, { type: 'opening-ended', end: { end: 'requested' } });
    expect(requested).toMatchObject({ stage: 'deciding', record: { status: 'requested' } });
  });
});

describe('the card pulled out', () => {
  test.each([1, 2, 3, 4])('before the yes wipes everything (after %i steps)', (steps) => {
    expect(stateAfter(...toTheQuestion.slice(0, steps), { type: 'left' })).toEqual({ stage: 'none' });
  });

  test('after the yes, the decision is carried out to the ticket', () => {
    const left = { type: 'left' } as const;
    expect(stateAfter(...toTheQuestion, yes, left).stage).toBe('creating');
    expect(stateAfter(...toTheQuestion, yes, left, ended('created')).stage).toBe('printing');
    expect(stateAfter(...toTheQuestion, yes, ended('created'), left, printed)).toMatchObject({
      stage: 'finished',
      leaving: true,
    });
  });

  test('after the yes, a first name never comes back to an empty slot', () => {
    const left = { type: 'left' } as const;
    const offline = { type: 'opening-ended', end: { end: 'offline' } } as const;
    expect(stateAfter(...toTheQuestion, yes, left, offline)).toEqual({ stage: 'none' });
  });

  test('with the ticket in hand ends the visit', () => {
    expect(stateAfter(...toTheQuestion, yes, ended('created'), printed, { type: 'left' })).toEqual({
      stage: 'none',
    });
  });
});

const readings: CardReading[] = [
  { outcome: 'read', holders: [dupont, child], particulars: null },
  {
    outcome: 'read',
    holders: [martin, santoni, holder('ESSAI', 'A\u0001', civil('1980-01-01'))],
    particulars: null,
  },
  { outcome: 'read', holders: [], particulars: null },
  { outcome: 'problem', problem: 'unreadable' },
  { outcome: 'removed' },
];
const ticket = fc.constantFrom(
  { ticket: 'printed' } as const,
  { ticket: 'not-printed', printer: 'paper-out' } as const,
  { ticket: 'unknown', printer: 'mute' } as const,
);
const end = fc.constantFrom(
  { end: 'outcome', outcome: 'created' } as const,
  { end: 'outcome', outcome: 'unknown' } as const,
  { end: 'offline' } as const,
  { end: 'requested' } as const,
);
const of = <Type extends VisitEvent['type'], Rest extends object>(type: Type, rest: fc.Arbitrary<Rest>) =>
  fc
    .record({ visitId: fc.constantFrom(id, id, id, other) })
    .chain((known) => rest.map((more) => ({ ...known, type, ...more })));
const nothing = fc.constant({});
const anyEvent: fc.Arbitrary<VisitEvent> = fc.oneof(
  of('card-inserted', nothing),
  of('card-read', fc.record({ reading: fc.constantFrom(...readings) })),
  of('holder-confirmed', fc.record({ index: fc.integer({ min: -1, max: 3 }), today: fc.constant(today) })),
  of(
    'status-known',
    fc.record({ record: fc.constantFrom(record, { ...record, status: 'barred' as const }) }),
  ),
  of('status-unknown', nothing),
  of('consent-given', fc.record({ regime: fc.constantFrom('consent-2016' as const, 'mes-2022' as const) })),
  of('opening-ended', fc.record({ end })),
  of('ticket-known', fc.record({ copy: fc.integer({ min: 1, max: 2 }), ticket })),
  of('reprint-asked', nothing),
  of('consent-refused', nothing),
  of('left', nothing),
  of('forgotten', nothing),
);

describe('whatever happens in whatever order', () => {
  const steps = (events: VisitEvent[]) => {
    let state: VisitState = { stage: 'none' };
    return events.map((event) => {
      const before = state;
      state = nextVisit(before, event);
      return { before, event, state };
    });
  };
  const always = (holds: (step: ReturnType<typeof steps>[number]) => void) =>
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => steps(events).forEach(holds)),
      {
        numRuns: 2_000,
      },
    );

  test('the screen gets what its contract says, never a number or a family name', () => {
    always(({ state }) => {
      const view = visitView(state);
      expect(VisitSchema.safeParse(view).success).toBe(true);
      expect(JSON.stringify(view)).not.toMatch(/DUPONT|MARTIN|SANTONI|ESSAI|\d{13}/);
    });
  });

  test('from the outcome on, the memory holds no name and no number', () => {
    always(({ state }) => {
      if (!['printing', 'finished', 'refused', 'not-possible', 'none'].includes(state.stage)) return;
      expect(JSON.stringify(state)).not.toMatch(/DUPONT|HÉLÈNE|MARTIN|JEANNE|SANTONI|ANGE|\d{13}/);
    });
  });

  test('an event of another visit changes nothing, and a new card waits for the end of the former', () => {
    always(({ before, event, state }) => {
      const foreign = before.stage !== 'none' && event.visitId !== before.visitId;
      if (foreign && !(event.type === 'card-inserted' && mayBegin(before))) expect(state).toBe(before);
    });
  });

  test('an opening follows a yes, and only a yes', () => {
    always(({ before, event, state }) => {
      if (state.stage !== 'creating' || before.stage === 'creating') return;
      expect(before.stage).toBe('deciding');
      expect(event.type).toBe('consent-given');
    });
  });

  test('each stage has an end of its own or a deadline that ends it', () => {
    always(({ state }) => {
      const wait = patience(state, shortLimits);
      if (wait === null) expect(['none', 'checking', 'creating']).toContain(state.stage);
      else expect(nextVisit(state, wait.end)).not.toBe(state);
    });
  });
});
