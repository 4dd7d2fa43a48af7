/**
 * The policy of the kiosk in a real Chromium (security.md T2). It is read from one place only, so it is put there in a
 * mount namespace of its own: this machine's browser never sees it. That takes root.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type CDPSession, chromium } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { installFolder } from './staged-kiosk.ts';

const mayUnshare = spawnSync('unshare', ['--mount', 'true']).status === 0 && existsSync('/etc/chromium');
const unlessRoot = mayUnshare ? '' : ' (not tried: it takes root)';

const Policy = z.record(z.string(), z.unknown());
const policy = Policy.parse(JSON.parse(readFileSync(join(installFolder, 'chromium/borne.json'), 'utf8')));

let folder: string;
let agent: Server;
let child: ChildProcess | undefined;
let browser: Browser | undefined;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'borne-policy-'));
  agent = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Borne</title>served');
  });
  agent.listen(0, '127.0.0.1');
  await vi.waitFor(() => expect(agent.listening).toBe(true));
});
afterEach(async () => {
  await browser?.close().catch(() => undefined);
  // The wrapper and all that it started.
  if (child?.pid && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  agent.close();
  agent.closeAllConnections();
  await vi.waitFor(() => rmSync(folder, { recursive: true, force: true }), { timeout: 5_000 });
});

const address = () => {
  const where = agent.address();
  return `http://127.0.0.1:${typeof where === 'object' ? where?.port : ''}`;
};

/** Chromium under this policy, on the agent's page, with a door for the test that a kiosk has not. */
async function underPolicy(changed: Record<string, unknown>): Promise<CDPSession> {
  const file = join(folder, 'borne.json');
  writeFileSync(file, JSON.stringify({ ...policy, URLAllowlist: [address()], ...changed }));
  const wrapper = join(folder, 'chromium-under-policy');
  const steps = [
    'mount -t tmpfs none /etc/chromium',
    'mkdir -p /etc/chromium/policies/managed',
    `cp ${file} /etc/chromium/policies/managed/`,
    'exec /usr/lib/chromium/chromium "$@"',
  ];
  writeFileSync(wrapper, `#!/bin/sh\nexec unshare --mount sh -c '${steps.join(' && ')}' sh "$@"\n`);
  chmodSync(wrapper, 0o755);
  const profile = join(folder, 'profile');
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--incognito', '--remote-debugging-port=0'];
  child = spawn(wrapper, [...flags, `--user-data-dir=${profile}`, `${address()}/`], {
    stdio: 'ignore',
    detached: true,
  });
  const door = join(profile, 'DevToolsActivePort');
  await vi.waitFor(() => expect(existsSync(door)).toBe(true), { timeout: 15_000 });
  const port = readFileSync(door, 'utf8').split('\n')[0];
  browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  return browser.newBrowserCDPSession();
}

async function pageOf(devtools: CDPSession): Promise<string> {
  return vi.waitFor(
    async () => {
      const { targetInfos } = await devtools.send('Target.getTargets');
      const page = targetInfos.find(({ url }) => url.startsWith(address()));
      if (!page) throw new Error('the page is not there yet');
      return page.targetId;
    },
    { timeout: 10_000 },
  );
}

const SaidSchema = z.object({
  id: z.int(),
  result: z
    .object({ errorText: z.string().optional(), result: z.object({ value: z.unknown() }).optional() })
    .optional(),
  error: z.object({ message: z.string() }).optional(),
});
type Said = z.infer<typeof SaidSchema>;

describe.skipIf(!mayUnshare)(`under the kiosk’s policy${unlessRoot}`, () => {
  test('the agent’s page opens, and nothing else does', async () => {
    // Without this change nobody can look inside: see the next test.
    const devtools = await underPolicy({ DeveloperToolsAvailability: 1 });
    const targetId = await pageOf(devtools);
    const { sessionId } = await devtools.send('Target.attachToTarget', { targetId, flatten: false });
    const ended = new Promise<'ended'>((resolve) => {
      child?.once('exit', () => resolve('ended'));
    });
    let id = 0;
    const say = async (method: string, params: Record<string, unknown>): Promise<Said | 'ended'> => {
      id += 1;
      const mine = id;
      const { promise, resolve } = Promise.withResolvers<Said>();
      devtools.on('Target.receivedMessageFromTarget', ({ message }) => {
        const said = SaidSchema.safeParse(JSON.parse(message)).data;
        if (said?.id === mine) resolve(said);
      });
      const message = JSON.stringify({ id: mine, method, params });
      // A browser that ends at this very word is told by `ended`.
      await devtools.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => undefined);
      return Promise.race([promise, ended]);
    };
    /** Until what came is drawn: Chromium 156 falls when it is sent elsewhere in the middle of « blocked ». */
    const drawn = () =>
      vi.waitFor(async () => {
        const said = await say('Runtime.evaluate', { expression: 'document.readyState' });
        expect(said === 'ended' || said.result?.result?.value === 'complete').toBe(true);
      });
    const open = async (url: string): Promise<string> => {
      const said = await say('Page.navigate', { url });
      await drawn();
      return said === 'ended' ? said : (said.error?.message ?? said.result?.errorText ?? 'opened');
    };
    const blocked = [
      'file:///etc/passwd',
      'chrome://policy',
      'chrome://version',
      'devtools://devtools/bundled/inspector.html',
      `view-source:${address()}/`,
      'data:text/html,hello',
      'https://example.org/',
      address().replace('127.0.0.1', '127.0.0.2'),
      address().replace('127.0.0.1', 'localhost'),
      'http://127.0.0.1:9/',
    ];
    const outcomes: Record<string, string> = {};
    for (const url of blocked) outcomes[url] = await open(url);
    expect(outcomes).toEqual(
      Object.fromEntries(blocked.map((url) => [url, 'net::ERR_BLOCKED_BY_ADMINISTRATOR'])),
    );
    expect(await open(`${address()}/`)).toBe('opened');
    // Pages that Chromium opens outside incognito only, which this policy forbids: it ends rather than show them, and
    // systemd starts it anew.
    expect(['ended', 'net::ERR_BLOCKED_BY_ADMINISTRATOR']).toContain(await open('chrome://settings'));
  });

  test('not even an open debugging port lets anybody look into the page', async () => {
    const devtools = await underPolicy({});
    const targetId = await pageOf(devtools);
    await expect(devtools.send('Target.attachToTarget', { targetId, flatten: false })).rejects.toThrow(
      'Not allowed',
    );
  });
});

test('the policy closes what a visitor could leave the page by', () => {
  expect(policy).toMatchObject({
    DeveloperToolsAvailability: 2,
    IncognitoModeAvailability: 2,
    DownloadRestrictions: 3,
    AllowFileSelectionDialogs: false,
    PrintingEnabled: false,
    ExtensionInstallBlocklist: ['*'],
    PasswordManagerEnabled: false,
    TranslateEnabled: false,
    SyncDisabled: true,
    BrowserSignin: 0,
    MetricsReportingEnabled: false,
    AudioCaptureAllowed: false,
    VideoCaptureAllowed: false,
    DefaultPopupsSetting: 2,
  });
  expect(policy['URLBlocklist']).toEqual(expect.arrayContaining(['*', 'chrome://*', 'file://*']));
});
