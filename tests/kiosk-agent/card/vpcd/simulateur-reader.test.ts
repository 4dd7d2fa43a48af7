/** The agent's own listener, against whatever may dial it. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hex } from '../../../../kiosk-agent/src/card/apdu.ts';
import type { CardSession, ReaderEvent } from '../../../../kiosk-agent/src/card/card-reader.ts';
import { SimulateurReader } from '../../../../kiosk-agent/src/card/vpcd/simulateur-reader.ts';
import { FrameReader, frame } from '../../../../kiosk-agent/src/card/vpcd/vpcd-frame.ts';

const atr = hex('3B 75 13 00 00 44 09 EA 90 00');
const refused = hex('6A 82');
const unreadable = { outcome: 'problem', problem: 'unreadable' };
const mute = { outcome: 'problem', problem: 'mute' };
const quiet = { info: () => undefined, warn: () => undefined };

let reader: SimulateurReader;
let events: ReaderEvent[];
const cards: Socket[] = [];

beforeEach(async () => {
  events = [];
  reader = new SimulateurReader({ port: 0, log: quiet, apduDeadlineMs: 300 });
  await reader.start((event) => events.push(event));
});
afterEach(async () => {
  for (const card of cards.splice(0)) card.destroy();
  await reader.stop();
});

/** A card that answers each payload of the reader with these, in turn; `null` is silence. */
function card(...answers: (Uint8Array | null)[]): Socket {
  const socket = connect(reader.port, '127.0.0.1');
  cards.push(socket);
  const frames = new FrameReader();
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    for (const payload of frames.push(chunk)) {
      if (payload.length === 1 && payload[0] !== 4) continue;
      const answer = answers.shift();
      if (answer) socket.write(frame(answer));
    }
  });
  return socket;
}

const types = (): string[] => events.map(({ type }) => type);
async function session(): Promise<CardSession> {
  await expect.poll(types).toContain('inserted');
  const inserted = events.find((event) => event.type === 'inserted');
  if (inserted?.type !== 'inserted') throw new Error('no card');
  return inserted.session;
}

test('it listens on the loopback only', async () => {
  const server = createServer();
  // The same port of another address of this machine is free.
  server.listen(reader.port, '127.0.0.2');
  await once(server, 'listening');
  server.close();
});

test('a card is powered, then asked what it is', async () => {
  const socket = connect(reader.port, '127.0.0.1');
  cards.push(socket);
  const [first] = (await once(socket, 'data')) as [Buffer];
  expect(first.toString('hex')).toMatch(/^000101(000104)?$/);
});

test('one slot takes one card: a second one is refused and the first is not disturbed', async () => {
  card(atr, refused);
  const first = await session();
  const second = card(atr);
  await once(second, 'close');
  expect(await first.read()).toEqual(unreadable);
  expect(types()).toEqual(['ready', 'inserted']);
});

test.each([
  ['empty', hex('')],
  ['of one byte', hex('3B')],
  ['longer than 33 bytes', new Uint8Array(34)],
  ['that never comes', null],
])('an answer to reset %s is a silent card', async (_, answer) => {
  card(answer);
  await expect.poll(types).toEqual(['ready', 'silent-card']);
});

test('an answer after the deadline answers nobody', async () => {
  const socket = card(atr, null);
  const silent = await session();
  expect(await silent.read()).toEqual(mute);
  socket.write(frame(hex('90 00')));
  expect(await silent.read()).toEqual(mute);
  expect(types()).toEqual(['ready', 'inserted']);
});

test.each([
  ['speaks unasked', async (socket: Socket) => socket.write(frame(hex('90 00')))],
  ['leaves in the middle of a frame', async (socket: Socket) => socket.end(hex('00 05 90'))],
])('whoever %s is taken out', async (_, misbehave) => {
  const socket = card(atr);
  const inserted = await session();
  await misbehave(socket);
  await expect.poll(types).toEqual(['ready', 'inserted', 'removed', 'ready']);
  expect(await inserted.read()).toEqual({ outcome: 'removed' });
});

test('an answer longer than T=0 can carry ends the stay', async () => {
  card(atr, new Uint8Array(259));
  expect(await (await session()).read()).toEqual({ outcome: 'removed' });
});

test('an answer cut in any number of pieces is one answer', async () => {
  const socket = card(atr, null);
  const inserted = await session();
  const reading = inserted.read();
  await new Promise(setImmediate);
  for (const byte of frame(refused)) {
    socket.write(Uint8Array.of(byte));
    await new Promise(setImmediate);
  }
  expect(await reading).toEqual(unreadable);
});

test('a port that is taken is refused by its own name', async () => {
  const other = new SimulateurReader({ port: reader.port, log: quiet });
  await expect(other.start(() => undefined)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await other.stop();
});

test('a stopped reader frees its port', async () => {
  const { port } = reader;
  await reader.stop();
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  expect((server.address() as AddressInfo).port).toBe(port);
  server.close();
});
