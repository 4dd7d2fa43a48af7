/** What the counter did or said for one visit, and for no other. */
import { describe, expect, test } from 'vitest';
import type { PapersVerdict } from '../../../kiosk-agent/src/visit/counter-port.ts';
import { settled } from '../visit/kiosk-double.ts';
import { listeningDesk, visitA, visitB } from './counter-double.ts';

describe('what the counter says', () => {
  function withVerdicts() {
    const kiosk = listeningDesk();
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
    const { counter, begin, help, desk: calls } = listeningDesk();
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
    const { counter, begin, help, desk: calls } = listeningDesk();
    help(null);
    await settled();
    counter.take();
    begin(visitA);
    expect(calls.assistedDuring(visitA)).toBe(true);
  });

  test('when only the verdict was heard', async () => {
    const { counter, begin, explain, desk: calls } = listeningDesk();
    begin(visitA);
    explain(visitA);
    await settled();
    counter.end('explained');
    expect(calls.assistedDuring(visitA)).toBe(true);
  });
});
