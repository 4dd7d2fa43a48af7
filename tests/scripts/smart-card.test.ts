/** The virtual reader's own daemon: several at once, none left behind. Needs root and pcscd, as `npm start` here does. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startVirtualReader, type VirtualReader } from '../../scripts/smart-card/pcscd.ts';
import { answers, isListening } from '../../scripts/smart-card/readiness.ts';
import { freePortPair } from '../support/card-bench.ts';

const script = join(import.meta.dirname, '../../scripts/smart-card/pcscd.ts');
const ports = { one: await freePortPair(), two: await freePortPair() };

let folder: string;
let started: VirtualReader[];

async function start(name: string, port: number): Promise<VirtualReader> {
  const reader = await startVirtualReader({ directory: join(folder, name), port, log: () => undefined });
  started.push(reader);
  return reader;
}

// pcscd writes a NUL after the line.
const pidIn = (name: string): number =>
  Number.parseInt(readFileSync(join(folder, name, 'run/pcscd.pid'), 'utf8'), 10);
const runs = (pid: number): boolean => existsSync(`/proc/${pid}`);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'borne-smart-card-'));
  started = [];
});
afterEach(async () => {
  for (const reader of started) await reader.stop();
  rmSync(folder, { recursive: true, force: true });
});

const isRoot = process.getuid?.() === 0 && existsSync('/usr/sbin/pcscd');
const probe = isRoot ? await probeKind() : 'none';

async function probeKind(): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'borne-smart-card-'));
  const reader = await startVirtualReader({ directory, port: ports.one, log: () => undefined });
  await reader.stop();
  rmSync(directory, { recursive: true, force: true });
  return reader.kind;
}

describe.skipIf(probe !== 'private')('a daemon of our own', () => {
  test('two run side by side, each on its own socket and ports', async () => {
    const [one, two] = [await start('one', ports.one), await start('two', ports.two)];
    expect([one.kind, two.kind]).toEqual(['private', 'private']);
    expect(one.socket).not.toBe(two.socket);
    expect(await answers(one.socket ?? '')).toBe(true);
    expect(await answers(two.socket ?? '')).toBe(true);
    await one.stop();
    expect(await answers(one.socket ?? '')).toBe(false);
    expect(await answers(two.socket ?? '')).toBe(true);
    expect([isListening(ports.one), isListening(ports.two)]).toEqual([false, true]);
  });

  test('what a killed former run left in the folder is in nobody’s way', async () => {
    const former = await start('one', ports.one);
    const pid = pidIn('one');
    const again = await start('one', ports.one);
    expect(again.kind).toBe('private');
    expect(runs(pid)).toBe(false);
    expect(runs(pidIn('one'))).toBe(true);
    await former.stop();
  });

  test('a number that is another program’s by now is not killed', async () => {
    mkdirSync(join(folder, 'one/run'), { recursive: true });
    writeFileSync(join(folder, 'one/run/pcscd.pid'), `${process.pid}\n`);
    expect((await start('one', ports.one)).kind).toBe('private');
  });

  test('a folder whose path is too long for a socket is replaced, and its replacement removed', async () => {
    const reader = await start('x'.repeat(120), ports.one);
    expect(reader.kind).toBe('private');
    expect(reader.socket?.length).toBeLessThan(100);
    await reader.stop();
    expect(existsSync(join(reader.socket ?? '', '../..'))).toBe(false);
  });

  test('a launcher that is killed leaves no daemon behind', async () => {
    const directory = join(folder, 'one');
    const code = `const { startVirtualReader } = await import(${JSON.stringify(script)});
      await startVirtualReader({ directory: ${JSON.stringify(directory)}, port: ${ports.one}, log() {} });
      process.send('ready');
      setInterval(() => {}, 1000);`;
    const launcher = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    await once(launcher, 'message');
    const pid = pidIn('one');
    expect(runs(pid)).toBe(true);
    launcher.kill('SIGKILL');
    await expect.poll(() => runs(pid), { timeout: 5000 }).toBe(false);
  });

  test('a port that another program holds: no reader, and a reason for the person', async () => {
    const first = await start('one', ports.one);
    const second = await start('two', ports.one);
    expect(first.kind).toBe('private');
    expect(second).toMatchObject({ kind: 'none', reason: expect.stringContaining(`${ports.one}`) });
  });
});
