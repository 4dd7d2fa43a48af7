import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CreateOutcome, FindOutcome } from '../../../server/src/dmp/dmp.ts';
import {
  afterAsking,
  afterCreate,
  isSettled,
  nextStep,
  outcomeOf,
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
  expect(nextStep('requested')).toBe('send');
  expect(nextStep('sending')).toBe('ask');
  expect(nextStep('uncertain')).toBe('ask');
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
  const allowing = findAnswers.filter((answer) => afterAsking(answer) === 'send-again');
  expect(allowing).toEqual([{ outcome: 'none' }]);
});

test('without an answer of TD0.2 the doubt stays', () => {
  expect(afterAsking({ outcome: 'unreachable', reason: 'timeout' })).toBe('ask-later');
  expect(afterAsking({ outcome: 'refused', code: 'X' })).toBe('ask-later');
});

/**
 * A service that creates again whenever it is told to, a network that loses requests or answers, a worker that is
 * killed before or after its call. Asking before sending again is all that stands between that and two records.
 */
test('whatever is lost and whoever is killed: one creation at most, and never a final word that is untrue', () => {
  const fates = [
    'arrives',
    'answer-lost',
    'request-lost',
    'no-connection',
    'killed-before',
    'killed-after',
  ] as const;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...fates), { maxLength: 12 }), (days) => {
      const service = { creations: 0 };
      let record: Model = { state: 'requested', sends: 0 };
      for (const fate of days) record = deliver(record, service, fate);
      expect(service.creations).toBeLessThanOrEqual(1);
      if (isSettled(record.state)) expect([record.state, service.creations]).toEqual(['created', 1]);
    }),
  );
});

interface Model {
  state: RecordState;
  sends: number;
}

function deliver(record: Model, service: { creations: number }, fate: string): Model {
  const step = nextStep(record.state);
  if (step === 'nothing') return record;
  if (step === 'ask') {
    const next = afterAsking(find(service, fate));
    if (next === 'ask-later') return record;
    if (next !== 'send-again') return { ...record, state: next.to };
  }
  const sends = record.sends + 1;
  const answer = create(service, fate);
  if (answer === 'killed') return { state: 'sending', sends };
  const next = afterCreate(answer, sends);
  return { state: next.to, sends: next.event === 'sending-failed' ? sends - 1 : sends };
}

function find(service: { creations: number }, fate: string): FindOutcome {
  if (fate === 'request-lost' || fate === 'no-connection')
    return { outcome: 'unreachable', reason: 'timeout' };
  return service.creations > 0 ? { outcome: 'open', linkedToMes: false } : { outcome: 'none' };
}

function create(service: { creations: number }, fate: string): CreateOutcome | 'killed' {
  if (fate === 'killed-before') return 'killed';
  if (fate === 'no-connection') return { outcome: 'unreachable', reason: 'no-connection' };
  if (fate === 'request-lost') return { outcome: 'uncertain', reason: 'timeout' };
  service.creations += 1;
  if (fate === 'killed-after') return 'killed';
  return fate === 'answer-lost' ? { outcome: 'uncertain', reason: 'cut' } : { outcome: 'created' };
}

test('nothing is told as final before the national service answered', () => {
  for (const state of ['requested', 'sending', 'uncertain'] as const) {
    expect(outcomeOf(state)).toEqual({ outcome: 'pending' });
    expect(isSettled(state)).toBe(false);
  }
  expect(outcomeOf('activated')).toEqual({ outcome: 'created' });
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
