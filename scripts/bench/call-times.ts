/**
 * « Aide » → the counter: from the kiosk's request to the line that Chromium has drawn on the counter's page, over the
 * real mutual TLS, database and event stream. The agent's own part before it is not in the figure.
 */
import { randomUUIDv7 } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { Client } from 'undici';
import type { Line } from '../line/line.ts';
import { type Quantiles, quantiles } from './quantiles.ts';

/** What is needed of a line: any server will do. */
export type CallLine = Pick<Line, 'counterUrl' | 'pki'> & { ports: Pick<Line['ports'], 'kioskApi'> };

/** A hand does not call twice in the same moment. */
const betweenCallsMs = 30;
const drawnDeadlineMs = 5_000;

/** Milliseconds of `calls` calls, one after the other, by the development kiosk. Throws when one is never drawn. */
export async function callTimes(line: CallLine, browser: Browser, calls = 120): Promise<Quantiles | null> {
  const page = await counterPage(line, browser);
  const kiosk = new Client(`https://localhost:${line.ports.kioskApi}`, {
    connect: {
      ca: readFileSync(line.pki.kioskCa),
      cert: readFileSync(line.pki.kioskCert),
      key: readFileSync(line.pki.kioskKey),
    },
  });
  try {
    const times: number[] = [];
    for (let call = 0; call < calls; call += 1) times.push(await oneCall(kiosk, page));
    return quantiles(times);
  } finally {
    await kiosk.close();
    await page.context().close();
  }
}

async function counterPage({ counterUrl }: CallLine, browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'fr-FR' });
  const page = await context.newPage();
  await page.goto(counterUrl);
  await page.getByRole('button', { name: 'Agent d’essai – pharmacien' }).click();
  await page.getByText('Personne n’attend.').waitFor();
  return page;
}

async function oneCall(kiosk: Client, page: Page): Promise<number> {
  const callId = randomUUIDv7();
  const drawn = lineDrawn(page);
  await sleep(betweenCallsMs);
  const startedAt = performance.now();
  await ask(kiosk, 'PUT', callId, { kind: 'help', visitId: null, as: null });
  await drawn;
  const elapsedMs = performance.now() - startedAt;
  await ask(kiosk, 'DELETE', callId);
  await page.getByText('Personne n’attend.').waitFor();
  return elapsedMs;
}

/** Resolves in the frame after the one that drew the waiting call; the way back from the browser counts too. */
function lineDrawn(page: Page): Promise<void> {
  return page.evaluate(
    (deadlineMs) =>
      new Promise<void>((resolve, reject) => {
        const look = (): void => {
          if (!document.querySelector('.kiosks > .waiting')) return;
          seen.disconnect();
          requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
        };
        const seen = new MutationObserver(look);
        seen.observe(document.body, { subtree: true, childList: true, attributes: true });
        setTimeout(() => reject(new Error('the call was never drawn')), deadlineMs);
      }),
    drawnDeadlineMs,
  );
}

async function ask(kiosk: Client, method: 'PUT' | 'DELETE', callId: string, body?: object): Promise<void> {
  const { statusCode, body: answer } = await kiosk.request({
    method,
    path: `/v1/calls/${callId}`,
    headers: body ? { 'content-type': 'application/json' } : {},
    body: body ? JSON.stringify(body) : null,
  });
  await answer.dump();
  if (statusCode >= 300) throw new Error(`the server answered ${statusCode} to a call`);
}
