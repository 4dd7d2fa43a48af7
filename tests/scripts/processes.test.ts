import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepRunning, type ProcessOptions, startProcess } from '../../scripts/line/processes.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'borne-processes-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process whose whole program is `program`. */
function options(program: string, env: Record<string, string> = {}): ProcessOptions {
  const file = join(folder, 'program.mjs');
  writeFileSync(file, program);
  return { name: 'le programme', file, env, logFile: join(folder, 'program.log') };
}

const says = (text: string): string => `process.send(${text}); setInterval(() => {}, 1000);`;

test('a process counts as started only once it says that it is ready', async () => {
  const running = await startProcess(options(`setTimeout(() => { ${says('{ ready: true }')} }, 300);`));
  expect(() => process.kill(running.pid, 0)).not.toThrow();
  await running.stop();
  expect(() => process.kill(running.pid, 0)).toThrow();
});

test('a process that ends at once is told with its last line, and without a stack', async () => {
  const failing = startProcess(
    options(`process.stderr.write('premier\\nle port 7 est pris\\n'); process.exit(1);`),
  );
  await expect(failing).rejects.toMatchObject({
    name: 'StartProblem',
    message: expect.stringContaining('Le programme s’est arrêté : le port 7 est pris'),
  });
});

test('only the given environment reaches a process, and where Node keeps what it compiled', async () => {
  const program = `process.send({ ready: true }); console.log(JSON.stringify(Object.keys(process.env).filter((name) => !['PATH', 'NODE_COMPILE_CACHE'].includes(name) && !name.startsWith('NODE_CHANNEL')))); setInterval(() => {}, 1000);`;
  const running = await startProcess(options(program, { WANTED: '1' }));
  await sleep(100);
  await running.stop();
  expect(JSON.parse(readFileSync(join(folder, 'program.log'), 'utf8'))).toEqual(['WANTED']);
});

test('a part that dies is brought back, until it is stopped on purpose', async () => {
  const said: string[] = [];
  const pids: number[] = [];
  const kept = await keepRunning(
    'le programme',
    async () => {
      const running = await startProcess(options(says('{ ready: true }')));
      pids.push(running.pid);
      return running;
    },
    (text) => said.push(text),
  );
  process.kill(pids[0] ?? 0, 'SIGKILL');
  await expect.poll(() => pids.length, { timeout: 10_000 }).toBe(2);
  await kept.stop();
  await sleep(500);
  expect(pids).toHaveLength(2);
  expect(said).toEqual(['Le programme s’est arrêté ; redémarrage.']);
});

test('a part that cannot stay up is given up and said so', async () => {
  const said: string[] = [];
  let starts = 0;
  const start = async () => {
    starts += 1;
    return { ended: Promise.resolve(), stop: async () => undefined };
  };
  const kept = await keepRunning('le programme', start, (text) => said.push(text));
  await expect.poll(() => said.at(-1), { timeout: 20_000 }).toBe('Le programme ne tient pas : abandon.');
  expect(starts).toBe(6);
  await kept.stop();
});

test('a part whose restart fails is tried again', async () => {
  const said: string[] = [];
  let starts = 0;
  const start = async () => {
    starts += 1;
    if (starts === 2) throw new Error('pas encore');
    const ended = starts === 1 ? Promise.resolve() : new Promise<void>(() => undefined);
    return { ended, stop: async () => undefined };
  };
  await keepRunning('le programme', start, (text) => said.push(text));
  await expect.poll(() => starts, { timeout: 10_000 }).toBe(3);
  expect(said).toContain('pas encore');
});
