import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import { type AddressInfo, connect, createServer as createTcpServer, type Server } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PkiPaths } from '../../../scripts/pki/development-pki.ts';
import { createTransport, type Exchange, type TransportOptions } from '../../../server/src/dmp/transport.ts';
import { testPki } from '../../support/pki.ts';

let pki: PkiPaths;
const pem = (path: string): string => readFileSync(path, 'utf8');
const cleanups: (() => Promise<void>)[] = [];

beforeAll(async () => {
  pki = await testPki();
});

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Of software access (dmp-protocol.md §2), and neighbours of each in OpenSSL. */
const theFour = [
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES256-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
];
const otherSuites = ['ECDHE-RSA-AES128-SHA256', 'ECDHE-RSA-AES256-SHA', 'AES256-GCM-SHA384', 'AES128-SHA'];

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A national front: TLS 1.2 and a client certificate, unless told otherwise. */
async function front(handler: Handler, options: ServerOptions = {}): Promise<string> {
  const server = createServer(
    {
      cert: pem(pki.serviceCert),
      key: pem(pki.serviceKey),
      ca: pem(pki.nationalCa),
      requestCert: true,
      maxVersion: 'TLSv1.2',
      ...options,
    },
    handler,
  );
  return `https://127.0.0.1:${await listening(server, () => server.closeAllConnections())}/services`;
}

async function listening(server: Server, cut: () => void): Promise<number> {
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  cleanups.push(async () => {
    const closed = new Promise((settle) => server.close(settle));
    cut();
    await closed;
  });
  return (server.address() as AddressInfo).port;
}

/** Sends one document and says what became of it. */
async function send(url: string, changes: Partial<TransportOptions> = {}): Promise<Exchange> {
  const transport = createTransport({
    url,
    tls: { cert: pem(pki.clientCert), key: pem(pki.clientKey), ca: pem(pki.nationalCa) },
    deadlineMs: 20_000,
    ...changes,
  });
  cleanups.push(() => transport.close());
  return transport.post('/patients', 'urn:test', '<é/>');
}

test('EX_AIR-080: the document arrives as SOAP 1.2 with its action, under a client certificate', async () => {
  const heard: unknown[] = [];
  const url = await front((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      heard.push(
        request.method,
        request.url,
        request.headers['content-type'],
        Buffer.concat(chunks).toString(),
      );
      response.end('<a/>');
    });
  });
  expect(await send(url)).toEqual({ state: 'answered', status: 200, body: Buffer.from('<a/>') });
  expect(heard).toEqual([
    'POST',
    '/services/patients',
    'application/soap+xml; charset=utf-8; action="urn:test"',
    '<é/>',
  ]);
});

describe('certainly never left', () => {
  test('nobody listens', async () => {
    const url = await front(() => undefined);
    await cleanups.pop()?.();
    expect(await send(url)).toEqual({ state: 'not-sent', reason: 'no-connection' });
  });

  test('a server that our authority does not know', async () => {
    const url = await front((_request, response) => response.end());
    const tls = { cert: pem(pki.clientCert), key: pem(pki.clientKey), ca: pem(pki.kioskCa) };
    expect(await send(url, { tls })).toEqual({ state: 'not-sent', reason: 'tls' });
  });

  test('a server with a name that is not that of the address', async () => {
    const cert = { cert: pem(pki.sealCert), key: pem(pki.sealKey) };
    const url = await front((_request, response) => response.end(), cert);
    expect(await send(url)).toMatchObject({ state: 'not-sent' });
  });

  // Its own list of suites lies low (SECLEVEL=0): it is us who refuse.
  test.each<[string, ServerOptions]>([
    ['TLS 1.3 only', { minVersion: 'TLSv1.3', maxVersion: 'TLSv1.3' }],
    ['TLS 1.1 only', { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT:@SECLEVEL=0' }],
    ['TLS 1.0 only', { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' }],
    ...otherSuites.map((suite): [string, ServerOptions] => [suite, { ciphers: `${suite}:@SECLEVEL=0` }]),
  ])('a server that only speaks %s', async (_name, options) => {
    let requests = 0;
    const url = await front((_request, response) => {
      requests += 1;
      response.end();
    }, options);
    expect(await send(url)).toEqual({ state: 'not-sent', reason: 'tls' });
    expect(requests).toBe(0);
    // It does speak, to whoever takes anything.
    expect(await lenientlyConnected(url)).toBe(true);
  });

  test('a server that accepts the connection and says nothing', async () => {
    let bytes = 0;
    const server = createTcpServer((socket) => {
      socket.on('data', (chunk) => (bytes += chunk.length));
      socket.on('error', () => socket.destroy());
      cleanups.push(async () => void socket.destroy());
    });
    const port = await listening(server, () => undefined);
    const exchange = await send(`https://127.0.0.1:${port}/services`, { deadlineMs: 4_000 });
    expect(exchange).toEqual({ state: 'not-sent', reason: 'timeout' });
    expect(bytes).toBeGreaterThan(0);
  });

  test('a connection that opens after the deadline carries nothing: the caller was told so', async () => {
    let requests = 0;
    // The handshake is held back until the deadline is over, then allowed to finish.
    const url = await front(() => (requests += 1));
    const target = Number(new URL(url).port);
    const slow = createTcpServer((client) => {
      client.pause();
      client.on('error', () => client.destroy());
      setTimeout(() => {
        const upstream = connect(target, '127.0.0.1');
        upstream.on('error', () => upstream.destroy());
        client.pipe(upstream).pipe(client);
      }, 400);
    });
    const port = await listening(slow, () => undefined);
    const exchange = await send(`https://127.0.0.1:${port}/services`, { deadlineMs: 250 });
    expect(exchange).toEqual({ state: 'not-sent', reason: 'timeout' });
    await wait(700);
    expect(requests).toBe(0);
  });
});

describe('may have arrived', () => {
  test('the server cuts before it answers', async () => {
    const url = await front((request) => request.socket.destroy());
    expect(await send(url)).toEqual({ state: 'lost', reason: 'cut' });
  });

  test('the server cuts in the middle of its answer', async () => {
    const url = await front((request, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('<a', () => request.socket.destroy());
    });
    expect(await send(url)).toEqual({ state: 'lost', reason: 'cut' });
  });

  test('the answer does not come, or does not end, before the deadline', async () => {
    const silent = await front(() => undefined);
    const endless = await front((_request, response) => void response.write('<a>'));
    // Long enough for a busy machine to have sent the request before.
    const lost = await Promise.all([silent, endless].map((url) => send(url, { deadlineMs: 4_000 })));
    for (const exchange of lost) expect(exchange).toEqual({ state: 'lost', reason: 'timeout' });
  });

  test('an answer longer than a mebibyte is not read to its end', async () => {
    const url = await front((_request, response) => {
      const more = (): void => {
        if (!response.destroyed) response.write('x'.repeat(65_536), more);
      };
      more();
    });
    expect(await send(url)).toEqual({ state: 'lost', reason: 'nonsense' });
  });
});

test.each(theFour)('a server that only has %s is spoken to with it, in TLS 1.2', async (suite) => {
  let spoken: unknown;
  const handler: Handler = (request, response) => {
    const socket = request.socket as TLSSocket;
    spoken = { suite: socket.getCipher().name, protocol: socket.getProtocol() };
    response.end('<a/>');
  };
  expect(await send(await front(handler, { ciphers: suite }))).toMatchObject({ state: 'answered' });
  expect(spoken).toEqual({ suite, protocol: 'TLSv1.2' });
});

test('of all the suites that OpenSSL has, exactly the four are offered', async () => {
  let offered = Buffer.alloc(0);
  const server = createTcpServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', (hello) => {
      offered = hello;
      socket.destroy();
    });
  });
  const port = await listening(server, () => undefined);
  expect(await send(`https://127.0.0.1:${port}/services`)).toMatchObject({ state: 'not-sent' });
  // The numbers of RFC 7905, 5289; 0x00ff says that renegotiation is safe (RFC 5746), and is no suite.
  const suites = suitesIn(offered).filter((suite) => suite !== 0x00ff);
  expect(new Set(suites)).toEqual(new Set([0xcca8, 0xc02f, 0xc028, 0xc030]));
  expect(suites).toHaveLength(4);
});

/** The suites of a ClientHello (RFC 5246 §7.4.1.2): record 5, handshake 4, version 2, random 32, session. */
function suitesIn(hello: Buffer): number[] {
  const session = hello.readUInt8(43);
  const at = 44 + session;
  const count = hello.readUInt16BE(at) / 2;
  return Array.from({ length: count }, (_, index) => hello.readUInt16BE(at + 2 + index * 2));
}

function lenientlyConnected(url: string): Promise<boolean> {
  const anything = { minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0', rejectUnauthorized: false } as const;
  const identity = { cert: pem(pki.clientCert), key: pem(pki.clientKey) };
  return new Promise((settle) => {
    const socket = connectTls({ port: Number(new URL(url).port), ...anything, ...identity }, () => {
      socket.destroy();
      settle(true);
    }).on('error', () => settle(false));
  });
}

test('a redirection is an answer, and is not followed', async () => {
  const asked: (string | undefined)[] = [];
  const url = await front((request, response) => {
    asked.push(request.url);
    response.writeHead(307, { location: 'https://127.0.0.1/elsewhere' }).end();
  });
  expect(await send(url)).toMatchObject({ state: 'answered', status: 307 });
  expect(asked).toEqual(['/services/patients']);
});

test('a closed transport sends nothing more', async () => {
  let requests = 0;
  const url = await front((_request, response) => {
    requests += 1;
    response.end('<a/>');
  });
  const transport = createTransport({
    url,
    tls: { cert: pem(pki.clientCert), key: pem(pki.clientKey), ca: pem(pki.nationalCa) },
    deadlineMs: 1_000,
  });
  await transport.close();
  expect(await transport.post('/patients', 'x', '<a/>')).toEqual({
    state: 'not-sent',
    reason: 'no-connection',
  });
  expect(requests).toBe(0);
});
