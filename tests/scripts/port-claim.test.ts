/** Processes that ask for ports at the same moment: no two are given the same, and a dead one holds none. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { claimRun } from '../../scripts/line/port-claim.ts';
import { freePorts } from '../../scripts/line/ports.ts';

const module = new URL('../../scripts/line/ports.ts', import.meta.url).href;

/** Asks as often as it is told once all are there, says what it was given, and stays: it listens on. */
const claimant = `
  import { freePorts } from ${JSON.stringify(module)};
  process.on('message', async (times) => {
    const bases = [];
    while (bases.length < times) bases.push((await freePorts()).agent);
    process.send(bases);
  });
  process.send('here');
`;

const started: ChildProcess[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map(kill));
});

async function startClaimant(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', claimant], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  started.push(child);
  await once(child, 'message');
  return child;
}

async function claims(child: ChildProcess, times: number): Promise<number[]> {
  const said = once(child, 'message');
  child.send(times);
  const [bases] = (await said) as [number[]];
  return bases;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

/** The kernel's list of names that processes hold. */
const isHeld = (base: number): boolean =>
  readFileSync('/proc/net/unix', 'utf8').includes(` @borne-ports:${base}\n`);

test('six processes at once, twenty lines each: no port is given twice', async () => {
  const children = await Promise.all(Array.from({ length: 6 }, startClaimant));
  const bases = (await Promise.all(children.map((child) => claims(child, 20)))).flat();
  const inOrder = bases.toSorted((one, other) => one - other);
  const width = Object.values(await freePorts()).length;
  const tooNear = inOrder.filter((base, rank) => base - (inOrder[rank - 1] ?? 0) < width);
  expect(bases).toHaveLength(120);
  expect(tooNear).toEqual([]);
});

test('what a process was given is its own until it ends, however it ends', async () => {
  const child = await startClaimant();
  const [base = 0] = await claims(child, 1);
  expect(isHeld(base)).toBe(true);
  await kill(child);
  expect(isHeld(base)).toBe(false);
});

test('a run of which another program has one port is passed over', async () => {
  const middle = () => 0.5;
  const base = (await claimRun(1, middle)) ?? 0;
  const next = base + 25;
  const other = createServer().listen(next + 10, '127.0.0.1');
  // Had by somebody, if not by us.
  await new Promise((resolve) => other.once('listening', resolve).once('error', resolve));
  expect(await claimRun(25, middle)).not.toBe(next);
  other.close();
});

test('no more ports are promised than a run has', async () => {
  await expect(claimRun(26)).rejects.toThrow('26 ports in a row');
});
