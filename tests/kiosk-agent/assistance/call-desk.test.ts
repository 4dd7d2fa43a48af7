import { describe, expect, test, vi } from 'vitest';
import { AgentStateSchema } from '../../../kiosk-agent/contract/state.ts';
import { callWatch } from '../../../kiosk-agent/src/assistance/call-watch.ts';
import type { PapersVerdict } from '../../../kiosk-agent/src/visit/counter-port.ts';
import { settled } from '../visit/kiosk-double.ts';
import { deskDouble, visitA, visitB } from './counter-double.ts';

/** With the stream, as the agent runs it. */
function desk(options: Parameters<typeof deskDouble>[0] = {}) {
  const kiosk = deskDouble({ againMs: 60_000, ...options });
  callWatch(kiosk.counter, (news) => kiosk.desk.hear(news), { firstMs: 5, longestMs: 10 }).start();
  return kiosk;
}

describe('a call', () => {
  test('is sending at once, waiting when it has arrived, taken, and over', async () => {
    const { counter, board, call, help } = desk();
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
    const { counter, call, help } = desk();
    counter.line = 'silent';
    help(null);
    await vi.waitFor(() => expect(call()).toMatchObject({ state: 'unheard' }));
    counter.line = 'works';
    await vi.waitFor(() => expect(call()).toMatchObject({ state: 'waiting' }));
    expect(counter.calls).toHaveLength(1);
  });

  test('whose answers are lost is one call at the counter', async () => {
    const { counter, call, help } = desk();
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
    const { counter, help } = desk();
    help(null);
    help(null);
    await settled();
    expect(counter.calls).toHaveLength(1);
  });

  test('for an explanation takes the place of help, and help then joins it', async () => {
    const { counter, call, begin, help, explain } = desk();
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
    const { counter, call, begin, help, explain } = desk();
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
  const { counter, call, begin, help, explain } = desk();
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
    const { counter, call, begin, help, desk: calls } = desk();
    begin(visitA);
    help(visitA);
    await settled();
    calls.withdraw(visitA, 'help');
    expect(call()).toBeNull();
    await vi.waitFor(() => expect(counter.open()).toBeUndefined());
  });

  test('a call on its way is taken back after it, not before', async () => {
    const { counter, help, desk: calls } = desk();
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
    const { counter, call, help, desk: calls } = desk();
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
    const { counter, call, begin, help, explain, desk: calls } = desk();
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
    const { call, begin, help, desk: calls } = desk();
    begin(visitB);
    help(visitB);
    await settled();
    calls.withdraw(visitA, 'help');
    calls.withdraw(null, 'help');
    expect(call()).toMatchObject({ state: 'waiting' });
  });

  test('a call from before the card is taken back during the visit that began', async () => {
    const { call, begin, help, desk: calls } = desk();
    help(null);
    await settled();
    begin(visitA);
    expect(call()).toMatchObject({ state: 'waiting' });
    calls.withdraw(visitA, 'help');
    expect(call()).toBeNull();
  });

  test('the visit ends, and its call with it, also one from before the card', async () => {
    for (const from of [visitA, null]) {
      const { counter, board, begin, leave, help } = desk();
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
    const { counter, call, help } = desk({ lonelyMs: 15 });
    help(null);
    await settled();
    expect(call()).not.toBeNull();
    await vi.waitFor(() => expect(call()).toBeNull());
    await vi.waitFor(() => expect(counter.open()).toBeUndefined());
  });

  test('but not while a visit goes on', async () => {
    const { call, begin, help } = desk({ lonelyMs: 10 });
    help(null);
    begin(visitA);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(call()).toMatchObject({ state: 'waiting' });
  });

  test('an agent that stops takes its call back', async () => {
    const { counter, help, desk: calls } = desk();
    help(null);
    await settled();
    await calls.stop();
    expect(counter.open()).toBeUndefined();
  });

  test('a call left over from a former life of the agent is taken back', async () => {
    const { counter } = desk();
    await counter.placeCall(visitB, { kind: 'help', visitId: visitA, as: null }, { deadlineMs: 1 });
    await vi.waitFor(() => expect(counter.withdrawn).toEqual([visitB]));
  });
});

describe('what the counter says', () => {
  function withVerdicts() {
    const kiosk = desk();
    const verdicts: PapersVerdict[] = [];
    kiosk.desk.onVerdict((verdict) => verdicts.push(verdict));
    kiosk.begin(visitA);
    return { ...kiosk, verdicts };
  }

  test('that it explained is told for this visit, and gone with it', async () => {
    const { counter, board, begin, leave, explain, desk: calls } = withVerdicts();
    explain(visitA);
    await settled();
    counter.take();
    counter.end('explained');
    expect(board.state().assistance).toMatchObject({ call: null, explained: true });
    expect(calls.explainedDuring(visitA)).toBe(true);
    leave(visitA);
    begin(visitB);
    expect(board.state().assistance.explained).toBe(false);
    expect([calls.explainedDuring(visitA), calls.explainedDuring(visitB)]).toEqual([false, false]);
  });

  test('of an explanation that ended without it is nothing', async () => {
    const { counter, board, explain, desk: calls } = withVerdicts();
    explain(visitA);
    await settled();
    counter.take();
    counter.end();
    expect(board.state().assistance.explained).toBe(false);
    expect(calls.assistedDuring(visitA)).toBe(true);
  });

  test.each([
    ['accepted', true],
    ['not-accepted', false],
  ] as const)('of papers that are %s reaches the visit once', async (verdict, accepted) => {
    const { counter, verdicts, desk: calls } = withVerdicts();
    calls.askPapers({ visitId: visitA, as: 'parent' });
    calls.askPapers({ visitId: visitA, as: 'parent' });
    await settled();
    expect(counter.calls).toMatchObject([{ kind: 'papers', visitId: visitA, as: 'parent' }]);
    counter.take();
    counter.end(verdict);
    counter.breakStream();
    await settled();
    expect(verdicts).toEqual([{ visitId: visitA, callId: counter.calls[0]?.callId, accepted }]);
  });

  test('of papers that comes when the visit is over reaches nobody', async () => {
    const { counter, verdicts, begin, desk: calls, board } = withVerdicts();
    calls.askPapers({ visitId: visitA, as: 'guardian' });
    await settled();
    // The visit was changed under the desk: not even a forgotten goodbye lets a verdict through.
    board.update({ visit: { stage: 'none' } });
    begin(visitB);
    counter.end('accepted');
    await settled();
    expect(verdicts).toEqual([]);
  });

  test('« Aide » while papers are awaited joins them, and letting it go does not', async () => {
    const { counter, call, help, desk: calls } = withVerdicts();
    calls.askPapers({ visitId: visitA, as: 'parent' });
    await settled();
    help(visitA);
    calls.withdraw(visitA, 'help');
    expect(call()).toMatchObject({ kind: 'papers', state: 'waiting' });
    expect(counter.calls).toHaveLength(1);
  });

  test('nothing, of papers that nobody looked at: the next « Aide » asks for that again', async () => {
    const { counter, call, help, desk: calls, verdicts } = withVerdicts();
    calls.askPapers({ visitId: visitA, as: 'parent' });
    await settled();
    counter.end();
    expect(call()).toBeNull();
    help(visitA);
    await settled();
    expect(counter.open()).toMatchObject({ kind: 'papers', as: 'parent', visitId: visitA });
    counter.take();
    counter.end('accepted');
    expect(verdicts).toMatchObject([{ accepted: true }]);
    // Looked at: from here on help is help.
    help(visitA);
    await settled();
    expect(counter.open()).toMatchObject({ kind: 'help' });
  });
});

describe('somebody stood beside the person', () => {
  test('when a call of the visit was taken, and not when it only waited', async () => {
    const { counter, begin, help, desk: calls } = desk();
    begin(visitA);
    help(visitA);
    await settled();
    expect(calls.assistedDuring(visitA)).toBe(false);
    counter.take();
    expect(calls.assistedDuring(visitA)).toBe(true);
    counter.end();
    expect(calls.assistedDuring(visitA)).toBe(true);
    expect(calls.assistedDuring(visitB)).toBe(false);
  });

  test('when they came before the card was in', async () => {
    const { counter, begin, help, desk: calls } = desk();
    help(null);
    await settled();
    counter.take();
    begin(visitA);
    expect(calls.assistedDuring(visitA)).toBe(true);
  });

  test('when only the verdict was heard', async () => {
    const { counter, begin, explain, desk: calls } = desk();
    begin(visitA);
    explain(visitA);
    await settled();
    counter.end('explained');
    expect(calls.assistedDuring(visitA)).toBe(true);
  });
});

test('the log names kinds and states, and no visit', async () => {
  const { counter, lines, begin, help } = desk();
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
