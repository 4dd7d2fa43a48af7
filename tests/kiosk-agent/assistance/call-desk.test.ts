/** A call of the kiosk: sent, heard of, joined, taken back. What the counter says of it: counter-word.test.ts. */
import { describe, expect, test, vi } from 'vitest';
import { AgentStateSchema } from '../../../kiosk-agent/contract/state.ts';
import { settled } from '../visit/kiosk-double.ts';
import { deskDouble, listeningDesk, visitA, visitB } from './counter-double.ts';

describe('a call', () => {
  test('is sending at once, waiting when it has arrived, taken, and over', async () => {
    const { counter, board, call, help } = listeningDesk();
    help(null);
    expect(call()).toEqual({ kind: 'help', state: 'sending', ahead: 0 });
    await settled();
    expect(call()).toEqual({ kind: 'help', state: 'waiting', ahead: 2 });
    expect(AgentStateSchema.safeParse(board.state()).success).toBe(true);
    counter.take();
    expect(call()).toMatchObject({ state: 'taken' });
    counter.end();
    expect(call()).toBeNull();
  });

  test('that nobody hears says so, goes on trying, and waits once it arrives late', async () => {
    const { counter, call, help } = listeningDesk();
    counter.line = 'silent';
    help(null);
    await vi.waitFor(() => expect(call()).toMatchObject({ state: 'unheard' }));
    counter.line = 'works';
    await vi.waitFor(() => expect(call()).toMatchObject({ state: 'waiting' }));
    expect(counter.calls).toHaveLength(1);
  });

  test('whose answers are lost is one call at the counter', async () => {
    const { counter, call, help } = listeningDesk();
    counter.line = 'deaf';
    help(null);
    await vi.waitFor(() => expect(counter.placed).toBeGreaterThan(2));
    counter.line = 'works';
    await vi.waitFor(() => expect(call()).toMatchObject({ state: 'waiting' }));
    expect(counter.calls).toHaveLength(1);
  });

  test('is learned to be over by asking again, where the stream says nothing', async () => {
    const kiosk = deskDouble({ againMs: 5 });
    kiosk.help(null);
    await settled();
    kiosk.counter.end();
    await vi.waitFor(() => expect(kiosk.call()).toBeNull());
  });

  test('asked for twice is one call', async () => {
    const { counter, help } = listeningDesk();
    help(null);
    help(null);
    await settled();
    expect(counter.calls).toHaveLength(1);
  });

  test('for an explanation takes the place of help, and help then joins it', async () => {
    const { counter, call, begin, help, explain } = listeningDesk();
    begin(visitA);
    help(visitA);
    await settled();
    explain(visitA);
    await vi.waitFor(() => expect(counter.open()).toMatchObject({ kind: 'explanation', visitId: visitA }));
    help(visitA);
    await settled();
    expect(call()).toMatchObject({ kind: 'explanation', state: 'waiting' });
    expect(counter.calls.map(({ kind }) => kind)).toEqual(['help', 'explanation']);
    expect(counter.calls.filter(({ state }) => state !== 'over')).toHaveLength(1);
  });

  test('that takes another’s place while the counter is out of reach is the only one to arrive', async () => {
    const { counter, call, begin, help, explain } = listeningDesk();
    begin(visitA);
    counter.line = 'silent';
    help(visitA);
    explain(visitA);
    await settled();
    counter.line = 'works';
    await vi.waitFor(() => expect(call()).toMatchObject({ kind: 'explanation', state: 'waiting' }));
    expect(counter.calls.map(({ kind }) => kind)).toEqual(['explanation']);
  });
});

test('a call that is slow on its way never arrives after the one that took its place, and ends it', async () => {
  const { counter, call, begin, help, explain } = listeningDesk();
  const { placeCall } = counter;
  const slow = Promise.withResolvers<void>();
  counter.placeCall = (id, asked, limits) =>
    (asked.kind === 'help' ? slow.promise : Promise.resolve()).then(() => placeCall(id, asked, limits));
  begin(visitA);
  help(visitA);
  await settled();
  explain(visitA);
  await settled();
  slow.resolve();
  await vi.waitFor(() => expect(call()).toMatchObject({ kind: 'explanation', state: 'waiting' }));
  await settled();
  expect(counter.calls.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    'help over',
    'explanation waiting',
  ]);
});

describe('nobody is needed any more:', () => {
  test('the call is taken back at the counter too', async () => {
    const { counter, call, begin, help, desk: calls } = listeningDesk();
    begin(visitA);
    help(visitA);
    await settled();
    calls.withdraw(visitA, 'help');
    expect(call()).toBeNull();
    await vi.waitFor(() => expect(counter.open()).toBeUndefined());
  });

  test('a call on its way is taken back after it, not before', async () => {
    const { counter, help, desk: calls } = listeningDesk();
    const { placeCall } = counter;
    const onItsWay = Promise.withResolvers<void>();
    counter.placeCall = (...call) => onItsWay.promise.then(() => placeCall(...call));
    help(null);
    await settled();
    calls.withdraw(null, 'help');
    await settled();
    expect(counter.withdrawn).toEqual([]);
    onItsWay.resolve();
    await vi.waitFor(() => expect(counter.withdrawn).toEqual([counter.calls[0]?.callId]));
    expect(counter.open()).toBeUndefined();
  });

  test('what certainly never left is not taken back', async () => {
    const { counter, call, help, desk: calls } = listeningDesk();
    counter.line = 'silent';
    help(null);
    await vi.waitFor(() => expect(call()).toMatchObject({ state: 'unheard' }));
    calls.withdraw(null, 'help');
    counter.line = 'works';
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(counter.withdrawn).toEqual([]);
    expect(counter.calls).toEqual([]);
  });

  test('of an explanation that took the place of help, somebody still comes to help', async () => {
    const { counter, call, begin, help, explain, desk: calls } = listeningDesk();
    begin(visitA);
    help(visitA);
    await settled();
    explain(visitA);
    await vi.waitFor(() => expect(call()).toMatchObject({ kind: 'explanation', state: 'waiting' }));
    calls.withdraw(visitA, 'explanation');
    await vi.waitFor(() => expect(call()).toMatchObject({ kind: 'help', state: 'waiting' }));
    await vi.waitFor(() => expect(counter.withdrawn).toHaveLength(2));
    expect(counter.calls.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'help over',
      'explanation over',
      'help waiting',
    ]);
    calls.withdraw(visitA, 'help');
    expect(call()).toBeNull();
  });

  test('a page of a former visit takes nothing back', async () => {
    const { call, begin, help, desk: calls } = listeningDesk();
    begin(visitB);
    help(visitB);
    await settled();
    calls.withdraw(visitA, 'help');
    calls.withdraw(null, 'help');
    expect(call()).toMatchObject({ state: 'waiting' });
  });

  test('a call from before the card is taken back during the visit that began', async () => {
    const { call, begin, help, desk: calls } = listeningDesk();
    help(null);
    await settled();
    begin(visitA);
    expect(call()).toMatchObject({ state: 'waiting' });
    calls.withdraw(visitA, 'help');
    expect(call()).toBeNull();
  });

  test('the visit ends, and its call with it, also one from before the card', async () => {
    for (const from of [visitA, null]) {
      const { counter, board, begin, leave, help } = listeningDesk();
      if (from === null) help(null);
      begin(visitA);
      if (from !== null) help(from);
      await settled();
      leave(visitA);
      expect(board.state().assistance).toEqual({ call: null, explained: false, handOver: null });
      await vi.waitFor(() => expect(counter.open()).toBeUndefined());
    }
  });

  test('whoever called without a card and went is forgotten after a while', async () => {
    const { counter, call, help } = listeningDesk({ lonelyMs: 15 });
    help(null);
    await settled();
    expect(call()).not.toBeNull();
    await vi.waitFor(() => expect(call()).toBeNull());
    await vi.waitFor(() => expect(counter.open()).toBeUndefined());
  });

  test('but not while a visit goes on', async () => {
    const { call, begin, help } = listeningDesk({ lonelyMs: 10 });
    help(null);
    begin(visitA);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(call()).toMatchObject({ state: 'waiting' });
  });

  test('an agent that stops takes its call back', async () => {
    const { counter, help, desk: calls } = listeningDesk();
    help(null);
    await settled();
    await calls.stop();
    expect(counter.open()).toBeUndefined();
  });

  test('a call left over from a former life of the agent is taken back', async () => {
    const { counter } = listeningDesk();
    await counter.placeCall(visitB, { kind: 'help', visitId: visitA, as: null }, { deadlineMs: 1 });
    await vi.waitFor(() => expect(counter.withdrawn).toEqual([visitB]));
  });
});

test('the log names kinds and states, and no visit', async () => {
  const { counter, lines, begin, help } = listeningDesk();
  begin(visitA);
  help(visitA);
  await settled();
  counter.take();
  counter.end();
  expect(lines.map((line) => JSON.parse(line)).map(({ call, outcome }) => `${call} ${outcome}`)).toEqual([
    'help sending',
    'help waiting',
    'help taken',
    'help over',
  ]);
  expect(lines.join('')).not.toContain(visitA);
});
