import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import { type AddressInfo, connect, createServer as createTcpServer, type Server } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
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
    deadlineMs: 2_000,
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

  test('a server that only speaks TLS 1.3, or only a suite outside the four', async () => {
    const url = await front((_request, response) => response.end(), {
      minVersion: 'TLSv1.3',
      maxVersion: 'TLSv1.3',
    });
    expect(await send(url)).toEqual({ state: 'not-sent', reason: 'tls' });
    const other = await front((_request, response) => response.end(), {
      ciphers: 'ECDHE-RSA-AES128-SHA256',
    });
    expect(await send(other)).toEqual({ state: 'not-sent', reason: 'tls' });
  });

  test('a server that accepts the connection and says nothing', async () => {
    let bytes = 0;
    const server = createTcpServer((socket) => {
      socket.on('data', (chunk) => (bytes += chunk.length));
      socket.on('error', () => socket.destroy());
      cleanups.push(async () => void socket.destroy());
    });
    const port = await listening(server, () => undefined);
    const exchange = await send(`https://127.0.0.1:${port}/services`, { deadlineMs: 300 });
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
    expect(await send(silent, { deadlineMs: 300 })).toEqual({ state: 'lost', reason: 'timeout' });
    const endless = await front((_request, response) => void response.write('<a>'));
    expect(await send(endless, { deadlineMs: 300 })).toEqual({ state: 'lost', reason: 'timeout' });
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
