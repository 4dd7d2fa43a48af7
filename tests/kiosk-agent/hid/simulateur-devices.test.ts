/** The agent’s end of the wire to virtual devices, against a process that says what the test wants said. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SimulateurHidDevices } from '../../../kiosk-agent/src/hid/simulateur-devices.ts';

let server: Server;
let devices: SimulateurHidDevices;
let answer: (call: { id: number; call: string }) => Buffer;
const sockets = new Set<Socket>();

function frame(message: unknown): Buffer {
  const text = Buffer.from(JSON.stringify(message));
  const head = Buffer.alloc(4);
  head.writeUInt32BE(text.length);
  return Buffer.concat([head, text]);
}

beforeEach(async () => {
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (bytes) =>
      socket.write(answer(JSON.parse(bytes.toString('utf8', 4)) as { id: number; call: string })),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  devices = new SimulateurHidDevices({ port: (server.address() as AddressInfo).port, deadlineMs: 100 });
});
afterEach(async () => {
  await devices.close();
  for (const socket of sockets) socket.destroy();
  server.close();
});

test('an unplugging that stands right behind the opening, in the same bytes, is not missed', async () => {
  answer = ({ id }) =>
    Buffer.concat([frame({ id, ok: true, handle: 7 }), frame({ event: 'error', handle: 7 })]);
  const opening = await devices.open('p');
  if (!opening.ok) throw new Error(opening.reason);
  const errors: Error[] = [];
  opening.device.on('error', (error) => errors.push(error));
  await vi.waitFor(() => expect(errors).toHaveLength(1));
});

test.each([
  ['an answer that is none', () => Buffer.from('000000037b7d20', 'hex')],
  ['no JSON', () => Buffer.from('00000001ff', 'hex')],
  ['an answer without end', () => Buffer.from('7fffffff', 'hex')],
  ['a list of something else', ({ id }: { id: number }) => frame({ id, ok: true, devices: [{ path: 1 }] })],
  ['nothing', () => Buffer.alloc(0)],
  [
    'the answer to another question',
    ({ id }: { id: number }) => frame({ id: id + 1, ok: true, devices: [] }),
  ],
])('%s is neither a list nor an opening, and no exception', async (_, given) => {
  answer = given;
  expect(await devices.list()).toEqual({ ok: false, reason: 'not-working' });
  expect(await devices.open('p')).toEqual({ ok: false, reason: 'failed' });
});

test('an answer without end is hung up on at once, not waited for', async () => {
  answer = () => Buffer.from('7fffffff', 'hex');
  const patient = new SimulateurHidDevices({
    port: (server.address() as AddressInfo).port,
    deadlineMs: 60_000,
  });
  expect(await patient.list()).toEqual({ ok: false, reason: 'not-working' });
  await patient.close();
});

test('after nonsense it dials anew', async () => {
  answer = () => Buffer.from('00000001ff', 'hex');
  await devices.list();
  await nextTurn();
  answer = ({ id }) => frame({ id, ok: true, devices: [] });
  await vi.waitFor(async () => expect(await devices.list()).toEqual({ ok: true, devices: [] }));
});

test('where nobody listens, nothing works and nothing throws', async () => {
  const port = (server.address() as AddressInfo).port;
  server.close();
  const alone = new SimulateurHidDevices({ port, deadlineMs: 100 });
  expect(await alone.list()).toEqual({ ok: false, reason: 'not-working' });
  expect(await alone.open('p')).toEqual({ ok: false, reason: 'failed' });
  await alone.close();
});
