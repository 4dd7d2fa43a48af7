/** The real screens in a real Chromium, and the agent that watches them (security.md R19, kiosk-hardware.md §7.1). */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { agentLog } from '../../../kiosk-agent/src/log.ts';
import { restartFile } from '../../../kiosk-agent/src/watchdog/restart-file.ts';
import { restartPace } from '../../../kiosk-agent/src/watchdog/restart-pace.ts';
import { kioskPanel, launchChromium } from '../../../scripts/drill/chromium.ts';
import { buildUi } from '../../support/ui-build.ts';
import { type AgentDouble, agentDouble } from '../http/agent-double.ts';

const folder = mkdtempSync(join(tmpdir(), 'borne-frozen-'));
const file = join(folder, 'browser-restart');
/** The page speaks every 5 s; the test is not made to wait 20. */
const pace = { ...restartPace, silenceMs: 7_000 };
let agent: AgentDouble;
let browser: Browser;

beforeAll(async () => {
  agent = await agentDouble({
    uiDist: await buildUi(),
    watch: { restartBrowser: restartFile(file, agentLog('silent')), pace },
  });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await agent.stop();
  rmSync(folder, { recursive: true });
});

async function rendererIds(): Promise<number[]> {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

test('a page that lives is left alone; one that is frozen has its browser started anew; thawed, it speaks again', async () => {
  const page = await (await kioskPanel(browser)).newPage();
  await page.goto(`http://${agent.own}/#${agent.token}`);
  await page.getByRole('heading', { name: 'Votre dossier de santé' }).waitFor();
  await vi.waitFor(() => expect(agent.screen.silentMs()).not.toBeNull(), { timeout: 8_000 });
  await sleep(pace.silenceMs + 1_500);
  expect(existsSync(file)).toBe(false);

  const renderers = await rendererIds();
  expect(renderers.length).toBeGreaterThan(0);
  for (const id of renderers) process.kill(id, 'SIGSTOP');
  await vi.waitFor(() => expect(existsSync(file)).toBe(true), { timeout: pace.silenceMs + 6_000 });
  for (const id of renderers) process.kill(id, 'SIGCONT');
  await vi.waitFor(() => expect(agent.kiosk.lines.join('')).toContain('"event":"screen.heard"'), {
    timeout: 8_000,
  });
  expect(agent.kiosk.lines.join('')).toContain('"screen":"welcome"');
}, 60_000);
