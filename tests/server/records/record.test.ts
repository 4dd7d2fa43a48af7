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
  { outcome: 'closed' },
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

test('only "none" allows another TD1.1', () => {
  const allowing = findAnswers.filter((answer) => afterAsking(answer) === 'send-again');
  expect(allowing).toEqual([{ outcome: 'none' }]);
});

test('without an answer of TD0.2 the doubt stays', () => {
  expect(afterAsking({ outcome: 'unreachable', reason: 'timeout' })).toBe('ask-later');
  expect(afterAsking({ outcome: 'refused', code: 'X' })).toBe('ask-later');
});

/**
 * A service that acts on what arrives, and a network that may lose the request or the answer. Whatever it does, the
 * service creates at most once, and we say "created" exactly when it did, or nothing final.
 */
test('whatever the network loses, one creation at most, and never a final word that is untrue', () => {
  const losses = fc.array(fc.constantFrom('arrives', 'answer-lost', 'request-lost', 'refused-connection'), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(losses, (network) => {
      const service = { open: false, creations: 0 };
      let record: { state: RecordState; sends: number } = { state: 'requested', sends: 0 };
      for (const fate of network) record = deliver(record, service, fate);
      expect(service.creations).toBeLessThanOrEqual(1);
      if (isSettled(record.state)) expect(outcomeOf(record.state)).toEqual({ outcome: 'created' });
      if (isSettled(record.state)) expect(service.creations).toBe(1);
    }),
  );
});

function deliver(
  record: { state: RecordState; sends: number },
  service: { open: boolean; creations: number },
  fate: string,
): { state: RecordState; sends: number } {
  const step = nextStep(record.state);
  if (step === 'nothing') return record;
  if (step === 'ask') {
    const next = afterAsking(
      fate === 'arrives'
        ? service.open
          ? { outcome: 'open', linkedToMes: false }
          : { outcome: 'none' }
        : { outcome: 'unreachable', reason: 'timeout' },
    );
    if (next === 'ask-later') return record;
    if (next !== 'send-again') return { ...record, state: next.to };
  }
  const sends = record.sends + 1;
  const next = afterCreate(create(service, fate), sends);
  return { state: next.to, sends: next.event === 'sending-failed' ? sends - 1 : sends };
}

function create(service: { open: boolean; creations: number }, fate: string): CreateOutcome {
  if (fate === 'refused-connection') return { outcome: 'unreachable', reason: 'no-connection' };
  if (fate === 'request-lost') return { outcome: 'uncertain', reason: 'timeout' };
  const existed = service.open;
  if (!existed) {
    service.open = true;
    service.creations += 1;
  }
  if (fate === 'answer-lost') return { outcome: 'uncertain', reason: 'cut' };
  return existed ? { outcome: 'exists' } : { outcome: 'created' };
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
