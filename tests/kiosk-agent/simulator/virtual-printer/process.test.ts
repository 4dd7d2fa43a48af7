/** The virtual printer as a process: what it refuses, and how it ends. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const main = join(import.meta.dirname, '../../../../kiosk-agent/simulator/virtual-printer/main.ts');

const usual = {
  BORNE_MODE: 'development',
  VIRTUAL_PRINTER_PORT: '0',
  VIRTUAL_PRINTER_OPERATOR_PORT: '0',
};

function start(environment: Record<string, string>): ChildProcess {
  const { PATH = '' } = process.env;
  return fork(main, {
    env: { PATH, ...environment },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

async function endOf(child: ChildProcess): Promise<{ code: number | null; lines: string[] }> {
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += String(chunk);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, lines: said.trim().split('\n') };
}

test('it refuses to start in production', async () => {
  const { code, lines } = await endOf(start({ ...usual, BORNE_MODE: 'production' }));
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('production refuses doubles');
});

test('it names all that is wrong in its environment on one line', async () => {
  const { code, lines } = await endOf(start({ VIRTUAL_PRINTER_PORT: '70000' }));
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
  for (const name of ['BORNE_MODE', 'VIRTUAL_PRINTER_PORT', 'VIRTUAL_PRINTER_OPERATOR_PORT']) {
    expect(lines[0]).toContain(name);
  }
});

test('it says that its port is taken, without a stack', async () => {
  const other = createServer();
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { code, lines } = await endOf(start({ ...usual, VIRTUAL_PRINTER_PORT: String(port) }));
  other.close();
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/port is already in use/);
});

test('it says that it is a SIMULATEUR, and ends with 0 when told to stop', async () => {
  const child = start(usual);
  const end = endOf(child);
  const [message] = await once(child, 'message');
  expect(message).toMatchObject({
    ready: true,
    ports: { printer: expect.any(Number), operator: expect.any(Number) },
  });
  child.kill('SIGTERM');
  const { code, lines } = await end;
  expect(code).toBe(0);
  expect(lines[0]).toContain('SIMULATEUR');
});

test('it ends when the process that started it is gone', async () => {
  const child = start(usual);
  const exit = once(child, 'exit');
  await once(child, 'message');
  child.disconnect();
  expect(await exit).toEqual([0, null]);
});
