import type { CallKind, CallState } from '@borne/server/contract';
import { CallKindSchema } from '@borne/server/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterNews,
  afterSilence,
  afterWithdrawal,
  type Call,
  callView,
  joinedBy,
  newCall,
} from '../../../kiosk-agent/src/assistance/call.ts';

const asked = (kind: CallKind) => ({ kind, visitId: null, as: null });
const running = (kind: CallKind, change: Partial<Call> = {}): Call => ({
  ...newCall('call-1', asked(kind)),
  state: 'waiting',
  ...change,
});

describe('a second call', () => {
  test.each([
    ['help', 'help', 'joins'],
    ['help', 'explanation', 'takes over'],
    ['help', 'papers', 'takes over'],
    ['help', 'card-forgotten', 'joins'],
    ['explanation', 'help', 'joins'],
    ['explanation', 'explanation', 'joins'],
    ['explanation', 'papers', 'takes over'],
    ['papers', 'help', 'joins'],
    ['papers', 'explanation', 'joins'],
    ['papers', 'papers', 'joins'],
    ['card-forgotten', 'help', 'takes over'],
    ['card-forgotten', 'card-forgotten', 'joins'],
  ] as const)('during %s, %s %s', (open, second, how) => {
    expect(joinedBy(running(open), asked(second)) === null).toBe(how === 'takes over');
  });

  test('that is the same again adds nothing to let go of', () => {
    expect(joinedBy(running('help'), asked('help'))).toMatchObject({ joined: false });
    expect(joinedBy(running('papers'), asked('help'))).toMatchObject({ joined: true });
  });
});

describe('letting a call go', () => {
  test('withdraws help and an explanation', () => {
    expect(afterWithdrawal(running('help'))).toBeNull();
    expect(afterWithdrawal(running('explanation'))).toBeNull();
  });

  test.each(['papers', 'card-forgotten'] as const)('never withdraws %s: the kiosk needs it', (kind) => {
    expect(afterWithdrawal(running(kind, { joined: true, state: 'taken' }))).toMatchObject({
      kind,
      joined: false,
    });
  });

  test('first lets go of the help laid over an explanation, and of both when somebody is there', () => {
    const explanation = running('explanation', { joined: true });
    expect(afterWithdrawal(explanation)).toMatchObject({ kind: 'explanation', joined: false });
    expect(afterWithdrawal({ ...explanation, state: 'taken' })).toBeNull();
  });
});

const news: fc.Arbitrary<CallState> = fc.record({
  callId: fc.constantFrom('call-1', 'call-2'),
  state: fc.constantFrom('waiting' as const, 'taken' as const, 'over' as const),
  ahead: fc.integer({ min: 0, max: 999 }),
  verdict: fc.constantFrom(null, 'accepted' as const, 'explained' as const),
});
const order = ['sending', 'unheard', 'waiting', 'taken', 'over'];

test('whatever comes in whatever order, a call never goes back, and hears only of itself', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...CallKindSchema.options),
      fc.array(fc.oneof(news, fc.constant('silence' as const))),
      (kind, said) => {
        let call = newCall('call-1', asked(kind));
        for (const word of said) {
          const next = word === 'silence' ? afterSilence(call) : afterNews(call, word);
          expect(order.indexOf(next.state)).toBeGreaterThanOrEqual(order.indexOf(call.state));
          if (word !== 'silence' && word.callId !== 'call-1') expect(next).toBe(call);
          if (call.state === 'over') expect(next).toBe(call);
          call = next;
        }
        expect(callView(call) === null).toBe(call.state === 'over');
      },
    ),
  );
});

test('a server that falls silent takes no arrived call back from the screen', () => {
  expect(afterSilence(running('help'))).toMatchObject({ state: 'waiting' });
  expect(afterSilence(running('help', { state: 'taken' }))).toMatchObject({ state: 'taken' });
});
