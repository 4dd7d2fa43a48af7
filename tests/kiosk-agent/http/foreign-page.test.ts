/** What a real browser lets a foreign page do to the agent: nothing (security.md T3). */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../../scripts/drill/chromium.ts';
import { deciding } from '../visit/kiosk-double.ts';
import { dupont } from '../visit/people.ts';
import { type AgentDouble, agentDouble } from './agent-double.ts';

let agent: AgentDouble;
let foreign: Server;
let browser: Browser;
let context: BrowserContext;
let foreignUrl: string;

beforeAll(async () => {
  agent = await agentDouble();
  foreign = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Foreign</title>');
  });
  await new Promise<void>((resolve) => {
    foreign.listen(0, '127.0.0.1', resolve);
  });
  // Another port of the same address: for cookies the same site, so even SameSite=Strict lets them through.
  foreignUrl = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`;
  browser = await launchChromium();
  context = await browser.newContext();
});
afterAll(async () => {
  await browser.close();
  foreign.close();
  await agent.stop();
});

/** A page of the agent in this browser, which has become the screen. */
async function screen() {
  const page = await context.newPage();
  await page.goto(`http://${agent.own}/`);
  const paired = await page.evaluate(async (token) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch('/agent/pair', { method: 'POST', headers, body: JSON.stringify({ token }) });
    return answer.status;
  }, agent.token);
  expect(paired).toBe(200);
  return page;
}

test('a foreign page in the browser of the kiosk ends no visit, reads no state and shows no screen', async () => {
  const own = await screen();
  const visitId = await deciding(agent.kiosk, dupont);
  const page = await context.newPage();
  await page.goto(foreignUrl);
  const outcome = await page.evaluate(
    async ({ agentUrl, body }) => {
      const target = `${agentUrl}/agent/visit/end`;
      const post = (headers: Record<string, string>, mode: RequestMode) =>
        fetch(target, { method: 'POST', credentials: 'include', headers, body, mode }).then(
          (answer) => answer.type,
          () => 'refused',
        );
      const stream = new EventSource(`${agentUrl}/agent/events`, { withCredentials: true });
      const heard = new Promise((resolve) => {
        stream.addEventListener('state', () => resolve('heard'));
        stream.addEventListener('error', () => resolve('deaf'));
      });
      const frame = document.createElement('iframe');
      frame.src = `${agentUrl}/`;
      const framed = new Promise((resolve) => {
        frame.addEventListener('load', () => resolve(frame.contentDocument === null ? 'closed' : 'open'));
      });
      document.body.append(frame);
      return {
        simple: await post({ 'content-type': 'text/plain' }, 'no-cors'),
        json: await post({ 'content-type': 'application/json', 'x-borne': 'guessed' }, 'cors'),
        stream: await heard,
        frame: await framed,
      };
    },
    { agentUrl: `http://${agent.own}`, body: JSON.stringify({ visitId }) },
  );
  expect(outcome).toEqual({ simple: 'refused', json: 'refused', stream: 'deaf', frame: 'closed' });
  expect(await page.frames()[1]?.content()).not.toContain('Borne');
  expect(agent.kiosk.stage()).toBe('deciding');
  // It was the agent that refused: the simple post and the stream did arrive.
  expect(agent.kiosk.lines.filter((line) => line.includes('"code":"foreign-page"')).length).toBeGreaterThan(
    1,
  );
  await own.close();
});

test('a form of a foreign page that sends the browser to the agent changes nothing', async () => {
  await screen();
  const page = await context.newPage();
  await page.goto(foreignUrl);
  const stage = agent.kiosk.stage();
  const [answer] = await Promise.all([
    page.waitForResponse(/\/agent\/visit\/end$/),
    page.evaluate((action) => {
      const form = Object.assign(document.createElement('form'), { action, method: 'post' });
      document.body.append(form);
      form.submit();
    }, `http://${agent.own}/agent/visit/end`),
  ]);
  expect(answer.status()).toBe(403);
  expect(agent.kiosk.stage()).toBe(stage);
});

test('our own page cannot be made to run what it did not bring', async () => {
  const page = await context.newPage();
  await page.goto(`http://${agent.own}/`);
  const ran = await page.evaluate(async () => {
    const marks: string[] = [];
    // What the debugger runs may eval; what the page runs later may not.
    await new Promise((resolve) => setTimeout(resolve));
    Object.assign(globalThis, { mark: (name: string) => marks.push(name) });
    const attempt = (name: string, act: () => void) => {
      try {
        act();
      } catch {
        marks.push(`${name} refused`);
      }
    };
    attempt('html', () => {
      document.body.innerHTML = '<img src=x onerror="mark(\'onerror\')">';
    });
    // oxlint-disable-next-line typescript/no-implied-eval -- this is the attack that must fail
    attempt('eval', () => new Function("mark('eval')")());
    const script = document.createElement('script');
    attempt('inline', () => {
      script.textContent = "mark('inline')";
      document.body.append(script);
    });
    const away = await fetch('http://127.0.0.1:9/').catch(() => 'refused');
    return { marks, away };
  });
  expect(ran).toEqual({ marks: ['html refused', 'eval refused', 'inline refused'], away: 'refused' });
});
