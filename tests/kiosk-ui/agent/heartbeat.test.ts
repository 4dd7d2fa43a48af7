import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HeartbeatSchema } from '../../../kiosk-agent/contract/index.ts';
import { startHeartbeat } from '../../../kiosk-ui/src/agent/heartbeat.ts';
import type { ScreenName } from '../../../kiosk-ui/src/journey/screen.ts';

const said: unknown[] = [];
let frames: (() => void)[] = [];
let atRest: (() => void)[] = [];
let stop: () => void;

/** The screen draws what is waiting to be drawn, and it reaches the glass. */
async function draw(): Promise<void> {
  for (const frame of frames.splice(0)) frame();
  for (const rest of atRest.splice(0)) rest();
  await Promise.resolve();
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
  said.length = 0;
  frames = [];
  atRest = [];
  vi.stubGlobal('requestIdleCallback', (rest: () => void) => atRest.push(rest));
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
  vi.stubGlobal('fetch', async (path: string, init: { body: string }) => {
    said.push({ path, body: JSON.parse(init.body) });
    throw new TypeError('the agent is away');
  });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('every five seconds the page says which screen it draws, whether the agent answers or not', async () => {
  const screens = ['welcome', 'isItYou'];
  stop = startHeartbeat(() => screens.shift() ?? 'thanks');
  for (let beats = 0; beats < 3; beats += 1) {
    vi.advanceTimersByTime(5_000);
    await draw();
  }
  expect(said).toEqual(
    ['welcome', 'isItYou', 'thanks'].map((screen) => ({
      path: '/agent/heartbeat',
      body: HeartbeatSchema.parse({ screen }),
    })),
  );
});

test('a page whose timers run but which draws nothing is silent', async () => {
  stop = startHeartbeat(() => 'welcome');
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual([]);
  // Drawn again, it says so once, not for every time that it could not.
  await draw();
  expect(said).toHaveLength(1);
});

test('a page that has no screen to show is silent', async () => {
  stop = startHeartbeat(() => {
    throw new Error('a state without a screen');
  });
  vi.advanceTimersByTime(5_000);
  await expect(draw()).rejects.toThrow('a state without a screen');
  expect(said).toEqual([]);
});

test('a new screen is told at once, and only when it is another: a call for help cannot wait', async () => {
  let screen: ScreenName = 'welcome';
  let changed = (): void => undefined;
  stop = startHeartbeat(
    () => screen,
    (listener) => {
      changed = listener;
      return { unsubscribe: () => undefined };
    },
  );
  const show = async (next: ScreenName): Promise<void> => {
    screen = next;
    changed();
    await draw();
  };
  await show('welcome');
  await show('welcome');
  await show('help');
  expect(said).toEqual([
    { path: '/agent/heartbeat', body: { screen: 'welcome' } },
    { path: '/agent/heartbeat', body: { screen: 'help' } },
  ]);
});

test('once stopped it says nothing more', async () => {
  let listening = true;
  const unsubscribe = (): void => {
    listening = false;
  };
  stop = startHeartbeat(
    () => 'welcome',
    () => ({ unsubscribe }),
  );
  stop();
  expect(listening).toBe(false);
  vi.advanceTimersByTime(60_000);
  await draw();
  expect(said).toEqual([]);
});
