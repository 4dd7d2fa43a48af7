/** The virtual headset as the process that the bench starts: operator API, wire, and what they refuse. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type HeadsetBench, startHeadsetBench } from '../../../support/headset-bench.ts';

const main = join(import.meta.dirname, '../../../../kiosk-agent/simulator/virtual-headset/main.ts');
let bench: HeadsetBench;
const sockets: Socket[] = [];

beforeAll(async () => {
  bench = await startHeadsetBench();
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  if ((await bench.state()).in) await bench.unplug();
});
afterAll(() => bench.stop());

function post(path: string, body: string, type = 'application/json'): Promise<Response> {
  return fetch(`${bench.operatorUrl}${path}`, { method: 'POST', headers: { 'content-type': type }, body });
}

/** The type, code and value of each record heard so far; their times are the clock's. */
function dial(): { socket: Socket; heard: () => string[] } {
  const socket = connect(bench.port, '127.0.0.1');
  sockets.push(socket);
  let bytes = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    bytes = Buffer.concat([bytes, chunk]);
  });
  const heard = (): string[] =>
    bytes
      .toString('hex')
      .match(/.{48}/g)
      ?.map((record) => record.slice(32)) ?? [];
  return { socket, heard };
}

// u16 type, u16 code, s32 value, little endian: EV_SW SW_HEADPHONE_INSERT, EV_SYN SYN_REPORT, EV_SYN SYN_DROPPED.
const isIn = '0500020001000000';
const isOut = '0500020000000000';
const report = '0000000000000000';
const dropped = '0000030000000000';

describe('on the wire', () => {
  test('the first record says how it stands, the next ones what happens', async () => {
    const { heard } = dial();
    const hears = (...records: string[]) => vi.waitFor(() => expect(heard()).toEqual(records));
    await hears(isOut, report);
    await bench.plug();
    await hears(isOut, report, isIn, report);
    await bench.unplug();
    await hears(isOut, report, isIn, report, isOut, report);
  });

  test('whoever dials late hears the same, and each has the whole', async () => {
    await bench.plug();
    const [one, other] = [dial(), dial()];
    await vi.waitFor(() =>
      expect([one.heard(), other.heard()]).toEqual([
        [isIn, report],
        [isIn, report],
      ]),
    );
    await bench.rattle(false);
    const lost = [isIn, report, dropped, report];
    await vi.waitFor(() => expect([one.heard(), other.heard()]).toEqual([lost, lost]));
    const late = dial();
    await vi.waitFor(() => expect(late.heard()).toEqual([isOut, report]));
  });

  test('it hangs up on whoever writes', async () => {
    const { socket } = dial();
    await once(socket, 'connect');
    socket.write('x');
    await once(socket, 'close');
  });
});

describe('the operator API', () => {
  test('says how it stands, and that a plug cannot go in twice', async () => {
    await bench.plug();
    expect((await bench.state()).in).toBe(true);
    expect([(await post('/plug', '{}')).status, (await bench.state()).in]).toEqual([409, true]);
  });

  test.each([
    ['/unplug', '{}', 409, 'out-already'],
    ['/plug', '{"now":true}', 400, 'malformed-request'],
    ['/rattle', '{}', 400, 'malformed-request'],
    ['/say', '{}', 404, 'unknown-address'],
  ])('refuses %s %s with %i %s', async (path, body, status, code) => {
    const answer = await post(path, body);
    expect([answer.status, await answer.json()]).toEqual([status, { code }]);
  });

  test('takes JSON only: a form of a foreign page is not heard', async () => {
    expect((await post('/plug', '{}', 'text/plain')).status).toBe(415);
    expect((await bench.state()).in).toBe(false);
  });
});

describe('the process', () => {
  const ports = { VIRTUAL_HEADSET_PORT: '0', HEADSET_OPERATOR_PORT: '0' };
  test.each([
    ['in production', { BORNE_MODE: 'production', ...ports }, /BORNE_MODE/],
    ['without a mode or ports', {}, /BORNE_MODE.*VIRTUAL_HEADSET_PORT.*HEADSET_OPERATOR_PORT/],
  ])('does not start %s, and says all in one line', (_, env, said) => {
    const { status, stderr } = spawnSync(process.execPath, [main], {
      env,
      encoding: 'utf8',
      timeout: 10_000,
    });
    expect([status, stderr.trim().split('\n').length]).toEqual([1, 1]);
    expect(stderr).toMatch(said);
  });

  test('says in one clear line that a port is in use', () => {
    const env = { BORNE_MODE: 'development', ...ports, VIRTUAL_HEADSET_PORT: `${bench.port}` };
    const { status, stderr } = spawnSync(process.execPath, [main], {
      env,
      encoding: 'utf8',
      timeout: 10_000,
    });
    expect([status, stderr.trim().split('\n').length]).toEqual([1, 1]);
    expect(stderr).toContain(`${bench.port}`);
  });
});
