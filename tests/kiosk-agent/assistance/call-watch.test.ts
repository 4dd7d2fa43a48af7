import { expect, test, vi } from 'vitest';
import { callWatch } from '../../../kiosk-agent/src/assistance/call-watch.ts';
import { counterDouble, visitA } from './counter-double.ts';

const quick = { firstMs: 5, longestMs: 10 };
const call = { kind: 'help', visitId: null, as: null } as const;

test('whoever listens hears of each change, and again from the start after the line broke', async () => {
  const counter = counterDouble();
  const heard: string[] = [];
  const watch = callWatch(counter, ({ state }) => heard.push(state), quick);
  watch.start();
  await counter.placeCall(visitA, call, { deadlineMs: 1 });
  expect(heard).toEqual(['waiting']);
  counter.breakStream();
  await vi.waitFor(() => expect(heard).toEqual(['waiting', 'waiting']));
  counter.take();
  expect(heard.at(-1)).toBe('taken');
  await watch.stop();
  counter.end();
  expect(heard.at(-1)).toBe('taken');
});

test('a server that is not there is asked again, and not without a pause', async () => {
  const counter = counterDouble();
  counter.line = 'silent';
  const watch = callWatch(counter, () => undefined, quick);
  const since = performance.now();
  watch.start();
  await vi.waitFor(() => expect(counter.streams).toBeGreaterThanOrEqual(4));
  // Three pauses: 5, 10 and 10 ms at least.
  expect(performance.now() - since).toBeGreaterThanOrEqual(24);
  await watch.stop();
  const { streams } = counter;
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(counter.streams).toBe(streams);
});
