import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AgentStateSchema } from '../../../kiosk-agent/contract/index.ts';
import { newSecret } from '../../../kiosk-agent/src/http/secrets.ts';
import { choosing, profile, settled } from '../visit/kiosk-double.ts';
import { dupont } from '../visit/people.ts';
import { type AgentDouble, agentDouble } from './agent-double.ts';
import { Browser } from './browser.ts';

let agent: AgentDouble;
let browser: Browser;
beforeEach(async () => {
  agent = await agentDouble();
  browser = new Browser(agent);
});
afterEach(() => agent.stop());

const visitId = '0192f000-0000-7000-8000-000000000001';
const notPaired = { status: 401, text: '{"code":"not-paired"}' };
const taken = { status: 409, text: '{"code":"screen-taken"}' };

describe('becoming the screen', () => {
  test('takes the token of this boot, and gives a cookie that no script reads', async () => {
    const answer = await browser.pair();
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^borne-\d+=[\w-]{43}; Path=\/agent; HttpOnly; SameSite=Strict$/),
    ]);
    expect(answer.text).not.toContain(browser.cookie?.split('=')[1]);
  });

  test('is refused with another token', async () => {
    expect(await browser.pair(newSecret())).toMatchObject(notPaired);
    expect(await browser.pair('short')).toMatchObject({ status: 400 });
  });

  test('is what every other address asks for: the cookie and the header', async () => {
    const presence = { visitId };
    expect(await browser.post('/agent/visit/presence', presence)).toMatchObject(notPaired);
    expect(await agent.ask('/agent/events')).toMatchObject(notPaired);
    expect(await agent.ask('/agent/session')).toMatchObject(notPaired);
    await browser.pair();
    expect(await browser.post('/agent/visit/presence', presence, { 'x-borne': null })).toMatchObject(
      notPaired,
    );
    expect(await browser.post('/agent/visit/presence', presence, { cookie: null })).toMatchObject(notPaired);
    expect(await browser.post('/agent/visit/presence', presence, { 'x-borne': newSecret() })).toMatchObject(
      notPaired,
    );
    expect(await browser.post('/agent/visit/presence', presence)).toMatchObject({ status: 410 });
  });
});

describe('one screen at a time', () => {
  test('a second browser is refused while the first one listens, and that is an alarm', async () => {
    await browser.pair();
    const stream = await browser.listen();
    await stream.next();
    expect(await new Browser(agent).pair()).toMatchObject(taken);
    expect(agent.kiosk.lines.join('')).toMatch(/"level":50.*"event":"screen.alarm"/);
    expect(await browser.post('/agent/visit/presence', { visitId })).toMatchObject({ status: 410 });
  });

  test('a second browser is refused in the moment that a reload takes', async () => {
    await browser.pair();
    expect(await new Browser(agent).pair()).toMatchObject(taken);
    agent.clock.ms += 1_999;
    expect(await new Browser(agent).pair()).toMatchObject(taken);
  });

  test('a newcomer takes over from a browser that died; the former page is told so if it wakes up', async () => {
    await browser.pair();
    const stream = await browser.listen();
    await stream.next();
    stream.close();
    const newcomer = new Browser(agent);
    await vi.waitFor(async () => {
      agent.clock.ms += 2_001;
      expect((await newcomer.pair()).status).toBe(200);
    });

    const woken = await browser.listen();
    expect(await woken.next()).toEqual({ event: 'replaced', data: '{}' });
    expect(await woken.next()).toBeNull();
    expect(await browser.post('/agent/visit/presence', { visitId })).toMatchObject(notPaired);
    expect(await newcomer.post('/agent/visit/presence', { visitId })).toMatchObject({ status: 410 });
  });

  test('a reloaded page goes on with its cookie, its header asked for again', async () => {
    await browser.pair();
    const { header } = browser;
    const before = await browser.listen();
    await before.next();
    expect(await browser.reload()).toMatchObject({ status: 200 });
    expect(browser.header).toBe(header);
    // The address still holds the token: pairing again is the same session.
    expect(await browser.pair()).toMatchObject({ status: 200 });
    expect(browser.header).toBe(header);
  });

  test('of two tabs of one browser the latest is the screen', async () => {
    await browser.pair();
    const first = await browser.listen();
    await first.next();
    const second = await browser.listen();
    expect(await first.next()).toEqual({ event: 'replaced', data: '{}' });
    expect(await first.next()).toBeNull();
    expect(await second.next()).toMatchObject({ event: 'state' });
    agent.kiosk.board.update({ printer: 'paper-out' });
    expect((await second.next())?.data).toContain('paper-out');
    // The end of the first tab must not look like the end of the screen.
    agent.clock.ms += 10_000;
    expect(await new Browser(agent).pair()).toMatchObject(taken);
  });
});

describe('the event stream', () => {
  test('tells the whole state at once, then each change that can be seen, once', async () => {
    await browser.pair();
    const stream = await browser.listen();
    expect(stream.response.headers['content-type']).toMatch(/^text\/event-stream/);
    const first = await stream.next();
    expect(AgentStateSchema.parse(JSON.parse(first?.data ?? ''))).toEqual(agent.kiosk.board.state());

    agent.kiosk.board.update({ printer: 'near-end' });
    agent.kiosk.board.update({ printer: 'near-end' });
    agent.kiosk.board.update({ printer: 'ready' });
    expect(JSON.parse((await stream.next())?.data ?? '')).toMatchObject({ printer: 'near-end' });
    expect(JSON.parse((await stream.next())?.data ?? '')).toMatchObject({ printer: 'ready' });
  });

  test('gives a reloaded page the visit as it stands', async () => {
    await browser.pair();
    await choosing(agent.kiosk, dupont);
    const stream = await browser.listen();
    expect(JSON.parse((await stream.next())?.data ?? '')).toMatchObject({
      slot: 'occupied',
      visit: { stage: 'choosing', holders: [{ firstName: 'HÉLÈNE', birthYear: '1985' }] },
    });
  });

  test('ends cleanly when the agent stops', async () => {
    await browser.pair();
    const stream = await browser.listen();
    await stream.next();
    agent.pairing.close();
    expect(await stream.next()).toBeNull();
  });

  test('beats while nothing changes', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      await browser.pair();
      const { response } = await browser.listen();
      const chunks: string[] = [];
      response.on('data', (chunk) => chunks.push(String(chunk)));
      vi.advanceTimersByTime(20_000);
      await vi.waitFor(() => expect(chunks.join('').match(/^: here$/gm)).toHaveLength(2));
      response.destroy();
    } finally {
      vi.useRealTimers();
    }
  });
});

test('a page that reads nothing is let go instead of filling the memory', async () => {
  await browser.pair();
  const { response } = await browser.listen();
  response.pause();
  // More than the buffers of both sockets take.
  for (let change = 0; change < 400; change += 1) {
    agent.kiosk.board.update({ profile: { ...profile, siteName: `${change} `.padEnd(100_000, 'x') } });
    await settled();
  }
  await vi.waitFor(async () => {
    agent.clock.ms += 2_001;
    expect((await new Browser(agent).pair()).status).toBe(200);
  });
  response.destroy();
});
