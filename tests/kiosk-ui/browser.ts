/** One Chromium a file; each visitor has a page, an agent and a clock of their own. */
import { type Browser, chromium } from 'playwright-core';
import { fakeAgent } from '../support/fake-agent.ts';
import { buildUi } from '../support/ui-build.ts';
import { idle } from './states.ts';
import type { Visitor } from './way-to-screens.ts';

export const panel = { width: 1080, height: 1920 };

const flags = [
  '--disable-pinch',
  '--hide-scrollbars',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launchChromium(): Promise<Browser> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: [...flags, ...asRoot] });
}

export interface OpenVisitor extends Visitor {
  /** What the browser complained about since the last start. */
  complaints: string[];
  /** A fresh page at its welcome; the browser, the agent and the clock stay. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  viewport?: { width: number; height: number };
  reducedMotion?: 'reduce' | 'no-preference';
}

/** A page that is the screen of a fresh agent, at its welcome. */
export async function openVisitor(
  browser: Browser,
  { viewport = panel, reducedMotion = 'reduce' }: Options = {},
): Promise<OpenVisitor> {
  const agent = await fakeAgent(await buildUi(), idle);
  const context = await browser.newContext({
    viewport,
    hasTouch: true,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.clock.install();
  const restart = async (): Promise<void> => {
    await page.unrouteAll();
    agent.onCommand(() => undefined);
    agent.show(idle);
    await page.goto('about:blank');
    await page.goto(agent.openUrl);
    await page.getByRole('heading', { name: 'Votre dossier de santé' }).waitFor();
    agent.posts.length = 0;
    complaints.length = 0;
  };
  await restart();
  const close = async (): Promise<void> => {
    await context.close();
    await agent.close();
  };
  return { page, agent, complaints, restart, close };
}
