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
  inPlaceOf,
  joinedBy,
  newCall,
} from '../../../kiosk-agent/src/assistance/call.ts';

const asked = (kind: CallKind, visitId: string | null = null) => ({ kind, visitId, as: null });
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
    expect(joinedBy(running('help'), asked('help'))).toMatchObject({ helpToo: false });
    expect(joinedBy(running('explanation'), asked('explanation'))).toMatchObject({ helpToo: false });
    expect(joinedBy(running('papers'), asked('help'))).toMatchObject({ helpToo: true });
  });

  test('that takes the place of help remembers that help was asked for', () => {
    const explanation = newCall('call-2', asked('explanation'));
    expect(inPlaceOf(running('help'), explanation)).toEqual({ ...explanation, helpToo: true });
    expect(
      inPlaceOf(running('explanation', { helpToo: true }), newCall('call-2', asked('papers'))),
    ).toMatchObject({
      helpToo: true,
    });
    expect(inPlaceOf(null, explanation)).toEqual(explanation);
    expect(inPlaceOf(running('card-forgotten'), explanation)).toEqual(explanation);
  });
});

describe('letting go', () => {
  test('of the one thing that somebody was called for withdraws the call', () => {
    expect(afterWithdrawal(running('help'), 'help')).toBeNull();
    expect(afterWithdrawal(running('explanation'), 'explanation')).toBeNull();
  });

  test.each(['papers', 'card-forgotten'] as const)('never withdraws %s: the kiosk needs it', (kind) => {
    for (const what of ['help', 'explanation'] as const) {
      expect(afterWithdrawal(running(kind, { helpToo: true, state: 'taken' }), what)).toMatchObject({ kind });
    }
  });

  test('of an explanation leaves the help that was asked for too', () => {
    const both = running('explanation', { helpToo: true, visitId: 'visit-1' });
    expect(afterWithdrawal(both, 'explanation')).toEqual(asked('help', 'visit-1'));
  });

  test('of an explanation by somebody who is there already leaves nothing: both have been met', () => {
    expect(
      afterWithdrawal(running('explanation', { helpToo: true, state: 'taken' }), 'explanation'),
    ).toBeNull();
  });

  test('of help leaves the explanation, and then there is no help left', () => {
    const both = running('explanation', { helpToo: true });
    expect(afterWithdrawal(both, 'help')).toEqual({ ...both, helpToo: false });
  });

  test('of an explanation that nobody was called for leaves help as it is', () => {
    const help = running('help');
    expect(afterWithdrawal(help, 'explanation')).toBe(help);
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
