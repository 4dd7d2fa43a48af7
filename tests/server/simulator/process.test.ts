/** The simulator as a process: what it refuses to start with, what it keeps, what it listens to. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startNationalSimulator } from '../../support/national-simulator.ts';
import { testPki } from '../../support/pki.ts';
import { helene } from '../dmp/gateway.ts';
import { type Kind, post, sealedEnvelope, verdict } from './wire.ts';

const main = resolve(import.meta.dirname, '../../../server/simulator/main.ts');
const folder = mkdtempSync(join(tmpdir(), 'borne-simulator-'));
const stateFile = join(folder, 'state.json');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('it does not start', () => {
  const refusal = async (environment: Record<string, string>): Promise<string> => {
    try {
      await (await startNationalSimulator(environment)).stop();
      return 'started';
    } catch (error) {
      return error instanceof Error ? error.message : 'unknown';
    }
  };

  test('in production', async () => {
    const message = await refusal({ BORNE_MODE: 'production' });
    expect(message).toContain('stopped with 1');
    expect(message).toContain('mode development');
  });

  test('with a wrong configuration: every error is listed, without a stack trace', async () => {
    const message = await refusal({
      NATIONAL_PORT: 'x',
      NATIONAL_CERT: '/nowhere',
      NATIONAL_REGIME: 'other',
    });
    expect(message).toContain('NATIONAL_PORT');
    expect(message).toContain('NATIONAL_CERT');
    expect(message).toContain('NATIONAL_REGIME');
    expect(message).not.toContain('    at ');
  });

  test('on a port that is taken: one clear line', async () => {
    const taken = createServer();
    await new Promise<void>((settle) => taken.listen(0, '127.0.0.1', settle));
    const address = taken.address();
    const port = address !== null && typeof address === 'object' ? String(address.port) : '';
    const message = await refusal({ NATIONAL_PORT: port });
    await new Promise((settle) => taken.close(settle));
    expect(message).toContain(`un port est déjà pris : 127.0.0.1:${port}`);
    expect(message).not.toContain('    at ');
  });

  test('over a state file that is not its own', async () => {
    writeFileSync(stateFile, '{"records": 1}');
    const message = await refusal({ NATIONAL_STATE_FILE: stateFile });
    rmSync(stateFile);
    expect(message).toContain('le fichier d’état n’est pas celui d’un simulateur');
  });
});

test('it says at the start that it is a simulator', async () => {
  const national = await startNationalSimulator();
  await national.stop();
  expect(national.stderr()).toContain('[SIMULATEUR DMP national]');
  expect(national.stderr()).toContain('rien n’atteint le vrai DMP');
});

test('a state file of before closures were known is still read', async () => {
  const person = { prefix: 'M', family: 'ESSAI', given: 'ANCIEN', birthTime: '' };
  const old = { ins: helene.nir, status: 'closed', linkedToMes: false, creations: 1, person };
  writeFileSync(stateFile, JSON.stringify({ records: [old] }));
  const national = await startNationalSimulator({ NATIONAL_STATE_FILE: stateFile });
  expect(await national.records()).toMatchObject([
    { status: 'closed', creations: 1, closures: 0, since: null },
  ]);
  await national.stop();
  rmSync(stateFile);
});

test('a record that was opened survives kill -9', async () => {
  const pki = await testPki();
  const child = fork(main, {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {
      BORNE_MODE: 'development',
      NATIONAL_PORT: '0',
      NATIONAL_OPERATOR_PORT: '0',
      NATIONAL_CERT: pki.serviceCert,
      NATIONAL_KEY: pki.serviceKey,
      NATIONAL_CLIENT_CA: pki.nationalCa,
      NATIONAL_STATE_FILE: stateFile,
    },
  });
  const port = await nationalPort(child);
  const url = `https://127.0.0.1:${port}/si-dmp-server/v2/services`;
  expect(verdict(await post(url, await sealedEnvelope('create')))).toBe('AA');
  const gone = new Promise((settle) => child.once('exit', settle));
  child.kill('SIGKILL');
  await gone;
  const again = await startNationalSimulator({ NATIONAL_STATE_FILE: stateFile });
  expect(await again.records()).toMatchObject([{ ins: helene.nir, creations: 1 }]);
  expect(verdict(await post(again.url, await sealedEnvelope('create')))).toBe('AE');
  await again.stop();
});

function nationalPort(child: ChildProcess): Promise<number> {
  return new Promise((settle) => {
    child.once('message', (message: { ports: { national: number } }) => settle(message.ports.national));
  });
}

describe('its doors', () => {
  let national: Awaited<ReturnType<typeof startNationalSimulator>>;

  beforeAll(async () => {
    national = await startNationalSimulator();
  });
  afterAll(async () => {
    await national.stop();
  });

  test('no client certificate, no answer', async () => {
    const nobody = { cert: undefined, key: undefined };
    await expect(post(national.url, await sealedEnvelope('find'), nobody)).rejects.toThrow();
  });

  test('TLS 1.3 and a suite outside the four are refused', async () => {
    const good = await sealedEnvelope('find');
    await expect(post(national.url, good, { minVersion: 'TLSv1.3' })).rejects.toThrow();
    const old = { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-SHA256' } as const;
    await expect(post(national.url, good, old)).rejects.toThrow();
    const four = { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES256-SHA384' } as const;
    expect(verdict(await post(national.url, good, four))).toBe('AA');
  });

  test('the operator’s door hears only its own name, and only JSON', async () => {
    expect(await operate(national.operatorUrl, { headers: { host: 'evil.example' } })).toBe(421);
    expect(await operate(national.operatorUrl, { method: 'POST', path: '/mode' }, '{"mode":"ok"}')).toBe(415);
    const json = { 'content-type': 'application/json' };
    const mode = { method: 'POST', path: '/mode', headers: json };
    expect(await operate(national.operatorUrl, mode, '{"mode":"other"}')).toBe(400);
    expect(await operate(national.operatorUrl, mode, '{')).toBe(400);
    expect(await operate(national.operatorUrl, mode, '{"mode":"ok"}')).toBe(200);
    expect(await operate(national.operatorUrl, { path: '/other' })).toBe(404);
  });

  test('a record is only made for a number with its right key', async () => {
    await expect(national.putRecord({ ins: '285057800600029', status: 'open' })).rejects.toThrow('400');
    expect(await national.records()).toEqual([]);
  });

  test('a person is put in any state, and forgotten again', async () => {
    for (const status of ['open', 'closed', 'opposed', 'barred']) {
      await national.putRecord({ ins: helene.nir, status });
      expect(await national.records()).toMatchObject([{ ins: helene.nir, status }]);
    }
    await national.putRecord({ ins: helene.nir, status: 'closed', since: '2025-01-31' });
    expect(await national.records()).toMatchObject([{ since: '2025-01-31T12:00:00.000Z' }]);
    await national.putRecord({ ins: helene.nir, status: 'open', linkedToMes: true });
    expect(await national.records()).toMatchObject([{ since: null, linkedToMes: true }]);
    await national.putRecord({ ins: helene.nir, status: 'none' });
    expect(await national.records()).toEqual([]);
  });

  test('a mode for one transaction lets the others through, and does not count them', async () => {
    await national.setMode('fault', 1, { on: 'terminate' });
    await national.putRecord({ ins: helene.nir, status: 'open' });
    const say = async (kind: Kind) => verdict(await post(national.url, await sealedEnvelope(kind)));
    expect([await say('find'), await say('terminate'), await say('terminate')]).toEqual([
      'AA',
      'DMPAccessDenied',
      'AA',
    ]);
    await national.putRecord({ ins: helene.nir, status: 'none' });
  });

  test('a mode lasts as many requests as it was given', async () => {
    await national.setMode('fault', 2);
    const verdicts: string[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      verdicts.push(verdict(await post(national.url, await sealedEnvelope('find'))));
    }
    expect(verdicts).toEqual(['DMPAccessDenied', 'DMPAccessDenied', 'AA']);
  });

  test('down closes the port, ok opens the same one again, and nothing is forgotten', async () => {
    expect(verdict(await post(national.url, await sealedEnvelope('create')))).toBe('AA');
    await national.setMode('down');
    await expect(post(national.url, await sealedEnvelope('find'))).rejects.toThrow('ECONNREFUSED');
    await national.setMode('ok');
    expect(verdict(await post(national.url, await sealedEnvelope('create')))).toBe('AE');
  });
});

function operate(base: string, options: object, body = ''): Promise<number> {
  return new Promise((settle, fail) => {
    const outgoing = request(`${base}/state`, options, (response) => {
      response.resume();
      response.on('end', () => settle(response.statusCode ?? 0));
    });
    outgoing.on('error', fail);
    outgoing.end(body);
  });
}
