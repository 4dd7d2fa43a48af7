/** The real gateway on a real wire: what it does while the service is silent, and when it comes back. */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BreakerSettings } from '../../../server/src/dmp/breaker.ts';
import type { LineHealth } from '../../../server/src/dmp/national-line.ts';
import { soapDmp } from '../../../server/src/dmp/soap-dmp.ts';
import { testPki } from '../../support/pki.ts';
import { consent, gatewayOptions, helene } from './gateway.ts';

type Front = (request: IncomingMessage, response: ServerResponse) => void;

const soap = (body: string): string =>
  `<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body>${body}</e:Body></e:Envelope>`;
const fault = soap('<e:Fault><e:Code><e:Value>e:Sender</e:Value></e:Code></e:Fault>');

const answersWith =
  (status: number, body: string): Front =>
  (request, response) => {
    request.resume().on('end', () => response.writeHead(status).end(body));
  };

let arrived = 0;
let answer: Front;
let server: ReturnType<typeof createServer>;
let time = 0;
let told: LineHealth[] = [];
let dmp: ReturnType<typeof soapDmp>;

beforeAll(async () => {
  const pki = await testPki();
  const pem = (path: string): string => readFileSync(path, 'utf8');
  const tls = { cert: pem(pki.serviceCert), key: pem(pki.serviceKey), ca: pem(pki.nationalCa) };
  server = createServer({ ...tls, requestCert: true, maxVersion: 'TLSv1.2' }, (request, response) => {
    arrived += 1;
    answer(request, response);
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
});
afterAll(() => new Promise((settle) => server.close(settle)));

const settings: Partial<BreakerSettings> = { streak: 3, firstPauseMs: 1_000, stepMs: 100, fullWidth: 4 };

beforeEach(async () => {
  arrived = 0;
  time = 0;
  told = [];
  const { port } = server.address() as AddressInfo;
  const line = { settings, now: () => time, chance: () => 1, onChange: (h: LineHealth) => told.push(h) };
  dmp = soapDmp(await gatewayOptions(`https://127.0.0.1:${port}/services`, { line, deadlineMs: 20_000 }));
});
afterEach(async () => {
  server.closeAllConnections();
  await dmp.close();
});

const create = () =>
  dmp.create({ identity: helene, consent, representative: null }, 'a2f4e9f0-0000-4000-8000-000000000001');

async function silenced(times = 3): Promise<void> {
  for (let sent = 0; sent < times; sent += 1) await create();
}

test.each<[string, string, Front]>([
  ['cut', 'cut', (request) => request.socket.destroy()],
  ['500 without SOAP', 'http-status', answersWith(500, 'Internal error')],
  ['200 without SOAP', 'nonsense', answersWith(200, '<html/>')],
])(
  '%s: doubt while it leaves, certainty that nothing leaves once it is too often',
  async (_name, reason, front) => {
    answer = front;
    for (let sent = 0; sent < 3; sent += 1) expect(await create()).toEqual({ outcome: 'uncertain', reason });
    expect(await create()).toEqual({ outcome: 'unreachable', reason: 'paused' });
    expect(await dmp.find(helene)).toEqual({ outcome: 'unreachable', reason: 'paused' });
    expect(arrived).toBe(3);
    expect(dmp.line?.()).toEqual({
      ...{ state: 'open', width: null, answered: 0, paused: 2, openings: 1 },
      silences: { [reason]: 3 },
    });
  },
);

test('a SOAP fault is an answer: the service works, whatever it thinks of us', async () => {
  answer = answersWith(500, fault);
  for (let sent = 0; sent < 8; sent += 1) expect(await create()).toMatchObject({ outcome: 'refused' });
  expect(dmp.line?.()).toMatchObject({ state: 'closed', answered: 8, openings: 0, silences: {} });
});

test('nobody listens: it opens as well, and nothing is doubtful', async () => {
  answer = answersWith(500, fault);
  const nowhere = soapDmp(
    await gatewayOptions('https://127.0.0.1:1/services', { line: { settings, now: () => time } }),
  );
  const reasons = [];
  for (let sent = 0; sent < 4; sent += 1) reasons.push(await nowhere.find(helene));
  await nowhere.close();
  expect(reasons.map((found) => 'reason' in found && found.reason)).toEqual([
    ...Array.from({ length: 3 }, () => 'no-connection'),
    'paused',
  ]);
});

/** So many at once. Nothing is answered before each has either arrived or been told that it may not leave. */
async function waveOf(asked: number): Promise<[most: number, paused: number]> {
  const arrived: (() => void)[] = [];
  let paused = 0;
  const answerAll = (): void => {
    if (arrived.length + paused === asked) for (const respond of arrived) respond();
  };
  answer = (request, response) => {
    request.resume().on('end', () => {
      arrived.push(() => response.writeHead(500).end(fault));
      answerAll();
    });
  };
  const one = async (): Promise<void> => {
    if ((await create()).outcome !== 'unreachable') return;
    paused += 1;
    answerAll();
  };
  await Promise.all(Array.from({ length: asked }, one));
  return [arrived.length, paused];
}

test('it comes back one at a time, then two, then all; every change is told', async () => {
  answer = (request) => request.socket.destroy();
  await silenced();
  time += 1_000;
  const widths: [most: number, paused: number][] = [];
  for (let wave = 0; wave < 4; wave += 1) {
    widths.push(await waveOf(6));
    time += 100;
  }
  // The probe; one at once; two; the breaker out of the way.
  expect(widths).toEqual([
    [1, 5],
    [1, 5],
    [2, 4],
    [6, 0],
  ]);
  expect(told.map(({ state, width }) => width ?? state)).toEqual(['open', 'half-open', 1, 2, 'closed']);
});
