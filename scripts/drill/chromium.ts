/** Debian's Chromium, headless, driven by playwright-core. */
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { StartProblem } from '../line/start-problem.ts';

const executable = '/usr/bin/chromium';

export async function launchChromium(): Promise<Browser> {
  if (!existsSync(executable)) {
    throw new StartProblem('Il manque Chromium : sudo apt-get install -y chromium');
  }
  return chromium.launch({
    executablePath: executable,
    // Root has no sandbox to drop to; the rest keeps the browser off the network.
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...['--disable-pinch', '--hide-scrollbars', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
}

/** The kiosk's panel: 21.5", portrait, touch. */
export function kioskPanel(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 1080, height: 1920 },
    hasTouch: true,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
  });
}

/** The phone of the patient at home. */
export function patientPhone(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
  });
}
