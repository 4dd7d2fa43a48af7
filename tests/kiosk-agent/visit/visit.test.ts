import { describe, expect, test } from 'vitest';
import { visitView } from '../../../kiosk-agent/src/visit/visit-view.ts';
import { noRecord } from './kiosk-double.ts';
import {
  andThen,
  cardOf,
  cardOut,
  code,
  ended,
  endedWith,
  id,
  inserted,
  itIsMe,
  known,
  left,
  no,
  printed,
  readAs,
  readFamily,
  stateAfter,
  ticketAsked,
  toTheQuestion,
  yes,
} from './visit-steps.ts';

describe('the way to a ticket', () => {
  test('goes stage by stage', () => {
    const way = [inserted, readFamily, itIsMe, known, yes, ended('created'), ticketAsked, printed];
    const stages = way.map((_, steps) => stateAfter(...way.slice(0, steps + 1)).stage);
    expect(stages).toEqual([
      'reading',
      'choosing',
      'checking',
      'deciding',
      'creating',
      'finished',
      'printing',
      'finished',
    ]);
  });

  test.each(['created', 'pending'] as const)(
    'waits, when the opening is %s, for the person to say on what: the code is there and not in the view',
    (outcome) => {
      const state = stateAfter(...toTheQuestion, yes, ended(outcome));
      expect(state).toMatchObject({ code, ticket: { ticket: 'not-asked' } });
      expect(visitView(state)).toEqual({
        stage: 'finished',
        visitId: id,
        outcome,
        ticket: { ticket: 'not-asked' },
      });
    },
  );

  test('the code goes with whoever gives it out', () => {
    const printing = stateAfter(...toTheQuestion, yes, ended('created'), ticketAsked);
    expect(JSON.stringify([printing, andThen(printing, printed)])).not.toContain(code);
  });

  test.each(['already-exists', 'refused', 'unknown'] as const)(
    'has no ticket when the opening is %s',
    (outcome) => {
      const state = stateAfter(...toTheQuestion, yes, ended(outcome));
      expect(visitView(state)).toEqual({ stage: 'finished', visitId: id, outcome, ticket: null });
      expect(andThen(state, ticketAsked)).toBe(state);
      expect(JSON.stringify(state)).not.toContain(code);
    },
  );

  test('leads to a new copy, which what is known of the former one does not settle', () => {
    const reprinting = stateAfter(...toTheQuestion, yes, ended('created'), ticketAsked, printed, ticketAsked);
    expect(reprinting).toMatchObject({ stage: 'printing', copy: 2 });
    expect(andThen(reprinting, printed)).toBe(reprinting);
  });
});

describe('who may not be served here', () => {
  test('a child in the family is told so', () => {
    expect(stateAfter(inserted, readFamily, { ...itIsMe, index: 1 })).toMatchObject({ reason: 'minor' });
  });

  test('nobody is chosen by an index that is not on the card', () => {
    expect(stateAfter(inserted, readFamily, { ...itIsMe, index: 3 }).stage).toBe('choosing');
  });

  test('a barred person gets no reason, and no more of their card is kept', () => {
    const barred = { type: 'status-known', record: { ...noRecord, status: 'barred' } } as const;
    const state = stateAfter(inserted, readFamily, itIsMe, barred);
    expect(state).toEqual({ stage: 'not-possible', visitId: id, reason: 'barred' });
  });

  test('whom INSi does not recognise is sent to the counter, and nothing of their card is kept', () => {
    const said = { type: 'identity-not-recognised' } as const;
    const told = { stage: 'not-possible', visitId: id, reason: 'identity-not-recognised' };
    expect(stateAfter(inserted, readFamily, itIsMe, said)).toEqual(told);
    // An answer that comes too late changes nothing.
    expect(stateAfter(inserted, readFamily, said).stage).toBe('choosing');
  });

  test.each([
    [{ ...noRecord, linkedToMes: true }, 'consent-2016'],
    [{ ...noRecord, status: 'closed', linkedToMes: true }, 'consent-2016'],
    [{ ...noRecord, status: 'open' }, 'consent-2016'],
    [{ ...noRecord, status: 'requested' }, 'consent-2016'],
    [noRecord, 'mes-2022'],
    [{ ...noRecord, status: 'closed' }, 'mes-2022'],
  ] as const)('a yes opens nothing with %j under %s', (record, regime) => {
    const asked = stateAfter(inserted, readFamily, itIsMe, { type: 'status-known', record });
    expect(andThen(asked, { type: 'consent-given', regime })).toBe(asked);
  });

  test.each([
    ['none', 'open'],
    ['closed', 'reopen'],
    ['opposed', 'reopen'],
  ] as const)('where the record is %s a yes means to %s it', (status, act) => {
    const record = { ...noRecord, status, since: null };
    const asked = stateAfter(inserted, readFamily, itIsMe, { type: 'status-known', record });
    expect(andThen(asked, yes)).toMatchObject({ stage: 'creating', act });
  });
});

describe('what goes wrong', () => {
  test.each(['removed', 'lost'] as const)('a card %s while it is read ends the visit', (outcome) => {
    expect(stateAfter(inserted, readAs({ outcome }))).toEqual({ stage: 'none' });
  });

  test('a card without holder is a card problem', () => {
    expect(stateAfter(inserted, readAs(cardOf()))).toMatchObject({ problem: 'no-holder' });
  });

  test('after a silence of the server, the holder may try again', () => {
    const offline = stateAfter(inserted, readFamily, itIsMe, { type: 'status-unknown' });
    expect(offline.stage).toBe('offline');
    expect(andThen(offline, itIsMe).stage).toBe('checking');
  });

  test('an opening that never left may be tried again; one that another made may not', () => {
    expect(stateAfter(...toTheQuestion, yes, endedWith('offline')).stage).toBe('offline');
    expect(stateAfter(...toTheQuestion, yes, endedWith('requested'))).toMatchObject({
      stage: 'deciding',
      record: { status: 'requested' },
    });
  });

  test('papers that the server does not know of send to the counter, and nothing of the person stays', () => {
    expect(stateAfter(...toTheQuestion, yes, endedWith('papers-not-seen'))).toEqual({
      stage: 'not-possible',
      visitId: id,
      reason: 'papers-not-accepted',
    });
  });

  test('EX_GEN-1550: a minor whom the server does not serve is sent to the counter for that', () => {
    expect(stateAfter(...toTheQuestion, yes, endedWith('minors-not-served'))).toEqual({
      stage: 'not-possible',
      visitId: id,
      reason: 'minors-not-served',
    });
  });
});

describe('a no', () => {
  test('hides the person, and is taken back to the same question', () => {
    const asked = stateAfter(...toTheQuestion);
    const refused = andThen(asked, no);
    expect(visitView(refused)).toEqual({ stage: 'refused', visitId: id });
    expect(andThen(refused, { type: 'reconsidered' })).toEqual(asked);
  });

  test.each([cardOut, left, { type: 'forgotten' } as const])('ends for good with %j', (end) => {
    expect(stateAfter(...toTheQuestion, no, end)).toEqual({ stage: 'none' });
  });

  test('is not reconsidered by whoever never said it', () => {
    const asked = stateAfter(...toTheQuestion);
    expect(andThen(asked, { type: 'reconsidered' })).toBe(asked);
  });
});

describe('the end asked for', () => {
  test.each([1, 2, 3, 4])('before the yes wipes everything (after %i steps)', (steps) => {
    expect(stateAfter(...toTheQuestion.slice(0, steps), left)).toEqual({ stage: 'none' });
  });
});

describe('the card pulled out', () => {
  test('after the yes, the decision is carried out; the code, which nobody will ask for, goes', () => {
    expect(stateAfter(...toTheQuestion, yes, cardOut)).toMatchObject({ stage: 'creating', leaving: true });
    expect(stateAfter(...toTheQuestion, yes, cardOut, ended('created'))).toMatchObject({
      stage: 'finished',
      ticket: { ticket: 'not-asked' },
      code: null,
      leaving: true,
    });
  });

  test('while the ticket is printed, it is printed to its end', () => {
    const printing = stateAfter(...toTheQuestion, yes, ended('created'), ticketAsked, cardOut);
    expect(printing).toMatchObject({ stage: 'printing', leaving: true });
    expect(andThen(printing, printed)).toMatchObject({ stage: 'finished', leaving: true });
  });

  test('while a code is drawn for the screen, nobody is shown it', () => {
    const drawing = stateAfter(...toTheQuestion, yes, ended('created'), ticketAsked, cardOut);
    const codeOnScreen = { code: 'ABCD-EFGHJ-KMNPQ', page: 'localhost/a', qr: [] };
    const ticket = { ticket: 'on-screen', codeOnScreen } as const;
    expect(andThen(drawing, { type: 'ticket-known', copy: 1, ticket })).toEqual({ stage: 'none' });
  });

  test('after the yes, a first name never comes back to an empty slot', () => {
    for (const end of ['offline', 'requested', 'papers-not-seen', 'minors-not-served'] as const)
      expect(stateAfter(...toTheQuestion, yes, cardOut, endedWith(end))).toEqual({ stage: 'none' });
  });

  test('with the ticket in hand, or not asked for, ends the visit', () => {
    expect(stateAfter(...toTheQuestion, yes, ended('created'), cardOut)).toEqual({ stage: 'none' });
    expect(stateAfter(...toTheQuestion, yes, ended('created'), ticketAsked, printed, cardOut)).toEqual({
      stage: 'none',
    });
  });
});
