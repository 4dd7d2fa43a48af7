import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CreateOutcome, FindOutcome } from '../../../server/src/dmp/dmp.ts';
import {
  afterAsking,
  afterCreate,
  isSettled,
  nextStep,
  outcomeOf,
  type RecordAct,
  type RecordState,
} from '../../../server/src/records/record.ts';

const createAnswers: CreateOutcome[] = [
  { outcome: 'created' },
  { outcome: 'exists' },
  { outcome: 'refused', code: 'X' },
  { outcome: 'unreachable', reason: 'tls' },
  { outcome: 'uncertain', reason: 'cut' },
];
const findAnswers: FindOutcome[] = [
  { outcome: 'none' },
  { outcome: 'open', linkedToMes: true },
  { outcome: 'closed', since: null, linkedToMes: false },
  { outcome: 'opposed', since: '2026-01-31', linkedToMes: false },
  { outcome: 'barred' },
  { outcome: 'refused', code: 'X' },
  { outcome: 'unreachable', reason: 'timeout' },
];

test('what may have left is asked about before it is sent again', () => {
  for (const act of ['open', 'reopen'] as const) {
    expect(nextStep('sending', act)).toBe('ask');
    expect(nextStep('uncertain', act)).toBe('ask');
    for (const state of ['created', 'activated', 'closed', 'already-exists', 'refused'] as const)
      expect(nextStep(state, act)).toBe('nothing');
  }
  expect(nextStep('requested', 'open')).toBe('send');
  // Only what is closed can be opened again: asked before the first sending already.
  expect(nextStep('requested', 'reopen')).toBe('ask');
});

test('"a record was there before" is another’s record the first time, ours after a doubt', () => {
  expect(afterCreate({ outcome: 'exists' }, 1).to).toBe('already-exists');
  expect(afterCreate({ outcome: 'exists' }, 2).to).toBe('created');
});

test('a send that never left changes nothing, unless an earlier one is in doubt', () => {
  const neverLeft = { outcome: 'unreachable', reason: 'no-connection' } as const;
  expect(afterCreate(neverLeft, 1).to).toBe('requested');
  expect(afterCreate(neverLeft, 2).to).toBe('uncertain');
});

test('only "none" allows another TD1.1', () => {
  const allowing = findAnswers.filter((answer) => afterAsking(answer, 'open', 1) === 'send');
  expect(allowing).toEqual([{ outcome: 'none' }]);
});

test('only "closed" and "opposed" allow TD1.2, before the first sending and after a doubt', () => {
  for (const sends of [0, 1, 2]) {
    const allowing = findAnswers.filter((answer) => afterAsking(answer, 'reopen', sends) === 'send');
    expect(allowing.map(({ outcome }) => outcome)).toEqual(['closed', 'opposed']);
  }
});

test('a record of Mon espace santé is not reopened, whatever else is true of it', () => {
  for (const outcome of ['closed', 'opposed'] as const) {
    expect(afterAsking({ outcome, since: null, linkedToMes: true }, 'reopen', 0)).toMatchObject({
      to: 'refused',
      detail: 'linked-to-mes',
    });
  }
});

test('a reopening that finds the record open: another’s doing at first, ours after a doubt', () => {
  const open = { outcome: 'open', linkedToMes: false } as const;
  expect(afterAsking(open, 'reopen', 0)).toMatchObject({ to: 'already-exists' });
  expect(afterAsking(open, 'reopen', 1)).toMatchObject({ to: 'created' });
});

test('a reopening that finds nothing, or is forbidden to look, opens nothing; in doubt it does not guess', () => {
  expect(afterAsking({ outcome: 'none' }, 'reopen', 0)).toMatchObject({ to: 'refused', detail: 'none' });
  expect(afterAsking({ outcome: 'barred' }, 'reopen', 0)).toMatchObject({ to: 'refused', detail: 'barred' });
  expect(afterAsking({ outcome: 'barred' }, 'reopen', 1)).toBe('ask-later');
});

test.each(['open', 'reopen'] as const)('%s: without an answer of TD0.2 the doubt stays', (act) => {
  expect(afterAsking({ outcome: 'unreachable', reason: 'timeout' }, act, 1)).toBe('ask-later');
  expect(afterAsking({ outcome: 'refused', code: 'X' }, act, 1)).toBe('ask-later');
});

/**
 * A service that opens again whenever it is told to, a network that loses requests or answers, a worker that is
 * killed before or after its call. Asking before sending again is all that stands between that and two records.
 */
test.each(['open', 'reopen'] as const)(
  '%s: whatever is lost and whoever is killed, it takes effect once at most, and no final word is untrue',
  (act) => {
    const fates = [
      'arrives',
      'answer-lost',
      'question-lost',
      'request-lost',
      'no-connection',
      'killed-before',
      'killed-after',
    ] as const;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...fates), { maxLength: 12 }), (days) => {
        const service = { effects: 0 };
        let record: Model = { act, state: 'requested', sends: 0 };
        for (const fate of days) record = deliver(record, service, fate);
        expect(service.effects).toBeLessThanOrEqual(1);
        if (isSettled(record.state)) expect([record.state, service.effects]).toEqual(['created', 1]);
      }),
    );
  },
);

interface Model {
  act: RecordAct;
  state: RecordState;
  sends: number;
}

function deliver(record: Model, service: { effects: number }, fate: string): Model {
  const step = nextStep(record.state, record.act);
  if (step === 'nothing') return record;
  if (step === 'ask') {
    const next = afterAsking(find(record.act, service, fate), record.act, record.sends);
    if (next === 'ask-later') return record;
    if (next !== 'send') return { ...record, state: next.to };
  }
  const sends = record.sends + 1;
  const answer = create(service, fate);
  if (answer === 'killed') return { ...record, state: 'sending', sends };
  const next = afterCreate(answer, sends);
  return { ...record, state: next.to, sends: next.event === 'sending-failed' ? sends - 1 : sends };
}

function find(act: RecordAct, service: { effects: number }, fate: string): FindOutcome {
  if (fate === 'question-lost') return { outcome: 'unreachable', reason: 'timeout' };
  if (service.effects > 0) return { outcome: 'open', linkedToMes: false };
  return act === 'open' ? { outcome: 'none' } : { outcome: 'closed', since: null, linkedToMes: false };
}

function create(service: { effects: number }, fate: string): CreateOutcome | 'killed' {
  if (fate === 'killed-before') return 'killed';
  if (fate === 'no-connection') return { outcome: 'unreachable', reason: 'no-connection' };
  if (fate === 'request-lost') return { outcome: 'uncertain', reason: 'timeout' };
  service.effects += 1;
  if (fate === 'killed-after') return 'killed';
  return fate === 'answer-lost' ? { outcome: 'uncertain', reason: 'cut' } : { outcome: 'created' };
}

test('nothing is told as final before the national service answered', () => {
  for (const state of ['requested', 'sending', 'uncertain'] as const) {
    expect(outcomeOf(state)).toEqual({ outcome: 'pending' });
    expect(isSettled(state)).toBe(false);
  }
  expect(outcomeOf('activated')).toEqual({ outcome: 'created' });
  expect(outcomeOf('closed')).toEqual({ outcome: 'created' });
});

test('every answer of TD1.1 leads somewhere, and its audit event is of the same kind', () => {
  const led = createAnswers.map((answer) => afterCreate(answer, 1)).map(({ to, event }) => [to, event]);
  expect(led).toEqual([
    ['created', 'record-created'],
    ['already-exists', 'record-already-existed'],
    ['refused', 'record-refused'],
    ['requested', 'sending-failed'],
    ['uncertain', 'answer-lost'],
  ]);
});
