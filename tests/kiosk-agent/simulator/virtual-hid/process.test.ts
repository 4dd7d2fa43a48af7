/** The virtual USB devices as the process that the bench starts: operator API, wire, and what they refuse. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type HidBench, startHidBench } from '../../../support/hid-bench.ts';

const main = join(import.meta.dirname, '../../../../kiosk-agent/simulator/virtual-hid/main.ts');
let bench: HidBench;
const sockets: Socket[] = [];

beforeAll(async () => {
  bench = await startHidBench();
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});
afterAll(() => bench.stop());

function post(path: string, body: string, type = 'application/json'): Promise<Response> {
  return fetch(`${bench.operatorUrl}${path}`, { method: 'POST', headers: { 'content-type': type }, body });
}

async function dial(): Promise<Socket> {
  const socket = connect(bench.port, '127.0.0.1');
  sockets.push(socket);
  await once(socket, 'connect');
  return socket;
}

/** A frame written by hand: four bytes of length, then JSON. */
function frame(text: string): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(Buffer.byteLength(text));
  return Buffer.concat([head, Buffer.from(text)]);
}

async function answerTo(socket: Socket, text: string): Promise<unknown> {
  socket.write(frame(text));
  const [bytes] = (await once(socket, 'data')) as [Buffer];
  return JSON.parse(bytes.toString('utf8', 4));
}

describe('at the start', () => {
  test('a scanner and a light are plugged in, nobody has opened them, and the light is dark', async () => {
    const state = await bench.state();
    expect(state.devices.filter(({ plugged }) => plugged).map(({ id }) => id)).toEqual(['scanner', 'light']);
    expect(state.devices.some(({ opened, on }) => opened || on)).toBe(false);
    expect(state.light).toEqual({ device: 'light', report: null, colour: null });
  });
});

describe('on the wire', () => {
  test('devices are listed, opened, switched on, and speak', async () => {
    const socket = await dial();
    expect(await answerTo(socket, '{"id":1,"call":"list"}')).toMatchObject({
      id: 1,
      ok: true,
      devices: [{ vendorId: 0x0c2e }, { vendorId: 0x27b8 }],
    });
    const opened = await answerTo(socket, '{"id":2,"call":"open","path":"simulateur:scanner"}');
    const { handle } = opened as { handle: number };
    expect((await post('/scan', '{"sample":"ean"}')).status).toBe(409);
    const on = `{"id":3,"call":"sendFeatureReport","handle":${handle},"report":"fe01"}`;
    expect(await answerTo(socket, on)).toEqual({ id: 3, ok: true, sent: 2 });
    const said = once(socket, 'data') as Promise<[Buffer]>;
    await bench.scan('ean');
    const [bytes] = await said;
    const event = JSON.parse(bytes.toString('utf8', 4)) as { event: string; report: string };
    expect(event.event).toBe('data');
    // Report 02, 14 bytes with the suffix, ]E0, the digits, CR.
    expect(event.report.slice(0, 2 * 20)).toBe('020e5d4530333430303933303030303030310d00');
    expect(event.report.slice(2 * 60)).toBe('00640000');
    expect(event.report).toHaveLength(128);
  });

  test('hanging up closes what was open', async () => {
    const socket = await dial();
    await answerTo(socket, '{"id":1,"call":"open","path":"simulateur:light"}');
    expect((await bench.state()).devices.find(({ id }) => id === 'light')?.opened).toBe(true);
    const closed = once(socket, 'close');
    socket.end();
    await closed;
    expect((await bench.state()).devices.find(({ id }) => id === 'light')?.opened).toBe(false);
  });

  test.each([
    ['another call', frame('{"id":1,"call":"reset"}')],
    ['a call with something more', frame('{"id":1,"call":"list","all":true}')],
    ['a report that is no hexadecimal', frame('{"id":1,"call":"write","handle":1,"report":"zz"}')],
    ['no JSON', frame('list')],
    ['a frame without end', Buffer.from('ffffffff', 'hex')],
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n')],
  ])('it hangs up on %s', async (_, bytes) => {
    const socket = await dial();
    socket.resume().write(bytes);
    await once(socket, 'close');
  });
});

describe('the operator API', () => {
  test.each([
    ['/plug', '{"device":"scanner-zebra"}', 409, 'place-taken'],
    ['/plug', '{"device":"printer"}', 404, 'unknown-device'],
    ['/plug', '{}', 400, 'malformed-request'],
    ['/unplug', '{"device":"luxafor"}', 409, 'not-plugged'],
    ['/scan', '{"sample":"ins"}', 409, 'not-listening'],
    ['/scan', '{"sample":"unknown"}', 404, 'unknown-sample'],
    ['/scan', '{"aim":"Q1","text":"x"}', 400, 'malformed-request'],
    ['/scan', '{"aim":"]Q1","text":"€"}', 400, 'malformed-request'],
    ['/scan', '{"aim":"]Q1","text":"x","sample":"ins"}', 400, 'malformed-request'],
    ['/scan', `{"sample":"${'x'.repeat(5_000)}"}`, 400, 'malformed-request'],
    ['/colour', '{}', 404, 'unknown-address'],
  ])('refuses %s %.40s with %i %s', async (path, body, status, code) => {
    const answer = await post(path, body);
    expect([answer.status, await answer.json()]).toEqual([status, { code }]);
  });

  test('a scanner that types, or none, shows nothing to the agent', async () => {
    await bench.unplug('scanner');
    expect(await (await post('/scan', '{"sample":"ins"}')).json()).toEqual({ code: 'not-plugged' });
    await bench.plug('scanner-typing');
    expect(await (await post('/scan', '{"sample":"ins"}')).json()).toEqual({ code: 'types-instead' });
    await bench.unplug('scanner-typing');
    await bench.plug('scanner');
  });

  test('takes JSON only: a form of a foreign page is not heard', async () => {
    expect((await post('/unplug', '{"device":"light"}', 'text/plain')).status).toBe(415);
    expect((await bench.state()).light).not.toBeNull();
  });

  test('answers to no other name than its own', async () => {
    const { port } = new URL(bench.operatorUrl);
    const call = request({
      port,
      host: '127.0.0.1',
      path: '/state',
      headers: { host: 'evil.example' },
    }).end();
    const [answer] = (await once(call, 'response')) as [{ statusCode: number; resume(): void }];
    answer.resume();
    expect(answer.statusCode).toBe(403);
  });
});

describe('the process', () => {
  test.each([
    [
      'in production',
      { BORNE_MODE: 'production', VIRTUAL_HID_PORT: '0', HID_OPERATOR_PORT: '0' },
      /BORNE_MODE/,
    ],
    ['without a mode or ports, and says all at once', {}, /BORNE_MODE.*VIRTUAL_HID_PORT.*HID_OPERATOR_PORT/],
  ])('does not start %s', (_, env, said) => {
    const { status, stderr } = spawnSync(process.execPath, [main], {
      env,
      encoding: 'utf8',
      timeout: 10_000,
    });
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(said);
  });

  test('says in one clear line that a port is in use', () => {
    const env = { BORNE_MODE: 'development', VIRTUAL_HID_PORT: `${bench.port}`, HID_OPERATOR_PORT: '0' };
    const { status, stderr } = spawnSync(process.execPath, [main], {
      env,
      encoding: 'utf8',
      timeout: 10_000,
    });
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(`${bench.port}`);
  });
});
