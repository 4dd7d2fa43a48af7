import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HeartbeatSchema } from '../../../kiosk-agent/contract/index.ts';
import { startHeartbeat } from '../../../kiosk-ui/src/agent/heartbeat.ts';
import type { ScreenName } from '../../../kiosk-ui/src/journey/screen.ts';

const said: unknown[] = [];
let frames: (() => void)[] = [];
let stop: () => void;

/** The screen draws what is waiting to be drawn, and it reaches the glass. */
function draw(): void {
  for (const frame of frames.splice(0)) frame();
  vi.advanceTimersByTime(0);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] });
  said.length = 0;
  frames = [];
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

test('every five seconds the page says which screen it draws, whether the agent answers or not', () => {
  const screens = ['welcome', 'isItYou'];
  stop = startHeartbeat(() => screens.shift() ?? 'thanks');
  for (let beats = 0; beats < 3; beats += 1) {
    vi.advanceTimersByTime(5_000);
    draw();
  }
  expect(said).toEqual(
    ['welcome', 'isItYou', 'thanks'].map((screen) => ({
      path: '/agent/heartbeat',
      body: HeartbeatSchema.parse({ screen }),
    })),
  );
});

test('a page whose timers run but which draws nothing is silent', () => {
  stop = startHeartbeat(() => 'welcome');
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual([]);
  // Drawn again, it says so once, not for every time that it could not.
  draw();
  expect(said).toHaveLength(1);
});

test('a page that has no screen to show is silent', () => {
  stop = startHeartbeat(() => {
    throw new Error('a state without a screen');
  });
  vi.advanceTimersByTime(5_000);
  expect(draw).toThrow('a state without a screen');
  expect(said).toEqual([]);
});

test('a new screen is told at once, and only when it is another: a call for help cannot wait', () => {
  let screen: ScreenName = 'welcome';
  let changed = (): void => undefined;
  stop = startHeartbeat(
    () => screen,
    (listener) => {
      changed = listener;
      return { unsubscribe: () => undefined };
    },
  );
  const show = (next: ScreenName): void => {
    screen = next;
    changed();
    draw();
  };
  show('welcome');
  show('welcome');
  show('help');
  expect(said).toEqual([
    { path: '/agent/heartbeat', body: { screen: 'welcome' } },
    { path: '/agent/heartbeat', body: { screen: 'help' } },
  ]);
});

test('once stopped it says nothing more', () => {
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
  draw();
  expect(said).toEqual([]);
});
