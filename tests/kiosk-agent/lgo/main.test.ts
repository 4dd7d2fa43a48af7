/** The counter's process from outside: who may talk to it, what it answers, what it leaves behind. */
import { existsSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { type CounterProcess, counterProcess, pairedCaller } from './counter-process.ts';
import { celik, martin } from './people.ts';

let counter: CounterProcess | null = null;

async function start(env: Record<string, string> = {}): Promise<CounterProcess> {
  counter = counterProcess(env);
  await counter.ready();
  return counter;
}

afterEach(async () => {
  await counter?.close();
  counter = null;
});

test('its token is for its user alone, and goes with it', async () => {
  const { tokenFile, child, ended } = await start();
  expect(statSync(tokenFile).mode & 0o777).toBe(0o600);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(existsSync(tokenFile)).toBe(false);
});

test('it ends with whoever started it', async () => {
  const { child, ended } = await start();
  child.disconnect();
  expect(await ended).toBe(0);
});

test('bad settings are told line by line, without a stack, and the exit code says so', async () => {
  counter = counterProcess({ LGO_DRIVER: 'nut', LGO_PORT: 'x' });
  expect(await counter.ended).toBe(1);
  expect(counter.output().trim().split('\n')).toEqual([
    'Configuration du poste du comptoir : LGO_PORT : un port',
    'Configuration du poste du comptoir : LGO_PROFILE : ce profil n’a pas de formulaire, LGO_DRIVER=nut en veut un',
    'Configuration du poste du comptoir : DISPLAY : exigé avec LGO_DRIVER=nut : aucun bureau ici',
  ]);
});

test('a port that is taken is told in one line', async () => {
  const first = await start();
  const second = counterProcess({ LGO_PORT: String(first.port()) });
  expect(await second.ended).toBe(1);
  expect(second.output().trim()).toMatch(/^Le poste du comptoir ne démarre pas : un port est déjà pris/);
  await second.close();
});

test('nobody but the paired page is heard', async () => {
  const running = await start();
  const { call } = await pairedCaller(running);
  const status = async (...args: Parameters<typeof call>): Promise<number> => (await call(...args)).status;
  const offer = { identity: celik };
  expect(await status('POST', '/lgo/offer', offer, { origin: 'https://evil.example' })).toBe(403);
  expect(await status('POST', '/lgo/offer', offer, { 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await status('POST', '/lgo/offer', offer, { 'x-borne': 'guessed' })).toBe(401);
  expect(await status('POST', '/lgo/offer', offer, { cookie: '' })).toBe(401);
  expect(await status('POST', '/lgo/pair', { token: 'A'.repeat(43) }, { cookie: '' })).toBe(401);
  expect(await status('GET', '/lgo/state', undefined, { cookie: '' })).toBe(401);
  expect(await status('GET', '/lgo/code', undefined, { 'x-borne': '' })).toBe(401);
  expect(await hostStatus(running.port(), 'rebound.example')).toBe(421);
  expect(await status('POST', '/lgo/offer', offer)).toBe(200);
});

/** fetch does not let its caller choose the Host. */
function hostStatus(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: '/', headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.once('error', reject);
    sent.end();
  });
}

test('an offer that is not exactly an identity is refused, and nothing is held', async () => {
  const { call } = await pairedCaller(await start());
  const bodies = [
    {},
    { identity: { ...celik, nir: '295109912611192' } },
    { identity: { ...celik, sex: 'F' } },
    { identity: { ...celik, familyName: 'A\tB' } },
    { identity: { ...celik, familyName: 'A\u001dB' } },
    '{"identity":{},"__proto__":{}}',
  ];
  for (const body of bodies) {
    expect((await call('POST', '/lgo/offer', body)).status, JSON.stringify(body)).toBe(400);
    expect(await (await call('GET', '/lgo/state')).json()).toMatchObject({ handOver: { stage: 'none' } });
  }
});

test('the code is never kept by a browser, and is gone once the person has done with it', async () => {
  const { call } = await pairedCaller(await start());
  expect((await call('GET', '/lgo/code')).status).toBe(410);
  await call('POST', '/lgo/offer', { identity: celik });
  const code = await call('GET', '/lgo/code');
  expect(code.headers.get('cache-control')).toBe('no-store');
  expect(code.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
  expect(await code.text()).toMatch(/^<svg/);
  await call('POST', '/lgo/end', {});
  expect((await call('GET', '/lgo/code')).status).toBe(410);
});

test('filling is off by default: no ticket, and an invented one is refused', async () => {
  const { call } = await pairedCaller(await start());
  await call('POST', '/lgo/offer', { identity: celik });
  expect(await (await call('GET', '/lgo/state')).json()).toMatchObject({
    driver: 'off',
    simulated: false,
    demonstration: [],
    handOver: { stage: 'offered', ticket: null },
  });
  expect((await call('POST', '/lgo/fill', { ticket: 'x' })).status).toBe(410);
});

test('invented people are offered in a demonstration only', async () => {
  const real = await pairedCaller(await start());
  expect((await real.call('POST', '/lgo/demonstration', { person: 0 })).status).toBe(400);
  await counter?.close();
  const { call } = await pairedCaller(await start({ LGO_DEMO: 'true' }));
  expect((await call('POST', '/lgo/demonstration', { person: 9 })).status).toBe(400);
  expect((await call('POST', '/lgo/demonstration', { person: 0 })).status).toBe(200);
});

test('no state, refusal or log line holds a number, a family name or a full birth date', async () => {
  const running = await start({ LOG_LEVEL: 'debug', LGO_PROFILE: 'tabulations' });
  const { call } = await pairedCaller(running);
  const answers = [
    await call('POST', '/lgo/offer', { identity: celik }),
    await call('GET', '/lgo/state'),
    await call('POST', '/lgo/offer', { identity: { ...martin, nir: '255081416802539' } }),
    await call('POST', '/lgo/fill', { ticket: '295109912611193' }),
    await call('POST', '/lgo/end', {}),
    await call('GET', '/lgo/nothing'),
  ];
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  const headers = answers.map((answer) => JSON.stringify([...answer.headers]));
  const all = [...texts, ...headers, running.output()].join('\n');
  expect(all).toContain('lgo.hand-over');
  expect(all).not.toMatch(/ELIK|ŒUVRE|MARTIN|2951099|2550814|1012|12\/10/);
});
