/** The virtual card as the process that the bench starts: its operator API, and what it refuses. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type CardBench, startCardBench } from '../../../support/card-bench.ts';

const main = join(import.meta.dirname, '../../../../kiosk-agent/simulator/virtual-card/main.ts');
let bench: CardBench;
const readers: Server[] = [];

beforeAll(async () => {
  bench = await startCardBench({ driver: 'simulateur' });
});
afterEach(async () => {
  await bench.remove();
  for (const server of readers.splice(0)) server.close();
});
afterAll(() => bench.stop());

function post(path: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${bench.operatorUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}

/** A reader in vpcd's place, that says what the test wants said. */
async function readerOnPort(): Promise<{ card: Promise<Socket> }> {
  const server = createServer();
  readers.push(server);
  const card = once(server, 'connection').then(([socket]) => socket as Socket);
  server.listen(bench.vpcdPort, '127.0.0.1');
  await once(server, 'listening');
  return { card };
}

test('its cards are listed with a title and an explanation', async () => {
  const cards = await bench.cards();
  expect(cards.map(({ id }) => id)).toEqual([
    ...[
      'martin',
      'dupont',
      'leroy',
      'santoni',
      'twelve',
      'wrong-key',
      'vitale-1',
      'cps',
      'bank',
      'truncated',
    ],
    ...['no-holder', 'garbage', 'slow', 'mute', 'upside-down', 'file-512'],
  ]);
});

test('its unlisted cards go in by their name, and are in no list', async () => {
  for (const card of ['tear-3', 'status-6f00-4@twelve', 'holders-19', 'atr-3b751300004409ea9000']) {
    await bench.insert(card);
    expect((await bench.state()).inserted).toBe(card);
    await bench.remove();
  }
  expect((await bench.cards()).filter(({ id }) => id.includes('tear'))).toEqual([]);
});

test('a card inserted before there is a reader dials until there is one', async () => {
  await bench.insert('martin');
  expect(await bench.state()).toEqual({ inserted: 'martin', linked: false });
  const { card } = await readerOnPort();
  const socket = await card;
  expect(await bench.state()).toEqual({ inserted: 'martin', linked: false });
  socket.write(Buffer.from('000104', 'hex'));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  expect(answer.toString('hex')).toBe('000a3b751300004409ea9000');
  expect(await bench.state()).toEqual({ inserted: 'martin', linked: true });
  const closed = once(socket, 'close');
  await bench.remove();
  await closed;
  expect(await bench.state()).toEqual({ inserted: null, linked: false });
});

test.each([
  ['a command before it is powered', '000700a40000023f00'],
  ['a message that no reader sends', '000109'],
  ['an empty message', '0000'],
])('it refuses %s by leaving', async (_, message) => {
  const { card } = await readerOnPort();
  await bench.insert('martin');
  const socket = await card;
  socket.resume().write(Buffer.from(message, 'hex'));
  await once(socket, 'close');
});

test('commands are counted, whoever answers them', async () => {
  const before = await bench.commands();
  const { card } = await readerOnPort();
  await bench.insert('martin');
  const socket = await card;
  socket.write(Buffer.from('000101000700a40000023f00', 'hex'));
  await once(socket, 'data');
  expect((await bench.commands()) - before).toBe(1);
});

test('a slot holds one card', async () => {
  await bench.insert('martin');
  const answer = await post('/insert', '{"card":"dupont"}');
  expect([answer.status, await answer.json()]).toEqual([409, { code: 'slot-occupied' }]);
  expect((await bench.state()).inserted).toBe('martin');
});

test.each([
  ['an unknown card', '/insert', '{"card":"nobody"}', 404, 'unknown-card'],
  ['a fault of no card', '/insert', '{"card":"tear-3@nobody"}', 404, 'unknown-card'],
  ['a fault that is none', '/insert', '{"card":"tear-x"}', 404, 'unknown-card'],
  ['no card', '/insert', '{}', 400, 'malformed-request'],
  ['something more', '/insert', '{"card":"martin","force":true}', 400, 'malformed-request'],
  ['no JSON', '/insert', 'card=martin', 400, 'malformed-request'],
  ['a body without end', '/insert', `{"card":"${'m'.repeat(5000)}"}`, 400, 'malformed-request'],
  ['a removal with something', '/remove', '{"card":"martin"}', 400, 'malformed-request'],
  ['an unknown address', '/eject', '{}', 404, 'unknown-address'],
])('the operator API refuses %s', async (_, path, body, status, code) => {
  const answer = await post(path, body);
  expect([answer.status, await answer.json()]).toEqual([status, { code }]);
});

test('the operator API takes JSON only: a form of a foreign page is not heard', async () => {
  const answer = await post('/insert', '{"card":"martin"}', { 'content-type': 'text/plain' });
  expect(answer.status).toBe(415);
  expect((await bench.state()).inserted).toBeNull();
});

test('the operator API answers to no other name than its own', async () => {
  const { port } = new URL(bench.operatorUrl);
  const call = request({ port, host: '127.0.0.1', path: '/state', headers: { host: 'evil.example' } }).end();
  const [answer] = (await once(call, 'response')) as [{ statusCode: number; resume(): void }];
  answer.resume();
  expect(answer.statusCode).toBe(403);
});

test.each([
  ['in production', { BORNE_MODE: 'production', VPCD_PORT: '1', CARD_OPERATOR_PORT: '0' }, /BORNE_MODE/],
  ['without a reader’s port', { BORNE_MODE: 'development', CARD_OPERATOR_PORT: '0' }, /VPCD_PORT/],
  ['without a mode, and says all that is wrong at once', {}, /BORNE_MODE.*VPCD_PORT.*CARD_OPERATOR_PORT/],
])('it does not start %s', (_, env, said) => {
  const { status, stderr } = spawnSync(process.execPath, [main], { env, encoding: 'utf8', timeout: 10_000 });
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toMatch(said);
});

test('a port in use is one clear line', () => {
  const { port } = new URL(bench.operatorUrl);
  const env = { BORNE_MODE: 'development', VPCD_PORT: '1', CARD_OPERATOR_PORT: port };
  const { status, stderr } = spawnSync(process.execPath, [main], { env, encoding: 'utf8', timeout: 10_000 });
  expect(status).toBe(1);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toContain(port);
});
