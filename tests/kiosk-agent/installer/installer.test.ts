import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newSecret } from '../../../kiosk-agent/src/http/secrets.ts';
import { type AgentDouble, agentDouble } from '../http/agent-double.ts';
import { Browser } from '../http/browser.ts';
import { choosing, deciding, read, settled } from '../visit/kiosk-double.ts';
import { dupont, martin } from '../visit/people.ts';
import { InstallerPage } from './installer-page.ts';

let agent: AgentDouble;
let page: InstallerPage;
beforeEach(async () => {
  agent = await agentDouble();
  page = new InstallerPage(agent);
});
afterEach(() => agent.stop());

const notPaired = { status: 401, text: '{"code":"not-paired"}' };
const refused = (code: string) => ({ status: 409, text: JSON.stringify({ code }) });

describe('the installer’s page', () => {
  test('opens with the key of this boot, and has a cookie that no script reads', async () => {
    const answer = await page.open();
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^installation-\d+=[\w-]{43}; Path=\/installation; HttpOnly; SameSite=Strict$/),
    ]);
    expect((await page.get('state')).status).toBe(200);
  });

  test('does not open with another key, nor with that of the screen', async () => {
    expect(await page.open(newSecret())).toMatchObject(notPaired);
    expect(await page.open(agent.token)).toMatchObject(notPaired);
    expect(await page.get('state')).toMatchObject(notPaired);
  });

  test('shares nothing with the screen: neither session opens the other’s door', async () => {
    const screen = new Browser(agent);
    await screen.pair();
    const asScreen = { cookie: screen.cookie, 'x-borne': screen.header };
    expect(await page.post('maintenance', { on: true }, asScreen)).toMatchObject(notPaired);
    await page.open();
    const asInstaller = { cookie: page.cookie, 'x-borne': page.header };
    expect(await screen.post('/agent/heartbeat', { screen: 'welcome' }, asInstaller)).toMatchObject(
      notPaired,
    );
    expect(await new Browser(agent).pair(agent.installerToken)).toMatchObject(notPaired);
  });

  test('asks for cookie and header at every order', async () => {
    await page.open();
    for (const headers of [{ cookie: null }, { 'x-borne': null }, { 'x-borne': newSecret() }]) {
      expect(await page.post('maintenance', { on: true }, headers)).toMatchObject(notPaired);
    }
    expect(agent.kiosk.board.facts().maintenance).toBe(false);
  });

  test('refuses foreign pages and malformed orders', async () => {
    await page.open();
    const foreign = { origin: 'http://127.0.0.1:9', 'sec-fetch-site': 'same-site' };
    expect((await page.post('maintenance', { on: true }, foreign)).status).toBe(403);
    expect((await page.post('maintenance', { on: 'yes' })).status).toBe(400);
    expect((await page.post('test', { device: 'server' })).status).toBe(400);
    expect((await page.post('test', { device: 'card', visitId: 'x' })).status).toBe(400);
    expect((await page.post('nothing', {})).status).toBe(404);
  });

  test('finds its session again when it is loaded again, and loses it to a later page', async () => {
    await page.open();
    expect(await page.resume()).toMatchObject({ status: 200 });
    const later = new InstallerPage(agent);
    await later.open();
    expect(await page.get('state')).toMatchObject(notPaired);
    expect((await later.get('state')).status).toBe(200);
  });

  test('left alone for half an hour is closed', async () => {
    await page.open();
    agent.clock.ms += 30 * 60_000;
    expect(await page.get('state')).toMatchObject(notPaired);
  });

  test('shows every device in words, and the state of service', async () => {
    await page.open();
    await agent.health.run();
    agent.screen.beat('welcome');
    agent.kiosk.board.update({ printer: 'paper-out' });
    const state = await page.state();
    expect(state.service).toEqual({ ok: true, sentence: 'La borne est en service.' });
    expect(state.devices).toContainEqual({
      device: 'printer',
      label: 'Imprimante',
      health: 'degraded',
      word: 'À vérifier',
      sentence: 'Il n’y a plus de papier.',
    });
    expect(state.devices.map(({ label }) => label)).toHaveLength(10);
    expect(state.devices).toContainEqual({
      device: 'headset',
      label: 'Prise casque',
      health: 'off',
      word: 'Non prévu',
      sentence: '',
    });
    expect(state.tests).toEqual(['card', 'printer']);
  });
});

describe('maintenance', () => {
  beforeEach(() => page.open());

  test('closes the kiosk to the public and opens it again', async () => {
    expect(await page.maintenance(true)).toMatchObject({ maintenance: true, service: { ok: false } });
    expect(agent.kiosk.board.state().outOfService).toBe('maintenance');
    expect((await agent.ask('/health')).status).toBe(503);
    expect(await page.maintenance(false)).toMatchObject({ maintenance: false });
    expect(agent.kiosk.board.state().outOfService).toBeNull();
  });

  test('is refused while somebody is being served', async () => {
    await deciding(agent.kiosk, dupont);
    expect(await page.post('maintenance', { on: true })).toMatchObject(refused('visit-under-way'));
    expect(agent.kiosk.stage()).toBe('deciding');
    expect(agent.kiosk.board.state().outOfService).toBeNull();
  });

  test('a card put in for a test opens no visit, neither then nor when the kiosk is open again', async () => {
    await page.maintenance(true);
    agent.kiosk.insert('card-1', read(dupont));
    await settled();
    expect(agent.kiosk.board.state()).toMatchObject({
      slot: 'occupied',
      outOfService: 'maintenance',
      visit: { stage: 'none' },
    });
    await page.maintenance(false);
    await settled();
    expect(agent.kiosk.stage()).toBe('none');
    agent.kiosk.remove('card-1');
    await choosing(agent.kiosk, martin, 'card-2');
    expect(agent.kiosk.stage()).toBe('choosing');
  });

  test('a card that waited for the network when it began is not served after it', async () => {
    agent.kiosk.board.update({ link: 'silent' });
    agent.kiosk.insert('card-1', read(dupont));
    await page.maintenance(true);
    agent.kiosk.board.update({ link: 'reachable' });
    await page.maintenance(false);
    await settled();
    expect(agent.kiosk.stage()).toBe('none');
  });

  test('that was forgotten ends by itself after ten minutes; a test begins them anew', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      await page.maintenance(true);
      vi.advanceTimersByTime(9 * 60_000);
      await page.test('printer');
      vi.advanceTimersByTime(10 * 60_000 - 1);
      expect(agent.kiosk.board.state().outOfService).toBe('maintenance');
      vi.advanceTimersByTime(1);
      expect(agent.kiosk.board.state().outOfService).toBeNull();
      expect(agent.kiosk.lines.join('')).toMatch(/"reason":"forgotten","event":"maintenance.ended"/);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a test', () => {
  beforeEach(() => page.open());

  test('is made in maintenance only, and only of a device that this kiosk has', async () => {
    expect(await page.post('test', { device: 'printer' })).toMatchObject(refused('not-in-maintenance'));
    await page.maintenance(true);
    expect(await page.post('test', { device: 'light' })).toMatchObject(refused('no-such-device'));
    expect(agent.devices.printed.tickets).toBe(0);
  });

  test('prints a ticket, and says what the printer said of it', async () => {
    await page.maintenance(true);
    expect(await page.test('printer')).toEqual({
      ok: true,
      sentence: 'L’imprimante confirme\u00a0: le ticket d’essai est sorti.',
    });
    agent.devices.printed.outcome = { outcome: 'not-printed', state: 'cover-open' };
    expect(await page.test('printer')).toEqual({
      ok: false,
      sentence: 'Rien n’est sorti. Le capot est ouvert.',
    });
    agent.devices.printed.outcome = { outcome: 'unknown', state: 'mute' };
    expect((await page.test('printer')).sentence).toMatch(/^L’imprimante ne confirme pas/);
    expect(agent.devices.printed.tickets).toBe(3);
  });

  test('reads a card and tells how many holders, and how long; never who', async () => {
    await page.maintenance(true);
    agent.installer.card.onReader(inserted('card-1', read(dupont, martin)));
    const result = await page.test('card');
    expect(result).toMatchObject({ ok: true });
    expect(result.sentence).toMatch(/^Carte lue en \d+\u00a0ms\u00a0: 2 titulaires\.$/);
    const everything = [...agent.said, ...agent.kiosk.lines].join('\n');
    expect(everything).not.toMatch(/DUPONT|HÉLÈNE|MARTIN|JEANNE|285057800600028/);
  });

  test('waits for a card that comes', async () => {
    await page.maintenance(true);
    const result = page.test('card');
    await vi.waitFor(() => expect(agent.installer.bench.testing).toBe('card'));
    agent.installer.card.onReader(inserted('card-1', { outcome: 'problem', problem: 'vitale-1' }));
    expect((await result).sentence).toMatch(/^C’est une carte Vitale 1\. \(\d+\u00a0ms\)$/);
  });

  test.each([
    [{ type: 'silent-card' } as const, /aucun signe/],
    [inserted('card-1', { outcome: 'removed' }), /retirée/],
    [inserted('card-1', { outcome: 'lost' }), /lecteur a disparu/],
  ])('says what a card did that could not be read: %o', async (event, sentence) => {
    await page.maintenance(true);
    agent.installer.card.onReader(event);
    expect(await page.test('card')).toEqual({ ok: false, sentence: expect.stringMatching(sentence) });
  });

  test('is one at a time, and ends when its page goes away', async () => {
    await page.maintenance(true);
    const gone = await page.leaveDuring('card', () => agent.installer.bench.testing === 'card');
    expect(await page.post('test', { device: 'printer' })).toMatchObject(refused('test-under-way'));
    gone();
    await vi.waitFor(() => expect(agent.installer.bench.testing).toBeNull());
    expect((await page.test('printer')).ok).toBe(true);
  });

  test('shows each colour of the light and gives it back to the kiosk', async () => {
    agent.devices.status.light = { state: 'ready', model: 'blink(1)' };
    await page.maintenance(true);
    expect((await page.test('light')).ok).toBe(true);
    expect(agent.devices.shown).toEqual(['free', 'busy', 'help', 'out-of-order', 'off', 'out-of-order']);
  }, 15_000);

  test('of a light that is not plugged in says so at once', async () => {
    agent.devices.status.light = { state: 'absent' };
    await page.maintenance(true);
    expect(await page.test('light')).toEqual({
      ok: false,
      sentence: 'Le voyant n’a rien montré. L’appareil n’est pas branché.',
    });
  });

  test('of the scanner says the kind of a code, and nothing of what is in it', async () => {
    agent.devices.status.scanner = { state: 'ready', model: 'Voyager' };
    await page.maintenance(true);
    const result = page.test('scanner');
    await vi.waitFor(() => expect(agent.installer.bench.testing).toBe('scanner'));
    const data = new TextEncoder().encode('SECRET-OF-A-PHONE');
    await agent.devices.scans.take({ type: 'scan', scan: { aim: ']Q1', data } });
    expect(await result).toEqual({ ok: true, sentence: expect.stringContaining('Code QR lu') });
    expect([...agent.said, ...agent.kiosk.lines].join('')).not.toContain('SECRET');
  });
});

describe('the screen of the kiosk', () => {
  beforeEach(() => page.open());

  test('is not started anew while somebody works on the kiosk, nor asked for where nobody runs it', async () => {
    expect(await page.post('restart-screen', {})).toMatchObject(refused('too-soon'));
    expect(agent.installer.session.isPresent()).toBe(true);
    agent.clock.ms += 10_000;
    expect(agent.installer.session.isPresent()).toBe(false);
  });
});

function inserted(id: string, reading: Awaited<ReturnType<typeof read>> | { outcome: 'removed' | 'lost' }) {
  return { type: 'inserted', session: { id, read: async () => reading } } as const;
}
