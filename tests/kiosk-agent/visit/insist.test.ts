import type { RecordOutcome } from '@borne/server/contract';
import { describe, expect, test } from 'vitest';
import type { ServerAnswer } from '../../../kiosk-agent/src/server/server.ts';
import { insist } from '../../../kiosk-agent/src/visit/insist.ts';
import { openingEnd } from '../../../kiosk-agent/src/visit/opening.ts';
import { answered, timedOut, unreachable } from './kiosk-double.ts';

const limits = { totalMs: 120, tryMs: 50, leastMs: 20, pauseMs: 5 };
const never = new AbortController().signal;
const created = answered({ outcome: 'created' } as const);
const problem = (code: 'database-unavailable' | 'internal' | 'unknown-kiosk' | 'regime-forbids-creation') =>
  ({ outcome: 'problem', code, reference: 'r' }) as const;

/** Gives these answers in turn, the last one again and again. */
async function insisting(...answers: ServerAnswer<RecordOutcome>[]) {
  let tries = 0;
  const attempt = async () => answers[Math.min(tries++, answers.length - 1)] ?? unreachable;
  return { answer: await insist(attempt, limits, never), tries: () => tries };
}

describe('a request sent again', () => {
  test('after a refused connection is answered as if nothing had been', async () => {
    const { answer, tries } = await insisting(unreachable, unreachable, created);
    expect(answer).toEqual(created);
    expect(tries()).toBe(3);
  });

  test('that never left is certainly not there', async () => {
    expect((await insisting(unreachable)).answer).toEqual(unreachable);
  });

  test('once in doubt stays in doubt, even if the server cannot be reached any more', async () => {
    expect((await insisting(timedOut, unreachable)).answer).toEqual(timedOut);
  });

  test('once in doubt is not settled by a no, which may be about something else', async () => {
    expect((await insisting(timedOut, problem('unknown-kiosk'))).answer).toEqual(timedOut);
  });

  test('once in doubt is settled by an answer', async () => {
    expect((await insisting(timedOut, created)).answer).toEqual(created);
  });

  test.each(['database-unavailable', 'internal'] as const)(
    'that met %s is tried again, and stays in doubt',
    async (code) => {
      const { answer, tries } = await insisting(problem(code));
      expect(answer).toMatchObject({ outcome: 'uncertain' });
      expect(tries()).toBeGreaterThan(1);
    },
  );

  test('is not sent again after a plain no', async () => {
    const { answer, tries } = await insisting(problem('regime-forbids-creation'));
    expect(answer).toEqual(problem('regime-forbids-creation'));
    expect(tries()).toBe(1);
  });

  test('is given up when the agent stops', async () => {
    const stop = new AbortController();
    const attempt = async () => {
      stop.abort();
      return timedOut;
    };
    expect(await insist(attempt, { ...limits, totalMs: 60_000 }, stop.signal)).toEqual(timedOut);
  });
});

describe('what an answer means for the patient', () => {
  test.each([
    [created, { end: 'outcome', outcome: 'created' }],
    [unreachable, { end: 'offline' }],
    [timedOut, { end: 'outcome', outcome: 'unknown' }],
    [problem('unknown-kiosk'), { end: 'offline' }],
    [problem('regime-forbids-creation'), { end: 'outcome', outcome: 'refused' }],
    [problem('database-unavailable'), { end: 'outcome', outcome: 'unknown' }],
    [{ outcome: 'problem', code: 'person-already-served', reference: 'r' } as const, { end: 'requested' }],
    [
      { outcome: 'problem', code: 'request-id-reused', reference: 'r' } as const,
      { end: 'outcome', outcome: 'unknown' },
    ],
  ])('%j is %j', (answer, end) => {
    expect(openingEnd(answer)).toEqual(end);
  });
});
