import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HandOverNumbers } from '../../../kiosk-agent/src/assistance/hand-over-numbers.ts';
import { visitIds } from '../../../kiosk-agent/src/visit/visit-id.ts';
import { settled } from '../visit/kiosk-double.ts';
import { type DeskDouble, deskDouble, visitA, visitB } from './counter-double.ts';

let kiosk: DeskDouble;
let numbers: HandOverNumbers;
beforeEach(() => {
  kiosk = deskDouble();
  const pace = { deadlineMs: 50, pauseMs: 5 };
  numbers = new HandOverNumbers({ ...kiosk, server: kiosk.counter, newId: visitIds(Date.now), pace });
  kiosk.begin(visitA);
});
afterEach(() => numbers.stop());

const shown = () => kiosk.board.state().assistance.handOver;

test('a number is asked for, and given', async () => {
  numbers.ask({ visitId: visitA, reason: 'barred' });
  expect(shown()).toEqual({ state: 'asking' });
  await settled();
  expect(shown()).toEqual({ state: 'given', code: 'K7M2Q1' });
  expect(kiosk.counter.numbers).toMatchObject([{ reason: 'barred' }]);
});

test('the same reason again is the same number; another reason has its own', async () => {
  for (const reason of ['barred', 'barred', 'ticket', 'barred'] as const) {
    numbers.ask({ visitId: visitA, reason });
    await settled();
  }
  expect(shown()).toEqual({ state: 'given', code: 'K7M2Q1' });
  expect(kiosk.counter.numbers.map(({ reason }) => reason)).toEqual(['barred', 'ticket']);
});

test('a server that is silent is said to be, and asked again under the same id', async () => {
  kiosk.counter.line = 'deaf';
  numbers.ask({ visitId: visitA, reason: 'minor' });
  await vi.waitFor(() => expect(shown()).toEqual({ state: 'unheard' }));
  await vi.waitFor(() => expect(kiosk.counter.numbers.length).toBeGreaterThan(1));
  kiosk.counter.line = 'works';
  await vi.waitFor(() => expect(shown()).toMatchObject({ state: 'given' }));
  expect(new Set(kiosk.counter.numbers.map(({ id }) => id)).size).toBe(1);
});

test('a number that comes after the visit is told to nobody, and is not asked for any more', async () => {
  kiosk.counter.line = 'silent';
  numbers.ask({ visitId: visitA, reason: 'minor' });
  await settled();
  kiosk.leave(visitA);
  kiosk.begin(visitB);
  kiosk.counter.line = 'works';
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(shown()).toBeNull();
  expect(kiosk.counter.numbers).toEqual([]);
  numbers.ask({ visitId: visitB, reason: 'minor' });
  await settled();
  expect(shown()).toMatchObject({ state: 'given' });
});
