/**
 * The start of the screen as on a kiosk: `borne-browser` as a user without rights, Chromium with its own sandbox and the
 * kiosk's policy, on a display. The policy is put into a mount namespace of its own, which takes root.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { buildUi } from '../../support/ui-build.ts';
import { type AgentDouble, agentDouble } from '../http/agent-double.ts';
import { installFolder } from './staged-kiosk.ts';

const nobody = 65_534;
const able =
  spawnSync('unshare', ['--mount', 'true']).status === 0 &&
  ['/usr/bin/Xvfb', '/usr/lib/chromium/chromium', '/usr/bin/setpriv'].every(existsSync);
const unlessAble = able ? '' : ' (not tried: it takes root, Xvfb and Chromium)';

let folder: string;
let agent: AgentDouble;
let display: ChildProcess;
let browser: ChildProcess | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'borne-start-'));
  chmodSync(folder, 0o755);
  agent = await agentDouble({ uiDist: await buildUi() });
});
afterEach(async () => {
  if (browser?.pid && browser.exitCode === null) process.kill(-browser.pid, 'SIGKILL');
  display.kill();
  await agent.stop();
  await vi.waitFor(() => rmSync(folder, { recursive: true, force: true }), { timeout: 5_000 });
});

/** A display of its own, as large as the panel. */
async function startDisplay(): Promise<string> {
  display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1080x1920x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = (await once(display.stdio[3] ?? display, 'data')) as [Buffer];
  return `:${number.toString().trim()}`;
}

/** What systemd gives to the unit: a folder in memory, the token, the user. */
function startBrowser(displayName: string): void {
  for (const name of ['run', 'credentials']) mkdirSync(join(folder, name), { mode: 0o700 });
  writeFileSync(join(folder, 'credentials/pairing-token'), agent.token, { mode: 0o400 });
  for (const path of ['run', 'credentials', 'credentials/pairing-token'])
    chownSync(join(folder, path), nobody, nobody);
  const policy = readFileSync(join(installFolder, 'chromium/borne.json'), 'utf8').replace(
    ':7080',
    `:${agent.port}`,
  );
  writeFileSync(join(folder, 'borne.json'), policy);
  // The folders of a clone in /root are closed to others: the script is taken where they may read it.
  writeFileSync(join(folder, 'borne-browser'), readFileSync(join(installFolder, 'bin/borne-browser')));
  const steps = [
    'mount -t tmpfs none /etc/chromium',
    'mkdir -p /etc/chromium/policies/managed',
    `cp ${folder}/borne.json /etc/chromium/policies/managed/`,
    `exec setpriv --reuid=${nobody} --regid=${nobody} --clear-groups --no-new-privs sh ${folder}/borne-browser kiosk`,
  ];
  browser = spawn('unshare', ['--mount', 'sh', '-c', steps.join(' && ')], {
    detached: true,
    stdio: 'ignore',
    env: {
      PATH: '/usr/bin:/bin',
      DISPLAY: displayName,
      HOME: join(folder, 'run'),
      RUNTIME_DIRECTORY: join(folder, 'run'),
      CREDENTIALS_DIRECTORY: join(folder, 'credentials'),
      AGENT_PORT: `${agent.port}`,
      BORNE_COMPOSITOR: 'none',
    },
  });
}

const processes = () => spawnSync('ps', ['-eo', 'uid,args'], { encoding: 'utf8' }).stdout.split('\n');

test.skipIf(!able)(
  `the screen opens, pairs and goes on speaking, in Chromium’s own sandbox and under the policy${unlessAble}`,
  async () => {
    startBrowser(await startDisplay());
    await vi.waitFor(() => expect(agent.screen.silentMs()).not.toBeNull(), { timeout: 25_000 });
    expect(agent.kiosk.lines.join('')).toContain('"event":"screen.paired"');
    const own = processes().filter((line) => line.includes(join(folder, 'run/profile')));
    expect(own.length).toBeGreaterThan(0);
    for (const line of own) expect(line).toMatch(new RegExp(`^\\s*${nobody} `));
    const renderers = processes().filter((line) => /^\s*65534 .*--type=renderer/.test(line));
    expect(renderers.length).toBeGreaterThan(0);
    expect(renderers.join('\n')).not.toContain('--no-sandbox');
  },
  60_000,
);
