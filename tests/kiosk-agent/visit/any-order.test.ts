import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VisitSchema } from '../../../kiosk-agent/contract/index.ts';
import type { TicketState } from '../../../kiosk-agent/contract/printer.ts';
import type { CardReading } from '../../../kiosk-agent/src/card/card-reading.ts';
import { mayBegin, nextVisit } from '../../../kiosk-agent/src/visit/visit.ts';
import type { VisitEvent } from '../../../kiosk-agent/src/visit/visit-event.ts';
import { patience } from '../../../kiosk-agent/src/visit/visit-limits.ts';
import type { VisitState } from '../../../kiosk-agent/src/visit/visit-state.ts';
import { visitView } from '../../../kiosk-agent/src/visit/visit-view.ts';
import { noRecord, notice, papersCallId, shortLimits } from './kiosk-double.ts';
import { civil, holder, martin, ruling, santoni } from './people.ts';
import { cardOf, code, family, id, markOf, recognise } from './visit-steps.ts';

const other = '0192f000-0000-7000-8000-000000000002';
const codeOnScreen = { code: 'ABCD-EFGHJ-KMNPQ', page: 'localhost/a', qr: Array(21).fill('0'.repeat(21)) };

const broken = cardOf(martin, santoni, holder('ESSAI', 'A\u0001', civil('1980-01-01')));
const readings: CardReading[] = [
  family,
  family,
  family,
  broken,
  cardOf(),
  { outcome: 'problem', problem: 'unreadable' },
  { outcome: 'removed' },
];
const tickets: TicketState[] = [
  { ticket: 'printed' },
  { ticket: 'not-printed', printer: 'paper-out', codeOnScreen },
  { ticket: 'on-screen', codeOnScreen },
  { ticket: 'unknown', printer: 'mute' },
];
const noEnd = [
  { end: 'offline' },
  { end: 'requested' },
  { end: 'papers-not-seen' },
  { end: 'minors-not-served' },
] as const;
const done = <Outcome extends string>(outcome: Outcome) => ({ end: 'outcome', outcome }) as const;

type Variants = {
  [Type in VisitEvent['type']]: Omit<Extract<VisitEvent, { type: Type }>, 'type' | 'visitId'>[];
};

/** Everything that may be in each event. */
const variants: Variants = {
  'card-inserted': [{}],
  'card-read': readings.map((reading) => ({ seen: recognise(reading) })),
  'card-out': [{}],
  'card-back': [{ mark: markOf(family) }, { mark: markOf(broken) }],
  'holder-confirmed': [-1, 0, 1, 2, 3].flatMap((index) =>
    (['self', 'parent', 'guardian'] as const).map((as) => ({ index, as, ...ruling })),
  ),
  'papers-judged': [true, true, false].map((accepted) => ({ callId: papersCallId, accepted })),
  'status-known': (['none', 'open', 'closed', 'barred', 'requested'] as const).map((status) => ({
    record: { ...noRecord, status },
  })),
  'status-unknown': [{}],
  'identity-not-recognised': [{}],
  'consent-given': [{ regime: 'consent-2016' }, { regime: 'mes-2022' }],
  'opening-ended': [done('created'), done('pending'), done('unknown'), ...noEnd].map((end) => ({
    end,
    code,
  })),
  'closure-asked': [{ regime: 'consent-2016' }, { regime: 'mes-2022' }],
  'closure-ended': [done('closed'), done('unknown'), ...noEnd].map((end) => ({ end })),
  'ticket-asked': [{}],
  'ticket-known': [1, 2].flatMap((copy) => tickets.map((ticket) => ({ copy, ticket }))),
  'consent-refused': [{ notice }],
  reconsidered: [{}],
  left: [{}],
  forgotten: [{}],
};
const allTypes = Object.keys(variants) as VisitEvent['type'][];

/** The likely next events of each stage, the likelier ones more than once: long ways are walked too. */
const likely: Record<VisitState['stage'], VisitEvent['type'][]> = {
  none: ['card-inserted'],
  reading: ['card-read'],
  'card-problem': ['left'],
  choosing: [...often('holder-confirmed'), 'card-out'],
  papers: [...often('papers-judged'), 'card-out'],
  suspended: [...often('card-back'), 'status-known'],
  checking: [...often('status-known'), 'status-unknown', 'identity-not-recognised', 'card-out'],
  'not-possible': ['left'],
  offline: ['holder-confirmed', 'card-out'],
  deciding: [...often('consent-given'), ...often('closure-asked'), 'consent-refused', 'card-out'],
  creating: [...often('opening-ended'), 'left'],
  closing: [...often('closure-ended'), 'left'],
  printing: ['ticket-known', 'card-out'],
  finished: [...often('ticket-asked'), 'left', 'card-inserted'],
  refused: ['reconsidered', 'left'],
};

function often(type: VisitEvent['type']): VisitEvent['type'][] {
  return [type, type, type, type];
}

interface Taken {
  before: VisitState;
  event: VisitEvent;
  state: VisitState;
}

/** One die for each choice. `wild`: 0 takes any event, of any visit; otherwise one that fits where the visit stands. */
const die = fc.noBias(fc.nat(1000));
const dice = fc.array(fc.tuple(fc.noBias(fc.nat(9)), die, die), { maxLength: 150, size: 'max' });

function walk(throws: [wild: number, type: number, variant: number][]): Taken[] {
  let state: VisitState = { stage: 'none' };
  return throws.map(([wild, type, variant]) => {
    const before = state;
    const types = wild === 0 ? allTypes : likely[before.stage];
    const event = eventOf(before, chosen(types, type), variant, wild === 0 && variant % 2 === 0);
    state = nextVisit(before, event);
    return { before, event, state };
  });
}

function eventOf(state: VisitState, type: VisitEvent['type'], variant: number, foreign: boolean): VisitEvent {
  const own = state.stage === 'none' || mayBegin(state) ? id : state.visitId;
  return { visitId: foreign ? other : own, type, ...chosen<object>(variants[type], variant) } as VisitEvent;
}

function chosen<T>(choices: readonly T[], die: number): T {
  return choices[die % choices.length] as T;
}

const always = (holds: (step: Taken) => void, options: { seed?: number } = {}) =>
  fc.assert(
    fc.property(dice, (throws) => walk(throws).forEach(holds)),
    { numRuns: 300, ...options },
  );

const names = /DUPONT|HÉLÈNE|ÉLOI|LÉA|MARTIN|JEANNE|SANTONI|ANGE|ESSAI|[1-8]\d{12}/;
const numbersAndFamilyNames = /DUPONT|MARTIN|SANTONI|ESSAI|[1-8]\d{12}/;

describe('whatever happens in whatever order', () => {
  test('every stage is walked', () => {
    const met = new Set<string>();
    // One seed: a walk that goes everywhere is a fact about these dice, not about all.
    always(({ state }) => met.add(state.stage), { seed: 1 });
    expect([...met].sort()).toEqual(Object.keys(likely).sort());
  });

  test('the screen gets what its contract says, never a number, a family name or a code it was not given', () => {
    always(({ state }) => {
      const view = visitView(state);
      expect(VisitSchema.safeParse(view).success).toBe(true);
      expect(JSON.stringify(view)).not.toMatch(numbersAndFamilyNames);
      expect(JSON.stringify(view)).not.toContain(code);
    });
  });

  test('behind a hidden screen, an answer on its way and a no, the view names nobody', () => {
    always(({ state }) => {
      if (!['suspended', 'creating', 'closing', 'refused'].includes(state.stage)) return;
      expect(JSON.stringify(visitView(state))).not.toMatch(names);
    });
  });

  test('once a decision is settled the memory holds no name and no number', () => {
    always(({ state }) => {
      if (!['printing', 'finished', 'not-possible', 'card-problem', 'none'].includes(state.stage)) return;
      expect(JSON.stringify(state)).not.toMatch(names);
    });
  });

  test('a code is in memory only where somebody may still ask for it', () => {
    always(({ state }) => {
      if (!JSON.stringify(state).includes(code)) return;
      expect(state).toMatchObject({ stage: 'finished', leaving: false, ticket: { ticket: 'not-asked' } });
    });
  });

  test('an event of another visit changes nothing, and a new card waits for the end of the former', () => {
    always(({ before, event, state }) => {
      const foreign = before.stage !== 'none' && event.visitId !== before.visitId;
      if (foreign && !(event.type === 'card-inserted' && mayBegin(before))) expect(state).toBe(before);
    });
  });

  test.each([
    ['creating', 'consent-given'],
    ['closing', 'closure-asked'],
  ] as const)('%s follows an answer of the person, and only that', (stage, answer) => {
    always(({ before, event, state }) => {
      if (state.stage !== stage || before.stage === stage) return;
      expect([before.stage, event.type]).toEqual(['deciding', answer]);
    });
  });

  test('nobody leaves the papers for the question but by the counter’s word', () => {
    always(({ before, event, state }) => {
      const waits = before.stage === 'papers';
      if (waits && state.stage === 'checking')
        expect(event).toMatchObject({ type: 'papers-judged', accepted: true });
      if (waits) expect(['papers', 'suspended', 'checking', 'not-possible', 'none']).toContain(state.stage);
    });
  });

  test('whoever answers for somebody else has shown papers, and whoever answers alone needs none', () => {
    always(({ state }) => {
      if (!('answerer' in state)) return;
      const { actor, papersCallId: seen } = state.answerer;
      expect(seen).toBe(actor === 'self' ? null : papersCallId);
      if (actor === 'self') expect(state.person.view.isMinor).toBe(false);
    });
  });

  test('a hidden visit comes back with its own card, or not at all', () => {
    always(({ before, event, state }) => {
      if (before.stage !== 'suspended' || state.stage === 'suspended') return;
      if (state.stage !== 'none')
        expect(event).toEqual({ type: 'card-back', visitId: before.visitId, mark: before.mark });
    });
  });

  test('each stage has an end of its own or a deadline that ends it', () => {
    always(({ state }) => {
      const wait = patience(state, shortLimits);
      if (wait === null) expect(['none', 'checking', 'creating', 'closing']).toContain(state.stage);
      else expect(nextVisit(state, wait.end)).not.toBe(state);
    });
  });
});
