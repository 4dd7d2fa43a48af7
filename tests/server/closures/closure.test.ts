import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  afterAsking,
  afterTerminate,
  type ClosureState,
  isSettled,
  outcomeOf,
} from '../../../server/src/closures/closure.ts';
import type { FindOutcome, TerminateOutcome } from '../../../server/src/dmp/dmp.ts';

const open: FindOutcome = { outcome: 'open', linkedToMes: false };
const closed: FindOutcome = { outcome: 'closed', since: null, linkedToMes: false };
const findAnswers: FindOutcome[] = [
  open,
  { outcome: 'open', linkedToMes: true },
  closed,
  { outcome: 'opposed', since: null, linkedToMes: false },
  { outcome: 'none' },
  { outcome: 'barred' },
  { outcome: 'refused', code: 'X' },
  { outcome: 'unreachable', reason: 'timeout' },
];

test('only an open record, and not of Mon espace santé, is sent TD1.4', () => {
  for (const sends of [0, 1, 5]) {
    expect(findAnswers.filter((answer) => afterAsking(answer, sends) === 'send')).toEqual([open]);
  }
});

test('what the service calls closed is closed, whoever closed it', () => {
  for (const sends of [0, 1]) {
    expect(afterAsking(closed, sends)).toEqual({ to: 'closed', event: 'closure-confirmed', detail: 'found' });
  }
});

test('before anything left, what cannot be closed is refused by name', () => {
  const refusals = findAnswers.flatMap((answer) => {
    const next = afterAsking(answer, 0);
    return typeof next === 'object' && next.to === 'refused' ? [next.detail] : [];
  });
  expect(refusals).toEqual(['linked-to-mes', 'opposed', 'none', 'barred']);
});

test('in doubt, what cannot be seen stays unknown, and no answer changes nothing', () => {
  for (const outcome of ['none', 'barred'] as const) expect(afterAsking({ outcome }, 1)).toBe('ask-later');
  expect(afterAsking({ outcome: 'unreachable', reason: 'cut' }, 0)).toBe('ask-later');
  expect(afterAsking({ outcome: 'refused', code: 'X' }, 1)).toBe('ask-later');
});

test('every answer of TD1.4 leads somewhere, and its audit event is of the same kind', () => {
  const answers: TerminateOutcome[] = [
    { outcome: 'closed' },
    { outcome: 'already-closed' },
    { outcome: 'refused', code: 'X' },
    { outcome: 'unreachable', reason: 'tls' },
    { outcome: 'uncertain', reason: 'cut' },
  ];
  const led = answers.map((answer) => afterTerminate(answer, 1)).map(({ to, event }) => [to, event]);
  expect(led).toEqual([
    ['closed', 'closure-confirmed'],
    ['closed', 'closure-confirmed'],
    ['refused', 'closure-refused'],
    ['requested', 'sending-failed'],
    ['uncertain', 'answer-lost'],
  ]);
  expect(afterTerminate({ outcome: 'unreachable', reason: 'tls' }, 2).to).toBe('uncertain');
});

test('nothing is told as final before the national service answered', () => {
  for (const state of ['requested', 'sending', 'uncertain'] as const) {
    expect(outcomeOf(state)).toEqual({ outcome: 'pending' });
    expect(isSettled(state)).toBe(false);
  }
  expect(outcomeOf('closed')).toEqual({ outcome: 'closed' });
  expect(outcomeOf('refused')).toEqual({ outcome: 'refused' });
});

/** A record at a service, and everything that may happen to a call, to its answer and to the worker that makes it. */
const fates = [
  'arrives',
  'answer-lost',
  'question-lost',
  'request-lost',
  'no-connection',
  'refused',
  'killed-before',
  'killed-after',
] as const;
/** What may happen elsewhere between two of our attempts. */
const elsewhere = ['nothing', 'closed', 'reopened', 'barred', 'unbarred'] as const;

interface Service {
  status: 'open' | 'closed';
  barred: boolean;
  /** It was closed at some moment since the person asked. */
  wasClosed: boolean;
}

interface Model {
  state: ClosureState;
  sends: number;
}

test('whatever is lost, whoever is killed, whatever happens elsewhere: closed is never said of a record that was not', () => {
  const day = fc.record({ fate: fc.constantFrom(...fates), meanwhile: fc.constantFrom(...elsewhere) });
  fc.assert(
    fc.property(fc.array(day, { maxLength: 14 }), (days) => {
      const service: Service = { status: 'open', barred: false, wasClosed: false };
      let closure: Model = { state: 'requested', sends: 0 };
      for (const { fate, meanwhile } of days) {
        happen(service, meanwhile);
        closure = deliver(closure, service, fate);
        expect(closure.sends).toBeGreaterThanOrEqual(0);
        if (closure.state === 'closed') expect(service.wasClosed).toBe(true);
      }
    }),
  );
});

test('left alone by others, a closure that is refused has closed nothing', () => {
  const steps = fc.array(fc.constantFrom(...fates), { maxLength: 14 });
  fc.assert(
    fc.property(steps, (days) => {
      const service: Service = { status: 'open', barred: false, wasClosed: false };
      let closure: Model = { state: 'requested', sends: 0 };
      for (const fate of days) closure = deliver(closure, service, fate);
      if (closure.state === 'refused') expect(service.status).toBe('open');
      if (closure.state === 'closed') expect(service.status).toBe('closed');
    }),
  );
});

function happen(service: Service, meanwhile: (typeof elsewhere)[number]): void {
  if (meanwhile === 'closed') shut(service);
  if (meanwhile === 'reopened') service.status = 'open';
  if (meanwhile === 'barred') service.barred = true;
  if (meanwhile === 'unbarred') service.barred = false;
}

function shut(service: Service): void {
  service.status = 'closed';
  service.wasClosed = true;
}

function deliver(closure: Model, service: Service, fate: (typeof fates)[number]): Model {
  if (isSettled(closure.state)) return closure;
  const next = afterAsking(find(service, fate), closure.sends);
  if (next === 'ask-later') return closure;
  if (next !== 'send') return { ...closure, state: next.to };
  const sends = closure.sends + 1;
  const answer = terminate(service, fate);
  if (answer === 'killed') return { state: 'sending', sends };
  const { to, event } = afterTerminate(answer, sends);
  return { state: to, sends: event === 'sending-failed' ? sends - 1 : sends };
}

function find(service: Service, fate: (typeof fates)[number]): FindOutcome {
  if (fate === 'question-lost') return { outcome: 'unreachable', reason: 'timeout' };
  if (service.barred) return { outcome: 'barred' };
  return service.status === 'open' ? open : closed;
}

function terminate(service: Service, fate: (typeof fates)[number]): TerminateOutcome | 'killed' {
  if (fate === 'killed-before') return 'killed';
  if (fate === 'no-connection') return { outcome: 'unreachable', reason: 'no-connection' };
  if (fate === 'request-lost') return { outcome: 'uncertain', reason: 'timeout' };
  if (fate === 'refused') return { outcome: 'refused', code: 'X' };
  shut(service);
  if (fate === 'killed-after') return 'killed';
  return fate === 'answer-lost' ? { outcome: 'uncertain', reason: 'cut' } : { outcome: 'closed' };
}
