/** SIMULATEUR: the double itself. It must say what it is, refuse misuse, and never run in production. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { launchChromium } from '../../../../scripts/drill/chromium.ts';
import { type LgoFormProcess, startLgoForm } from '../../lgo/automation/lgo-form.ts';

const main = join(import.meta.dirname, '../../../../kiosk-agent/simulator/lgo-form/main.ts');

let form: LgoFormProcess;

beforeAll(async () => {
  form = await startLgoForm();
});
beforeEach(async () => {
  await form.post('/wipe', {});
});
afterAll(() => form.stop());

test('production is refused in one line', async () => {
  const child = fork(main, {
    env: { BORNE_MODE: 'production', LGO_FORM_PORT: '0', LGO_FORM_OPERATOR_PORT: '0' },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let told = '';
  child.stderr?.on('data', (chunk) => (told += String(chunk)));
  const [code] = await once(child, 'exit');
  expect(code).toBe(1);
  expect(told.trim()).toBe('LGO simulé : BORNE_MODE : le LGO simulé refuse de tourner hors du développement');
});

test.each([
  ['a key that could validate', '/desk/press', { keys: 'enter' }],
  ['a character to type', '/desk/press', { keys: 'a' }],
  ['a fault it does not know', '/faults', { explode: true }],
  ['a field it does not have', '/values', { address: '1' }],
  ['a clipboard that is no text', '/desk/clipboard', { text: 1 }],
])('%s is refused', async (_what, path, body) => {
  expect(await form.post(path, body)).toBe(400);
});

test('an unknown address and a foreign host get nothing', async () => {
  expect(await form.post('/desk/type', { text: 'A' })).toBe(404);
  const [host] = await new Promise<[number | undefined]>((resolve) => {
    void import('node:http').then(({ get }) =>
      get(
        { host: '127.0.0.1', port: form.operatorPort, path: '/state', headers: { host: 'rebound.example' } },
        (response) => {
          response.resume();
          resolve([response.statusCode]);
        },
      ),
    );
  });
  expect(host).toBe(403);
});

test('the virtual desk copies what is selected only, and pastes where its cursor is', async () => {
  await form.post('/desk/clipboard', { text: 'A' });
  await form.post('/desk/press', { keys: 'ctrl-v' });
  await form.post('/desk/clipboard', { text: 'B' });
  await form.post('/desk/press', { keys: 'ctrl-c' });
  expect((await form.state()).clipboard).toBe('B');
  await form.post('/desk/press', { keys: 'ctrl-a' });
  await form.post('/desk/press', { keys: 'ctrl-c' });
  expect((await form.state()).clipboard).toBe('A');
  await form.post('/desk/press', { keys: 'tab' });
  await form.post('/desk/press', { keys: 'shift-insert' });
  expect((await form.state()).values).toMatchObject({ familyName: 'A', firstName: 'A', birthDate: '' });
});

test('its page says loudly that it is a simulator, and Enter validates it as it does in a real form', async () => {
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.goto(form.url);
  await page.getByText('SIMULATEUR – faux logiciel de pharmacie').waitFor();
  expect(await page.title()).toContain('SIMULATEUR');
  await page.getByLabel('Prénom').fill('ESSAI');
  await page.getByLabel('Prénom').press('Enter');
  await page.getByText('Fiche validée (simulation).').waitFor();
  await expect.poll(async () => (await form.state()).validations).toBe(1);
  expect((await form.state()).values['firstName']).toBe('ESSAI');
  await browser.close();
});

test('what a page tells before it heard of a change does not wipe what was changed', async () => {
  const heard = await lastHeard();
  expect(await form.post('/values', { ...heard.values, familyName: 'ÉCRIT-ENTRE-TEMPS' })).toBe(204);
  const old = { edition: heard.edition, changes: heard.changes, values: heard.values, focused: null };
  expect(await tell({ ...old, validated: false })).toBe(409);
  expect(await tell({ ...old, validated: true })).toBe(409);
  expect(await form.state()).toMatchObject({ values: { familyName: 'ÉCRIT-ENTRE-TEMPS' }, validations: 1 });

  const { values, edition, changes } = await lastHeard();
  expect(
    await tell({ edition, changes, values: { ...values, firstName: 'B' }, focused: null, validated: false }),
  ).toBe(204);
  expect((await form.state()).values).toMatchObject({ familyName: 'ÉCRIT-ENTRE-TEMPS', firstName: 'B' });
});

const HeardSchema = z.object({
  values: z.record(z.string(), z.string()),
  edition: z.int(),
  changes: z.int(),
});

/** What a page that opens now is told of the form. */
async function lastHeard(): Promise<z.infer<typeof HeardSchema>> {
  const { body } = await fetch(new URL('/events', form.url));
  const chunk = await body?.getReader().read();
  return HeardSchema.parse(JSON.parse(new TextDecoder().decode(chunk?.value).replace(/^data: /u, '')));
}

async function tell(body: object): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  return (await fetch(new URL('/told', form.url), { method: 'POST', headers, body: JSON.stringify(body) }))
    .status;
}
