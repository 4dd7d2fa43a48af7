import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { agentLog } from '../../../kiosk-agent/src/log.ts';
import { PageWatch } from '../../../kiosk-agent/src/watchdog/page-watch.ts';
import { restartFile } from '../../../kiosk-agent/src/watchdog/restart-file.ts';
import { restartPace } from '../../../kiosk-agent/src/watchdog/restart-pace.ts';

const secondMs = 1_000;
const minuteMs = 60_000;

/** A watch with a clock of its own, and the moments at which it asked for a new browser. */
function watched() {
  const clock = { ms: 5_000 };
  const restarts: number[] = [];
  const lines: string[] = [];
  const begin = clock.ms;
  const watch = new PageWatch({
    restartBrowser: () => restarts.push(clock.ms - begin),
    log: agentLog('info', { write: (line) => lines.push(line) }),
    now: () => clock.ms,
  });
  /** Second by second, with a beat every `beatMs` if there is one. */
  const live = (ms: number, beatMs?: number): void => {
    for (let passed = secondMs; passed <= ms; passed += secondMs) {
      clock.ms += secondMs;
      if (beatMs && passed % beatMs === 0) watch.beat('welcome');
      watch.look();
    }
  };
  return { clock, restarts, lines, watch, live };
}

let kiosk: ReturnType<typeof watched>;
beforeEach(() => {
  kiosk = watched();
});

describe('a page that speaks', () => {
  test('is never started anew, for a whole day', () => {
    kiosk.live(24 * 60 * minuteMs, 5 * secondMs);
    expect(kiosk.restarts).toEqual([]);
    expect(kiosk.lines).toEqual([]);
  });

  test('may miss three beats', () => {
    kiosk.live(10 * minuteMs, 19 * secondMs);
    expect(kiosk.restarts).toEqual([]);
  });
});

test('the screen shown is known, and told when it is another', () => {
  const shown: (string | null)[] = [];
  expect(kiosk.watch.shown).toBeNull();
  const leave = kiosk.watch.onScreen(() => shown.push(kiosk.watch.shown));
  for (const screen of ['welcome', 'welcome', 'help']) kiosk.watch.beat(screen);
  leave();
  kiosk.watch.beat('welcome');
  expect(shown).toEqual(['welcome', 'help']);
});

describe('a page that falls silent', () => {
  test('is started anew after 20 s, and that is in the log once', () => {
    kiosk.live(minuteMs, 5 * secondMs);
    kiosk.live(19 * secondMs);
    expect(kiosk.restarts).toEqual([]);
    kiosk.live(secondMs);
    expect(kiosk.restarts).toEqual([80 * secondMs]);
    kiosk.live(30 * secondMs);
    expect(kiosk.restarts).toHaveLength(1);
    expect(kiosk.lines.filter((line) => line.includes('screen.silent'))).toHaveLength(1);
    expect(kiosk.lines.join('')).toMatch(/browser.restart-asked/);
  });

  test('and stays so is tried again ever more rarely, up to a quarter of an hour', () => {
    kiosk.live(120 * minuteMs);
    const minutes = kiosk.restarts.map((ms) => ms / minuteMs);
    expect(minutes).toEqual([1, 2, 4, 8, 16, 31, 46, 61, 76, 91, 106]);
  });

  test('and comes back for good begins at one minute again', () => {
    kiosk.live(20 * minuteMs);
    const before = kiosk.restarts.length;
    kiosk.live(5 * minuteMs, 5 * secondMs);
    expect(kiosk.lines.join('')).toContain('"event":"screen.heard"');
    kiosk.live(20 * secondMs);
    expect(kiosk.restarts).toHaveLength(before + 1);
    kiosk.live(minuteMs);
    expect(kiosk.restarts).toHaveLength(before + 2);
  });

  test('again and again after a few words gets no faster restarts', () => {
    for (let times = 0; times < 20; times += 1) {
      kiosk.live(10 * secondMs, 5 * secondMs);
      kiosk.live(minuteMs);
    }
    expect(kiosk.restarts.length).toBeLessThanOrEqual(6);
  });
});

test('a page that never opens is waited for one minute', () => {
  kiosk.live(59 * secondMs);
  expect(kiosk.restarts).toEqual([]);
  kiosk.live(secondMs);
  expect(kiosk.restarts).toEqual([minuteMs]);
});

test('the time in which the agent itself stood still is no silence of the page', () => {
  kiosk.live(minuteMs, 5 * secondMs);
  kiosk.clock.ms += 45 * secondMs;
  kiosk.watch.look();
  expect(kiosk.restarts).toEqual([]);
  kiosk.live(20 * secondMs);
  expect(kiosk.restarts).toHaveLength(1);
});

test('while somebody works on the kiosk its page may be silent; when they leave without it, it is started anew', () => {
  const clock = { ms: 0 };
  const person = { works: true };
  let restarts = 0;
  const watch = new PageWatch({
    restartBrowser: () => {
      restarts += 1;
    },
    isSuspended: () => person.works,
    log: agentLog('silent'),
    now: () => clock.ms,
  });
  for (let passed = 0; passed < 10 * minuteMs; passed += secondMs) {
    clock.ms += secondMs;
    watch.look();
  }
  expect(restarts).toBe(0);
  person.works = false;
  clock.ms += secondMs;
  watch.look();
  expect(restarts).toBe(1);
});

describe('a person', () => {
  test('may have the browser started anew, once a minute', () => {
    kiosk.live(minuteMs, 5 * secondMs);
    expect(kiosk.watch.restartNow()).toBe(true);
    expect(kiosk.watch.restartNow()).toBe(false);
    kiosk.live(minuteMs, 5 * secondMs);
    expect(kiosk.watch.restartNow()).toBe(true);
    expect(kiosk.restarts).toHaveLength(2);
  });

  test('cannot where nobody runs a browser', () => {
    const watch = new PageWatch({ restartBrowser: null, log: agentLog('silent'), now: () => 0 });
    expect(watch.restartNow()).toBe(false);
  });
});

test('whatever a page does, browsers are never started within a minute of each other', () => {
  const step = fc.record({ ms: fc.integer({ min: 1, max: 90 }), beatMs: fc.constantFrom(0, 1, 5, 19, 25) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { restarts, live } = watched();
      for (const { ms, beatMs } of steps) live(ms * secondMs, beatMs * secondMs);
      for (const [index, at] of restarts.entries()) {
        expect(at - (restarts[index - 1] ?? -minuteMs)).toBeGreaterThanOrEqual(restartPace.waitMs);
      }
    }),
  );
});

test('the restart file changes each time, is for the agent alone, and a folder that is gone harms nobody', () => {
  const folder = mkdtempSync(join(tmpdir(), 'borne-restart-'));
  const file = join(folder, 'browser-restart');
  const lines: string[] = [];
  const log = agentLog('info', { write: (line) => lines.push(line) });
  restartFile(file, log)();
  expect(readFileSync(file, 'utf8')).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z\n$/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  rmSync(folder, { recursive: true });
  restartFile(file, log)();
  expect(lines.join('')).toContain('"event":"fault"');
});
