/** The bench as the process that the line starts, its page in Chromium, the real virtual card and national simulator. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { martinTest, santoni } from '../../../../kiosk-agent/simulator/virtual-card/people.ts';
import { launchChromium } from '../../../../scripts/drill/chromium.ts';
import { freePortPair, type Hand, startHand } from '../../../support/card-bench.ts';
import { type NationalSimulator, startNationalSimulator } from '../../../support/national-simulator.ts';

const main = join(import.meta.dirname, '../../../../kiosk-agent/simulator/bench/main.ts');
const ReadySchema = z.object({ ready: z.literal(true), ports: z.object({ bench: z.int() }) });

let hand: Hand;
let national: NationalSimulator;
let bench: ChildProcess;
let url: string;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [hand, national, browser] = await Promise.all([
    freePortPair().then(startHand),
    startNationalSimulator(),
    launchChromium(),
  ]);
  bench = fork(main, {
    execArgv: [],
    env: {
      BORNE_MODE: 'development',
      BENCH_PORT: '0',
      CARD_OPERATOR_PORT: new URL(hand.operatorUrl).port,
      NATIONAL_OPERATOR_PORT: new URL(national.operatorUrl).port,
      // Nobody listens there: what is absent is shown as absent.
      ...{ VIRTUAL_PRINTER_OPERATOR_PORT: '9', HID_OPERATOR_PORT: '9', HEADSET_OPERATOR_PORT: '9' },
      ...{ AGENT_URL: 'http://127.0.0.1:9', PAIRING_TOKEN_FILE: '/nowhere' },
    },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const [ready]: unknown[] = await once(bench, 'message');
  url = `http://127.0.0.1:${ReadySchema.parse(ready).ports.bench}`;
  page = await browser.newPage();
  await page.goto(url);
});
beforeEach(async () => {
  await national.clear();
  await national.setMode('ok');
});
afterAll(async () => {
  await browser?.close();
  bench?.kill();
  await Promise.all([hand?.stop(), national?.stop()]);
});

const list = (label: string) => page.getByRole('combobox', { name: label, exact: true });
const choose = (label: string, option: string) => list(label).selectOption({ label: option });
const says = (sentence: string) => page.getByText(sentence, { exact: true }).waitFor();
const post = (path: string, body: unknown) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

test('the page says that all of it is simulated', async () => {
  await page.getByText('SIMULATION – aucune vraie carte, aucun vrai dossier').waitFor();
  for (const name of ['Dossiers simulés', 'Pannes simulées']) {
    await page.getByRole('group', { name, exact: true }).waitFor();
  }
});

test('a person is given each state of a record, and the page says which', async () => {
  await choose('Personne', 'Jeanne MARTIN-TEST');
  for (const [option, told, record] of [
    ['ouvert', 'dossier ouvert', { status: 'open', linkedToMes: false }],
    ['ouvert, relié à Mon espace santé', 'dossier ouvert, relié à Mon espace santé', { linkedToMes: true }],
    ['bloqué', 'dossier bloqué, rien n’est possible ici', { status: 'barred' }],
  ] as const) {
    await choose('Dossier', option);
    await says(`Simulé : Jeanne MARTIN-TEST, ${told}.`);
    expect(await national.records()).toMatchObject([{ ins: martinTest.nir, ...record }]);
  }
  await choose('Dossier', 'absent');
  await says('Simulé : Jeanne MARTIN-TEST, aucun dossier.');
  expect(await national.records()).toEqual([]);
});

test('a closure and an opposition have a day', async () => {
  await choose('Personne', 'Jeanne MARTIN-TEST');
  expect(await page.getByLabel('Depuis').isVisible()).toBe(false);
  await choose('Dossier', 'fermé');
  await page.getByLabel('Depuis').fill('2025-01-31');
  await says('Simulé : Jeanne MARTIN-TEST, dossier fermé, depuis le 31/01/2025.');
  await choose('Dossier', 'opposition');
  const today = new Date().toISOString().slice(0, 10);
  await says(
    `Simulé : Jeanne MARTIN-TEST, la personne s’est opposée, depuis le ${today.split('-').reverse().join('/')}.`,
  );
  expect(await national.records()).toMatchObject([
    { status: 'opposed', since: expect.stringContaining(today) },
  ]);
});

test('whoever’s card is put in is the one whose record is shown', async () => {
  await national.putRecord({ ins: String(santoni.nir), status: 'open' });
  await choose('Personne', 'Hélène DUPONT');
  await hand.insert('santoni');
  await says('Simulé : Ange SANTONI, dossier ouvert.');
  await expect.poll(() => list('Dossier').inputValue()).toBe('open');
  await choose('Personne', 'Hélène DUPONT');
  await says('Simulé : Hélène DUPONT, aucun dossier.');
  await hand.remove();
});

test('a breakdown may touch one operation only', async () => {
  const only = list('Pour');
  await expect.poll(() => only.isDisabled()).toBe(true);
  await choose('Service', 'refuse (SOAP Fault)');
  await expect.poll(() => only.isEnabled()).toBe(true);
  await choose('Pour', 'la fermeture seule (TD1.4)');
  await expect.poll(() => national.state()).toMatchObject({ mode: 'fault', on: 'terminate' });
  await choose('Service', 'agit, mais sa réponse se perd');
  await expect.poll(() => national.state()).toMatchObject({ mode: 'lost-answer', on: 'terminate' });
  await choose('Service', 'en marche');
  await expect.poll(() => national.state()).toMatchObject({ mode: 'ok' });
});

test('what the simulator has counted is shown, and forgotten on demand', async () => {
  await national.putRecord({ ins: String(santoni.nir), status: 'open' });
  await says('1 dossier : 0 création, 0 réouverture, 0 fermeture, 0 demande.');
  await page.getByRole('button', { name: 'Oublier tous les dossiers simulés' }).click();
  await says('0 dossier : 0 création, 0 réouverture, 0 fermeture, 0 demande.');
  expect(await national.records()).toEqual([]);
});

test('no number reaches the page, by whatever it asks', async () => {
  await national.putRecord({ ins: String(martinTest.nir), status: 'open' });
  const answer = await post('/api/national/person', { person: 'ange', state: 'open' });
  expect([answer.status, await answer.text()]).toEqual([204, '']);
  const state = await (await fetch(`${url}/api/state`)).text();
  for (const number of [martinTest.nir, santoni.nir]) expect(state).not.toContain(number);
  expect((await post('/api/national/person', { person: 'ange', state: 'none' })).status).toBe(400);
  expect((await post('/api/national/records', { ins: santoni.nir, status: 'open' })).status).toBe(404);
});
