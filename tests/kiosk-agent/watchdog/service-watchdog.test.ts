import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readConfig } from '../../../kiosk-agent/src/config.ts';
import { agentLog } from '../../../kiosk-agent/src/log.ts';
import { serviceWatchdog } from '../../../kiosk-agent/src/watchdog/service-watchdog.ts';
import { type SystemdState, systemdNotify } from '../../../kiosk-agent/src/watchdog/systemd-notify.ts';
import { type SystemdSocket, systemdSocket } from './systemd-socket.ts';

describe('by the real systemd-notify, on a real socket', () => {
  let systemd: SystemdSocket;
  beforeEach(async () => {
    systemd = await systemdSocket();
  });
  afterEach(() => systemd.stop());

  test('every word arrives, and is known to have arrived', async () => {
    const notify = systemdNotify(systemd.path);
    for (const state of ['READY=1', 'WATCHDOG=1'] as const) {
      expect(await notify(state)).toBe(true);
    }
    await vi.waitFor(() => expect(systemd.said).toEqual(['READY=1', 'WATCHDOG=1']));
  });

  test('where nobody listens that is told, and nothing breaks', async () => {
    expect(await systemdNotify('/nowhere/notify')('READY=1')).toBe(false);
  });

  test('an event loop that stands still says nothing, and lives again when it moves', async () => {
    const patienceMs = 1_500;
    const child = fork(join(import.meta.dirname, 'blocked-loop.ts'), [systemd.path, `${patienceMs}`], {
      execArgv: [],
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const log: string[] = [];
    child.stdout?.on('data', (chunk) => log.push(String(chunk)));
    await vi.waitFor(() => expect(systemd.said).toContain('WATCHDOG=1'), { timeout: 10_000 });

    child.send({ blockMs: patienceMs * 2 });
    await once(child, 'message');
    // Words that were on their way when it stopped have come by now.
    const before = systemd.said.length;
    child.send({ blockMs: patienceMs * 2 });
    await once(child, 'message');
    expect(systemd.said.length - before).toBeLessThanOrEqual(1);
    await vi.waitFor(() => expect(log.join('')).toContain('agent.sluggish'));

    await vi.waitFor(() => expect(systemd.said.length).toBeGreaterThan(before + 2), { timeout: 10_000 });
    child.kill();
    await once(child, 'exit');
  });
});

describe('the watchdog', () => {
  const patienceMs = 30_000;
  let lines: string[];
  let lagMs: number;
  let taken: boolean;
  let said: SystemdState[];
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    [lines, lagMs, taken, said] = [[], 20, true, []];
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const watchdog = (patience: number | null = patienceMs) =>
    serviceWatchdog({
      notify: async (state) => {
        said.push(state);
        return taken;
      },
      patienceMs: patience,
      log: agentLog('info', { write: (line) => lines.push(line) }),
      worstLagMs: () => lagMs,
    });

  test('says ready once, then that it lives, three times in the patience of systemd', async () => {
    await watchdog().ready();
    expect(said).toEqual(['READY=1']);
    vi.advanceTimersByTime(patienceMs);
    expect(said).toEqual(['READY=1', 'WATCHDOG=1', 'WATCHDOG=1', 'WATCHDOG=1']);
  });

  test('does not say that it lives after it stood still for long', async () => {
    await watchdog().ready();
    lagMs = 5_001;
    vi.advanceTimersByTime(patienceMs);
    expect(said).toEqual(['READY=1']);
    expect(lines.join('')).toContain('"event":"agent.sluggish"');
    lagMs = 5_000;
    vi.advanceTimersByTime(10_000);
    expect(said).toEqual(['READY=1', 'WATCHDOG=1']);
  });

  test('where systemd does not ask, it only says ready', async () => {
    await watchdog(null).ready();
    vi.advanceTimersByTime(patienceMs);
    expect(said).toEqual(['READY=1']);
  });

  test('says nothing more once it is stopped', async () => {
    const dog = watchdog();
    await dog.ready();
    dog.stop();
    vi.advanceTimersByTime(patienceMs);
    expect(said).toEqual(['READY=1']);
  });

  test('a word that was not taken is in the log', async () => {
    taken = false;
    await watchdog().ready();
    expect(lines.join('')).toContain('"event":"systemd.unheard"');
  });
});

test('a watchdog without a socket is a mistake of configuration', () => {
  const result = readConfig({ BORNE_MODE: 'development', WATCHDOG_USEC: '30000000' });
  expect(result.ok ? [] : result.problems).toContain('NOTIFY_SOCKET : exigé avec WATCHDOG_USEC');
  const nonsense = readConfig({ WATCHDOG_USEC: '0', NOTIFY_SOCKET: '/run/systemd/notify' });
  expect(nonsense.ok ? [] : nonsense.problems).toContain('WATCHDOG_USEC : des microsecondes');
});
