/** The small programs of a kiosk, each run as systemd would. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installFolder } from './staged-kiosk.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'borne-scripts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const bin = (name: string) => join(installFolder, 'bin', name);

describe('borne-browser', () => {
  /** Writes down how it was called, in the place of Chromium and of the compositor. */
  function standIn(name: string): string {
    const program = join(folder, name);
    writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" > ${folder}/${name}.called\n`);
    chmodSync(program, 0o755);
    return program;
  }

  function start(page: string, environment: Record<string, string> = {}) {
    mkdirSync(join(folder, 'run'), { recursive: true });
    writeFileSync(join(folder, 'pairing-token'), 'PAIRING');
    writeFileSync(join(folder, 'installer-token'), 'INSTALLER');
    return spawnSync('sh', [bin('borne-browser'), page], {
      encoding: 'utf8',
      env: {
        PATH: `${folder}:/usr/bin:/bin`,
        RUNTIME_DIRECTORY: join(folder, 'run'),
        CREDENTIALS_DIRECTORY: folder,
        AGENT_PORT: '7080',
        BORNE_CHROMIUM: standIn('chromium'),
        BORNE_COMPOSITOR: 'none',
        ...environment,
      },
    });
  }
  const called = (name = 'chromium') =>
    readFileSync(join(folder, `${name}.called`), 'utf8')
      .trim()
      .split('\n');

  test('opens the screen of the patients, or the page of the installer', () => {
    expect(start('kiosk').status).toBe(0);
    expect(called().at(-1)).toBe('http://127.0.0.1:7080/#PAIRING');
    expect(start('installation').status).toBe(0);
    expect(called().at(-1)).toBe('http://127.0.0.1:7080/installation#INSTALLER');
    expect(start('elsewhere').status).toBe(64);
  });

  test('keeps the sandbox and opens no door to debug by', () => {
    start('kiosk');
    expect(called()).toContain('--kiosk');
    expect(called().join(' ')).not.toMatch(/no-sandbox|remote-debugging|load-extension|enable-remote/);
  });

  test('begins with an empty profile, whatever the one before left', () => {
    mkdirSync(join(folder, 'run/profile'), { recursive: true });
    writeFileSync(join(folder, 'run/profile/History'), 'somebody');
    start('kiosk');
    expect(called()).toContain(`--user-data-dir=${folder}/run/profile`);
    expect(existsSync(join(folder, 'run/profile/History'))).toBe(false);
  });

  test('shows it under the compositor, turned if the panel is', () => {
    standIn('cage');
    start('kiosk', { BORNE_COMPOSITOR: 'cage', BORNE_CAGE_FLAGS: '-r' });
    expect(called('cage').slice(0, 3)).toEqual(['-d', '-r', '--']);
    expect(called('cage')).toContain('--ozone-platform=wayland');
    expect(called('cage').at(-1)).toBe('http://127.0.0.1:7080/#PAIRING');
  });

  test('does not start without its token', () => {
    expect(start('kiosk', { CREDENTIALS_DIRECTORY: join(folder, 'run') }).status).not.toBe(0);
    expect(existsSync(join(folder, 'chromium.called'))).toBe(false);
  });
});

describe('borne-installation', () => {
  const run = (file: string, ...options: string[]) =>
    spawnSync('sh', [bin('borne-installation'), ...options], {
      encoding: 'utf8',
      env: { PATH: '/usr/bin:/bin', INSTALLER_TOKEN_FILE: file },
    });

  test('gives the whole address of the installer’s page', () => {
    const file = join(folder, 'token');
    writeFileSync(file, 'INSTALLER');
    expect(run(file).stdout.trim()).toBe('http://127.0.0.1:7080/installation#INSTALLER');
  });

  test('says why it cannot', () => {
    const { status, stderr } = run(join(folder, 'none'));
    expect(status).toBe(1);
    expect(stderr).toContain('L’agent ne tourne pas, ou vous n’êtes pas root');
    expect(run('', '--elsewhere').status).toBe(64);
  });
});

describe('the restart of the night', () => {
  /** An agent that is busy for so many questions. */
  async function waited(busyFor: number, longestMs: number) {
    let asked = 0;
    const agent = createServer((_request, response) => {
      asked += 1;
      response.end(JSON.stringify({ busy: asked <= busyFor }));
    });
    agent.listen(0, '127.0.0.1');
    await once(agent, 'listening');
    const { port } = agent.address() as AddressInfo;
    const env = { AGENT_PORT: `${port}`, WAIT_IDLE_EVERY_MS: '20', WAIT_IDLE_LONGEST_MS: `${longestMs}` };
    const child = spawn(process.execPath, [bin('wait-idle.mjs')], { env, stdio: 'inherit' });
    const [code] = (await once(child, 'exit')) as [number];
    agent.close();
    agent.closeAllConnections();
    return { code, asked };
  }

  test('waits for the end of a visit', async () => {
    expect(await waited(3, 10_000)).toEqual({ code: 0, asked: 4 });
  });

  test('does not come while somebody is there all night', async () => {
    const { code, asked } = await waited(1_000_000, 200);
    expect(code).toBe(1);
    // How often depends on the machine: one slow answer may take all the time there is.
    expect(asked).toBeGreaterThan(0);
  });

  test('comes for an agent that does not answer', () => {
    const env = { AGENT_PORT: '9', WAIT_IDLE_EVERY_MS: '20' };
    expect(spawnSync(process.execPath, [bin('wait-idle.mjs')], { env }).status).toBe(0);
  });
});
