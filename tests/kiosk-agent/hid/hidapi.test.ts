/**
 * The real node-hid and the real hidapi, with their reading threads, on a hidraw node that is a socket: opening,
 * reports both ways, unplugging and closing are theirs. Not proved: the kernel's hidraw, udev and its permissions, the
 * listing, and any real scanner or light. Without a C compiler it is left out.
 */
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { insExample, reportsOf } from '../scanner/pos-reports.ts';

const hasCompiler = process.platform === 'linux' && spawnSync('gcc', ['--version']).status === 0;
if (!hasCompiler)
  process.stderr.write('LEFT OUT, no C compiler: the real hidapi on a hidraw node made of a socket\n');

const folder = mkdtempSync(join(tmpdir(), 'borne-hidapi-'));
const [preload, device] = [join(folder, 'preload.so'), join(folder, 'device')];
const source = (name: string): string => join(import.meta.dirname, 'hidapi', name);

interface Plugged {
  path: string;
  /** What it was sent, and what became of it. */
  said: string[];
  send(line: string): void;
  stop(): Promise<void>;
}

async function plug(name: string): Promise<Plugged> {
  const path = join(folder, `${name}.hidraw`);
  const child = spawn(device, [path], { stdio: ['pipe', 'pipe', 'inherit'] });
  const said: string[] = [];
  createInterface(child.stdout).on('line', (line) => said.push(line));
  await vi.waitFor(() => expect(said).toEqual(['listening']));
  said.length = 0;
  return {
    path,
    said,
    send: (line) => void child.stdin.write(`${line}\n`),
    stop: async () => {
      const exit = once(child, 'exit');
      child.stdin.end();
      await exit;
      rmSync(path, { force: true });
    },
  };
}

describe.runIf(hasCompiler)('with the real hidapi', () => {
  let scanner: Plugged;
  let light: Plugged;
  /** A node that takes one user at a time must not be opened beside the light. */
  let spare: Plugged;
  let agent: ChildProcess;
  let told: unknown[];

  beforeAll(() => {
    const flags = ['-O2', '-Wall', '-Werror'];
    for (const args of [
      ['-shared', '-fPIC', '-o', preload, source('hidraw-preload.c'), '-ldl'],
      ['-o', device, source('hidraw-device.c')],
    ]) {
      const { status, stderr } = spawnSync('gcc', [...flags, ...args], { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function start(): Promise<void> {
    scanner = await plug('scanner');
    light = await plug('light');
    spare = await plug('spare');
    told = [];
    agent = fork(source('agent.ts'), [scanner.path, light.path, spare.path], {
      env: { ...process.env, LD_PRELOAD: preload },
      execArgv: [],
    });
    agent.on('message', (message) => told.push(message));
  }
  const hears = (message: unknown) => vi.waitFor(() => expect(told).toContainEqual(message), 5_000);
  /** The device's own process tells of what it was sent in its own time. */
  const says = ({ said }: Plugged, lines: string[]) => vi.waitFor(() => expect(said).toEqual(lines), 5_000);

  afterEach(async () => {
    if (agent.exitCode === null) {
      const exit = once(agent, 'exit');
      agent.kill('SIGKILL');
      await exit;
    }
    await Promise.all([scanner.stop(), light.stop(), spare.stop()]);
  });

  test('the scanner is switched on and read, unplugged and found again', async () => {
    await start();
    await hears({ scanner: 'ready' });
    await says(scanner, ['opened', 'f0fe01']);
    for (const report of reportsOf(']d1', insExample, { suffix: '\r' })) {
      scanner.send(Buffer.from(report).toString('hex'));
    }
    await hears({ scan: insExample });
    scanner.send('unplug');
    await hears({ scanner: 'absent' });
    await says(scanner, ['opened', 'f0fe01', 'opened', 'f0fe01']);
    await hears({ light: 'ready' });
  });

  test('the light shows its state, shows it again after an unplugging, and goes out at the end', async () => {
    await start();
    await hears({ light: 'ready' });
    agent.send({ show: 'busy' });
    await says(light, ['opened', '01ff00ff780000', '01ff0028ff0000']);
    light.said.length = 0;
    light.send('unplug');
    await says(light, ['opened', '01ff0028ff0000']);
    const exit = once(agent, 'exit');
    agent.send({ stop: true });
    await hears({ stopped: true });
    expect(await exit).toEqual([0, null]);
    await says(light, ['opened', '01ff0028ff0000', '01ff0000000000', 'closed']);
  });

  test('fifty openings, each closed at once, end fifty reading threads and not the process', async () => {
    await start();
    await hears({ light: 'ready' });
    agent.send({ reopen: 50 });
    await vi.waitFor(() => expect(told).toContainEqual({ reopened: 50 }), 20_000);
    await vi.waitFor(() => expect(spare.said.filter((line) => line === 'closed')).toHaveLength(50));
  });
});
