import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { holdLine } from '../../scripts/line/line-lock.ts';
import { freePorts, portsFrom } from '../../scripts/line/ports.ts';
import { developmentSecrets } from '../../scripts/line/secrets.ts';
import { readSettings } from '../../scripts/line/settings.ts';

test('a port that another program holds is named, with what to do', async () => {
  const ports = await freePorts();
  const other = createServer().listen(ports.kioskApi, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  await expect(portsFrom(ports.agent)).rejects.toMatchObject({
    name: 'StartProblem',
    message: expect.stringMatching(new RegExp(`Le port ${ports.kioskApi} est déjà pris.*BORNE_PORTS=`)),
  });
  other.close();
});

test('every part has a port of its own', async () => {
  const ports = Object.values(await freePorts());
  expect(new Set(ports).size).toBe(ports.length);
});

test('wrong settings are all listed at once', () => {
  const wrong = () => readSettings({ BORNE_PORTS: 'abc', REGIME: 'autre', DATABASE_URL: 'nowhere' });
  expect(wrong).toThrow(/BORNE_PORTS[\s\S]*DATABASE_URL[\s\S]*REGIME/);
});

test('a folder is held by one start at a time, and a dead start does not hold it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'borne-lock-'));
  const state = join(folder, 'state');
  // No program has this number: the kernel's limit is lower.
  writeFileSync(`${state}.pid`, '99999999');
  const release = holdLine(state);
  expect(readFileSync(`${state}.pid`, 'utf8')).toBe(String(process.pid));
  release();
  rmSync(folder, { recursive: true });
});

test('secrets are 32 bytes, private, different, and never replaced', () => {
  const folder = mkdtempSync(join(tmpdir(), 'borne-secrets-'));
  const read = () =>
    ['index.key', 'code-pepper.key', 'log.key', 'receipt.key', 'ledger.key', 'key-vault.bin'].map((name) =>
      readFileSync(join(folder, name)),
    );
  developmentSecrets(folder);
  const first = read();
  developmentSecrets(folder);
  expect(read()).toEqual(first);
  expect(new Set(first.map((key) => key.toString('hex'))).size).toBe(6);
  expect(first.slice(0, 5).every((key) => key.length === 32)).toBe(true);
  for (const name of ['index.key', 'key-vault.bin']) {
    expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  }
  rmSync(folder, { recursive: true });
});
