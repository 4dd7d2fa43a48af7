import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KioskCalls } from '@borne/server/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Server } from '../../../kiosk-agent/src/server/server.ts';
import { serverClient } from '../../../kiosk-agent/src/server/server-client.ts';
import { testPki } from '../../support/pki.ts';
import { json, type TlsServer, tlsServer } from './tls-server.ts';

const callId = '0192f000-0000-7000-8000-00000000ca11';
const waiting = { calls: [{ callId, state: 'waiting', ahead: 0, verdict: null }] } as const;
const over = { calls: [{ callId, state: 'over', ahead: 0, verdict: 'accepted' }] } as const;

let server: TlsServer;
let client: Server;
/** The stream that the kiosk opened last. */
let stream: ServerResponse;
let streams = 0;
beforeEach(async () => {
  streams = 0;
  server = await tlsServer();
  server.reply = (response) => {
    stream = response;
    streams += 1;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': here\n\n');
  };
  client = await clientOf();
});
afterEach(async () => {
  await client.close();
  await server.stop();
});

async function clientOf(silenceMs = 5_000): Promise<Server> {
  const { kioskCa, kioskCert, kioskKey } = await testPki();
  const text = (path: string) => readFileSync(path, 'utf8');
  const identity = { ca: text(kioskCa), cert: text(kioskCert), key: text(kioskKey) };
  return serverClient({ url: server.url, ...identity, silenceMs });
}

function watching(signal = new AbortController().signal) {
  const heard: KioskCalls[] = [];
  const ended = client.watchCalls((calls) => heard.push(calls), signal);
  return { heard, ended };
}
const begun = (count = 1) => vi.waitFor(() => expect(streams).toBe(count));
const say = (event: string, data: unknown) =>
  stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);

test('tells each change as it comes, and that the server ended it', async () => {
  const { heard, ended } = watching();
  await begun();
  expect(server.seen[0]).toMatchObject({ method: 'GET', path: '/v1/kiosk/calls' });
  say('calls', waiting);
  await vi.waitFor(() => expect(heard).toEqual([waiting]));
  say('newer-than-us', { a: 1 });
  say('calls', over);
  await vi.waitFor(() => expect(heard).toEqual([waiting, over]));
  stream.end();
  expect(await ended).toEqual({ outcome: 'answered', answer: null });
});

test('a call is made beside it: the stream keeps none of the lines for calls', async () => {
  const { ended } = watching();
  await begun();
  const listening = stream;
  server.reply = (response) => response.writeHead(204).end();
  const calls = Array.from({ length: 8 }, () => client.tellPhase('free', { deadlineMs: 2_000 }));
  for (const answer of await Promise.all(calls))
    expect(answer).toEqual({ outcome: 'answered', answer: null });
  listening.end();
  await ended;
});

test('goes on long after what one answer may weigh', async () => {
  const { heard, ended } = watching();
  await begun();
  for (let sent = 0; sent < 900; sent += 1) say('calls', waiting);
  await vi.waitFor(() => expect(heard).toHaveLength(900));
  stream.end();
  expect(await ended).toMatchObject({ outcome: 'answered' });
});

test('ends when the server falls silent, and not while it still beats', async () => {
  await client.close();
  client = await clientOf(1_500);
  const { ended } = watching();
  await begun();
  const beats = setInterval(() => stream.write(': alive\n\n'), 100);
  expect(await Promise.race([ended, sleep(2_500, 'still there')])).toBe('still there');
  clearInterval(beats);
  expect(await ended).toEqual({ outcome: 'uncertain', reason: 'timeout' });
});

test('ends when the line is cut, when whoever listens goes, and where nobody answers', async () => {
  const first = watching();
  await begun();
  stream.destroy();
  expect(await first.ended).toEqual({ outcome: 'uncertain', reason: 'cut' });

  const leaving = new AbortController();
  const second = watching(leaving.signal);
  await begun(2);
  leaving.abort();
  expect(await second.ended).toEqual({ outcome: 'uncertain', reason: 'cut' });
  await vi.waitFor(() => expect(stream.closed).toBe(true));

  await server.stop();
  expect(await watching().ended).toEqual({ outcome: 'unreachable' });
});

test('says which no it got', async () => {
  server.reply = (response) => json(response, 403, { code: 'unknown-kiosk', reference: 'abc' });
  expect(await watching().ended).toEqual({ outcome: 'problem', code: 'unknown-kiosk', reference: 'abc' });
  server.reply = (response) => json(response, 502, { error: 'x'.repeat(1_000_000) });
  expect(await watching().ended).toEqual({ outcome: 'uncertain', reason: 'nonsense' });
});

test.each([
  ['is no JSON', 'event: calls\ndata: {calls\n\n'],
  ['is not what the contract says', 'event: calls\ndata: {"calls":[{"callId":"1"}]}\n\n'],
  [
    'says more than the contract',
    `event: calls\ndata: ${JSON.stringify({ ...waiting, name: 'DUPONT' })}\n\n`,
  ],
  ['never ends', `event: calls\ndata: ${'x'.repeat(70_000)}`],
])('an event that %s ends it, and nobody is told', async (_, text) => {
  const { heard, ended } = watching();
  await begun();
  stream.write(text);
  expect(await ended).toEqual({ outcome: 'uncertain', reason: 'nonsense' });
  expect(heard).toEqual([]);
  await vi.waitFor(() => expect(stream.closed).toBe(true));
});

test('a fault of whoever listens is theirs, and leaves no stream behind', async () => {
  const ended = client.watchCalls(() => {
    throw new TypeError('ours');
  }, new AbortController().signal);
  await begun();
  say('calls', waiting);
  await expect(ended).rejects.toThrow('ours');
  await vi.waitFor(() => expect(stream.closed).toBe(true));
});
