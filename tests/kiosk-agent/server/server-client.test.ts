import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { CloseRecord } from '@borne/server/contract';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Server } from '../../../kiosk-agent/src/server/server.ts';
import { serverClient } from '../../../kiosk-agent/src/server/server-client.ts';
import type { PkiPaths } from '../../../scripts/pki/development-pki.ts';
import { testPki } from '../../support/pki.ts';
import { consent, noRecord, notice, profile } from '../visit/kiosk-double.ts';
import { json, type TlsServer, tlsServer } from './tls-server.ts';

let pki: PkiPaths;
let server: TlsServer;
let client: Server;
beforeAll(async () => {
  pki = await testPki();
});
beforeEach(async () => {
  server = await tlsServer();
  client = clientOf({ url: server.url });
});
afterEach(async () => {
  await client.close();
  await server.stop();
});

function clientOf({
  url,
  ca = pki.kioskCa,
  cert = pki.kioskCert,
  key = pki.kioskKey,
}: {
  url: string;
  ca?: string;
  cert?: string;
  key?: string;
}): Server {
  const text = (path: string) => readFileSync(path, 'utf8');
  return serverClient({ url, ca: text(ca), cert: text(cert), key: text(key) });
}

const limits = { deadlineMs: 5_000 };
const visitId = '0192f000-0000-7000-8000-000000000001';
const identity = {
  nir: '285057800600028' as never,
  familyName: 'DUPONT',
  firstName: 'HÉLÈNE',
  birthDate: '19850500',
};
const record = {
  identity,
  act: 'open',
  consent: {
    ...consent,
    actor: 'self',
    papersCallId: null,
    assisted: false,
    answeredAt: '2026-11-22T09:00:00.000Z',
  },
  activationDigest: 'a'.repeat(43),
  evidence: 'signed',
  evidenceCertificate: 'certificate',
} as const;
const create = (deadlineMs = 5_000) => client.createRecord(visitId, record, { deadlineMs });

describe('a call', () => {
  test('shows the kiosk’s certificate and reads the answer', async () => {
    server.reply = (response) => json(response, 200, profile);
    expect(await client.profile(limits)).toEqual({ outcome: 'answered', answer: profile });
    expect(server.seen[0]).toMatchObject({
      method: 'GET',
      path: '/v1/kiosk',
      client: `URI:urn:kiosk:${pki.kioskId}`,
    });
  });

  test('carries the identity in its body, never in its address', async () => {
    server.reply = (response) => json(response, 200, noRecord);
    await client.status({ identity }, limits);
    server.reply = (response) => json(response, 200, { outcome: 'created' });
    expect(await create()).toEqual({ outcome: 'answered', answer: { outcome: 'created' } });
    expect(server.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v1/status',
      `PUT /v1/records/${visitId}`,
    ]);
    expect(JSON.parse(server.seen[1]?.body ?? '')).toEqual(record);
  });

  test('says how long it waits, and that is less than its deadline', async () => {
    server.reply = (response) => json(response, 200, { outcome: 'pending' });
    await create(12_000);
    expect(server.seen[0]?.prefer).toBe('wait=10');
  });

  test('takes an answer without a body for a code that was replaced and a refusal that was counted', async () => {
    server.reply = (response) => response.writeHead(204).end();
    const nothing = { outcome: 'answered', answer: null };
    expect(await client.replaceCode(visitId, { activationDigest: 'a'.repeat(43) }, limits)).toEqual(nothing);
    expect(await client.refuse({ notice: consent.notice }, limits)).toEqual(nothing);
    expect(server.seen.map(({ path }) => path)).toEqual([
      `/v1/records/${visitId}/activation-code`,
      '/v1/refusals',
    ]);
  });
});

describe('the counter and the closure', () => {
  const callId = '0192f000-0000-7000-8000-00000000ca11';

  test('are asked by their own ids, and answered as the contract says', async () => {
    const state = { callId, state: 'waiting', ahead: 1, verdict: null } as const;
    const replies = [{ outcome: 'pending' }, state, { code: 'A2B3C4' }];
    server.reply = (response) => json(response, 200, replies.shift());
    const closure: CloseRecord = {
      identity,
      notice,
      language: 'fr',
      actor: 'self',
      papersCallId: null,
      confirmedAt: '2026-11-22T09:00:00.000Z',
      evidence: 'signed',
      evidenceCertificate: 'certificate',
    };
    const call = { kind: 'papers', visitId, as: 'parent' } as const;
    expect(await client.closeRecord(visitId, closure, limits)).toMatchObject({
      answer: { outcome: 'pending' },
    });
    expect(await client.placeCall(callId, call, limits)).toMatchObject({ answer: state });
    expect(await client.handOver(callId, 'ticket', limits)).toMatchObject({ answer: { code: 'A2B3C4' } });
    expect(server.seen.map(({ method, path, body }) => [method, path, JSON.parse(body)])).toEqual([
      ['PUT', `/v1/closures/${visitId}`, closure],
      ['PUT', `/v1/calls/${callId}`, call],
      ['PUT', `/v1/hand-overs/${callId}`, { reason: 'ticket' }],
    ]);
  });

  test('take an answer without a body for a call withdrawn and a phase told', async () => {
    server.reply = (response) => response.writeHead(204).end();
    const nothing = { outcome: 'answered', answer: null };
    expect(await client.withdrawCall(callId, limits)).toEqual(nothing);
    expect(await client.tellPhase('informing', limits)).toEqual(nothing);
    expect(server.seen.map(({ method, path, body }) => `${method} ${path} ${body}`)).toEqual([
      `DELETE /v1/calls/${callId} `,
      'PUT /v1/kiosk/phase {"phase":"informing"}',
    ]);
  });
});

describe('a plain no', () => {
  test('is known by its code', async () => {
    server.reply = (response) => json(response, 403, { code: 'unknown-kiosk', reference: 'abc' });
    expect(await client.profile(limits)).toEqual({
      outcome: 'problem',
      code: 'unknown-kiosk',
      reference: 'abc',
    });
  });
});

describe('a request that certainly never left', () => {
  test('when nobody listens', async () => {
    await server.stop();
    expect(await create()).toEqual({ outcome: 'unreachable' });
  });

  test('when the name does not exist', async () => {
    await client.close();
    client = clientOf({ url: 'https://borne.invalid' });
    expect(await create()).toEqual({ outcome: 'unreachable' });
  });

  test('when the server’s certificate is of another authority', async () => {
    await client.close();
    client = clientOf({ url: server.url, ca: pki.nationalCa });
    expect(await create()).toEqual({ outcome: 'unreachable' });
    expect(server.seen).toEqual([]);
  });

  test('when the server is somebody else of our own authority, a kiosk for instance', async () => {
    await server.stop();
    server = await tlsServer({ cert: pki.kioskCert, key: pki.kioskKey });
    await client.close();
    client = clientOf({ url: server.url });
    expect(await create()).toEqual({ outcome: 'unreachable' });
    expect(server.seen).toEqual([]);
  });

  test('when whoever listens does not speak TLS', async () => {
    const plain = createServer((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'));
    await new Promise<void>((resolve) => {
      plain.listen(0, '127.0.0.1', resolve);
    });
    await client.close();
    const address = plain.address();
    client = clientOf({
      url: `https://localhost:${typeof address === 'object' && address ? address.port : 0}`,
    });
    expect(await create()).toEqual({ outcome: 'unreachable' });
    plain.close();
  });
});

describe('a request that may have arrived', () => {
  test('when the server acts and then cuts the line', async () => {
    server.reply = (response) => response.destroy();
    expect(await create()).toEqual({ outcome: 'uncertain', reason: 'cut' });
    expect(server.seen).toHaveLength(1);
  });

  test('when the answer does not come in time', async () => {
    server.reply = () => undefined;
    expect(await create(200)).toEqual({ outcome: 'uncertain', reason: 'timeout' });
  });

  test('when the caller gives up', async () => {
    const giveUp = new AbortController();
    server.reply = () => giveUp.abort();
    const answer = client.createRecord(visitId, record, { deadlineMs: 5_000, signal: giveUp.signal });
    expect(await answer).toEqual({ outcome: 'uncertain', reason: 'cut' });
  });

  test.each([
    ['is no JSON', (text: string) => `<html>${text}`],
    ['names an outcome that we do not know', () => '{"outcome":"opened"}'],
    ['has a field too many', () => '{"outcome":"created","ticket":"free"}'],
    ['is empty', () => ''],
    ['swells', () => `{"outcome":"${'x'.repeat(100_000)}"}`],
  ])('when the answer %s', async (_, content) => {
    server.reply = (response) => response.end(content('created'));
    expect(await create()).toMatchObject({ outcome: 'uncertain' });
  });

  test('when the failure is not one of the contract', async () => {
    server.reply = (response) => json(response, 502, { error: 'Bad Gateway' });
    expect(await create()).toEqual({ outcome: 'uncertain', reason: 'nonsense' });
    server.reply = (response) => response.writeHead(302, { location: 'https://localhost/elsewhere' }).end();
    expect(await create()).toEqual({ outcome: 'uncertain', reason: 'nonsense' });
    expect(server.seen).toHaveLength(2);
  });
});

test('a server that comes back is reached again', async () => {
  server.reply = (response) => response.destroy();
  await client.profile(limits);
  server.reply = (response) => json(response, 200, profile);
  expect(await client.profile(limits)).toMatchObject({ outcome: 'answered' });
});
