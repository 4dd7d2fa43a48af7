import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { profileWatch } from '../../../kiosk-agent/src/server/kiosk-profile.ts';
import { stateBoard } from '../../../kiosk-agent/src/visit/state-board.ts';
import { answered, profile, serverDouble, unreachable } from '../visit/kiosk-double.ts';

const pace = { restMs: 30_000, retryMs: 1_000, deadlineMs: 5_000, patience: 3 };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function watched() {
  const server = serverDouble();
  const board = stateBoard(false);
  board.update({ slot: 'empty' });
  const watch = profileWatch(server, board, pace);
  return { server, board, watch, outOfService: () => board.state().outOfService };
}

test('nobody is served before the server has named the kiosk, which is asked again until it has', async () => {
  const { server, board, watch, outOfService } = watched();
  server.on.profile = async () => unreachable;
  await watch.start();
  expect(outOfService()).toBe('server-unreachable');
  server.on.profile = async () => answered(profile);
  await vi.advanceTimersByTimeAsync(1_250);
  expect(board.state()).toMatchObject({
    outOfService: null,
    kiosk: { siteName: profile.siteName, regime: 'consent-2016' },
  });
  watch.stop();
});

test('one lost answer closes nothing; three in a row do, and one answer opens again', async () => {
  const { server, watch, outOfService } = watched();
  await watch.start();
  server.on.profile = async () => unreachable;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(outOfService()).toBeNull();
  await vi.advanceTimersByTimeAsync(1_250 + 2_500);
  expect(outOfService()).toBe('server-unreachable');
  server.on.profile = async () => answered(profile);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(outOfService()).toBeNull();
  watch.stop();
});

test('while nothing answers, the questions grow rare: back-off up to the rest', async () => {
  const { server, watch } = watched();
  server.on.profile = async () => unreachable;
  await watch.start();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(server.calls.length).toBeGreaterThan(15);
  expect(server.calls.length).toBeLessThan(30);
  watch.stop();
});

test('a kiosk that the server does not know says so at once', async () => {
  const { server, watch, outOfService } = watched();
  server.on.profile = async () => ({ outcome: 'problem', code: 'unknown-kiosk', reference: 'r' });
  await watch.start();
  expect(outOfService()).toBe('kiosk-unknown');
  watch.stop();
});

test('stopped, it asks no more', async () => {
  const { server, watch } = watched();
  await watch.start();
  watch.stop();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(server.calls).toHaveLength(1);
});
