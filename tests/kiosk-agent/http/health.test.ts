import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HealthReportSchema } from '../../../kiosk-agent/contract/index.ts';
import { deciding } from '../visit/kiosk-double.ts';
import { dupont } from '../visit/people.ts';
import { type AgentDouble, agentDouble } from './agent-double.ts';
import { Browser } from './browser.ts';

let agent: AgentDouble;
beforeEach(async () => {
  agent = await agentDouble();
});
afterEach(() => agent.stop());

/** As curl asks: no Origin, no word of a browser. */
const monitor = { headers: { origin: null, 'sec-fetch-site': null } };

async function health() {
  const { status, text } = await agent.ask('/health', monitor);
  return { status, report: HealthReportSchema.parse(JSON.parse(text)) };
}

describe('GET /health', () => {
  test('is 200 while somebody can be served, with every device', async () => {
    agent.screen.beat('welcome');
    await agent.health.run();
    const { status, report } = await health();
    expect(status).toBe(200);
    expect(report).toEqual({
      inService: true,
      why: null,
      busy: false,
      simulated: true,
      devices: {
        'card-reader': { health: 'ready' },
        printer: { health: 'ready' },
        scanner: { health: 'off' },
        light: { health: 'off' },
        voice: { health: 'absent', reason: 'voice-not-built' },
        headset: { health: 'off' },
        screen: { health: 'ready' },
        server: { health: 'ready' },
        certificate: { health: 'ready' },
        disk: { health: 'ready' },
      },
    });
  });

  test.each([
    [{ slot: 'no-reader', noReader: 'no-daemon' }, 'no-reader', 'card-reader', 'no-daemon'],
    [{ link: 'silent' }, 'server-unreachable', 'server', 'server-silent'],
    [{ link: 'unknown-kiosk' }, 'kiosk-unknown', 'server', 'kiosk-unknown'],
  ] as const)('is 503 while nobody can be, and says why: %o', async (facts, why, device, reason) => {
    agent.screen.beat('welcome');
    agent.kiosk.board.update(facts);
    const { status, report } = await health();
    expect(status).toBe(503);
    expect(report).toMatchObject({ inService: false, why, devices: { [device]: { reason } } });
  });

  test('is 503 where no page draws, and again once a page falls silent', async () => {
    expect(await health()).toMatchObject({
      status: 503,
      report: { why: 'screen-silent', devices: { screen: { reason: 'screen-not-opened' } } },
    });
    agent.screen.beat('welcome');
    agent.clock.ms += 19_999;
    expect((await health()).status).toBe(200);
    agent.clock.ms += 1;
    expect(await health()).toMatchObject({
      status: 503,
      report: { why: 'screen-silent', devices: { screen: { reason: 'screen-silent' } } },
    });
  });

  test('no paper is no reason to be out of service', async () => {
    agent.screen.beat('welcome');
    agent.kiosk.board.update({ printer: 'paper-out' });
    expect(await health()).toMatchObject({
      status: 200,
      report: { devices: { printer: { health: 'degraded', reason: 'paper-out' } } },
    });
  });

  test('does not wait for a device', async () => {
    agent.kiosk.printer.state = () => new Promise(() => undefined);
    void agent.health.run();
    expect((await health()).report.devices.printer).toEqual({ health: 'ready' });
  });

  test('says of a visit only that there is one', async () => {
    agent.screen.beat('isItYou');
    const visitId = await deciding(agent.kiosk, dupont);
    const { text, status } = await agent.ask('/health', monitor);
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ busy: true });
    expect(text).not.toMatch(new RegExp(`${visitId}|HÉLÈNE|DUPONT|1985|285057800600028|deciding|isItYou`));
  });

  test('answers under its own name only, and not to the page of another site', async () => {
    expect((await agent.ask('/health', { headers: { host: `localhost:${agent.port}` } })).status).toBe(421);
    expect((await agent.ask('/health', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    expect((await agent.ask('/health', { method: 'POST', body: '{}' })).status).toBe(404);
  });
});

describe('the heartbeat of the page', () => {
  test('is heard from the screen alone', async () => {
    const browser = new Browser(agent);
    const beat = (body: unknown) => browser.post('/agent/heartbeat', body);
    expect((await beat({ screen: 'welcome' })).status).toBe(401);
    expect(agent.screen.silentMs()).toBeNull();
    await browser.pair();
    expect((await beat({ screen: 'welcome' })).status).toBe(204);
    expect(agent.screen.silentMs()).toBe(0);
    expect((await new Browser(agent).post('/agent/heartbeat', { screen: 'welcome' })).status).toBe(401);
  });

  test('names a screen and nothing else', async () => {
    const browser = new Browser(agent);
    await browser.pair();
    for (const body of [{}, { screen: '' }, { screen: 'HÉLÈNE' }, { screen: '285057800600028' }, []]) {
      expect((await browser.post('/agent/heartbeat', body)).status).toBe(400);
    }
    expect((await browser.post('/agent/heartbeat', { screen: 'welcome', visitId: 'x' })).status).toBe(400);
    expect(agent.screen.silentMs()).toBeNull();
  });

  test('of a foreign page is refused', async () => {
    const browser = new Browser(agent);
    await browser.pair();
    const headers = { origin: 'http://127.0.0.1:9', 'sec-fetch-site': 'same-site' };
    expect((await browser.post('/agent/heartbeat', { screen: 'welcome' }, headers)).status).toBe(403);
  });
});
