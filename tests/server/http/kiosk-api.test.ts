import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createAuthority } from '../../../scripts/pki/certificate-authority.ts';
import { type KioskClient, kioskClient } from '../support/kiosk-client.ts';
import { anyDigest, helene, requestFor, someone, ticketFor } from '../support/people.ts';
import { kioskSite, pem, type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

let server: ServerUnderTest;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
  folder = mkdtempSync(join(tmpdir(), 'borne-certificates-'));
});
afterEach(() => server.sql('update kiosks set revoked_at = null'));
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

const unknownKiosk = { status: 403, type: 'application/problem+json; charset=utf-8' };

function clientWith(cert?: string, key?: string): KioskClient {
  const identity = cert && key ? { cert, key } : {};
  return kioskClient({ port: server.kiosk.port, ca: server.pki.kioskCa, ...identity });
}

test('a known kiosk learns where it stands', async () => {
  expect(await server.kiosk.get('/v1/kiosk')).toMatchObject({
    status: 200,
    body: {
      kioskId: server.pki.kioskId,
      siteName: kioskSite,
      regime: 'consent-2016',
      activationUrl: server.publicUrl.replace('127.0.0.1', 'localhost').concat('/a'),
    },
  });
});

test('a revoked kiosk is refused from the next request on', async () => {
  await server.sql('update kiosks set revoked_at = now()');
  expect(await server.kiosk.get('/v1/kiosk')).toMatchObject({
    ...unknownKiosk,
    body: { code: 'unknown-kiosk', reference: expect.stringMatching(/^[0-9a-f]{12}$/) },
  });
});

test('without a certificate nobody is a kiosk', async () => {
  expect(await clientWith().get('/v1/kiosk')).toMatchObject(unknownKiosk);
});

test('a certificate of another authority, even one of the same name, is refused', async () => {
  const rogue = await createAuthority('CN=Bornes, O=DÉVELOPPEMENT', 'ecdsa', 2);
  const { cert, key } = await certificateFrom(rogue, 'client', `urn:kiosk:${server.pki.kioskId}`);
  expect(await clientWith(cert, key).get('/v1/kiosk')).toMatchObject(unknownKiosk);
});

test('the server’s own certificate does not open the kiosk’s door', async () => {
  expect(await clientWith(server.pki.serverCert, server.pki.serverKey).get('/v1/kiosk')).toMatchObject(
    unknownKiosk,
  );
});

test('TLS below 1.2 is refused', async () => {
  const attempt = new Promise((resolve, reject) => {
    const socket = connect({
      port: server.kiosk.port,
      host: '127.0.0.1',
      ca: pem(server.pki.kioskCa),
      servername: 'localhost',
      minVersion: 'TLSv1.1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0',
    });
    socket.once('secureConnect', () => resolve(socket.getProtocol()));
    socket.once('error', reject);
  });
  await expect(attempt).rejects.toThrow();
});

test('health is told to anybody, and nothing else', async () => {
  const stranger = clientWith();
  expect(await stranger.get('/livez')).toMatchObject({ status: 200, body: { live: true } });
  expect(await stranger.get('/readyz')).toMatchObject({ status: 200, body: { ready: true } });
  expect(await stranger.get('/v2/anything')).toMatchObject({
    status: 404,
    body: { code: 'unknown-address' },
  });
});

test('a body that is no JSON, is too large, compressed, or of another type is refused by name', async () => {
  const send = (body: string, headers?: Record<string, string>) =>
    server.kiosk.send('POST', '/v1/status', body, headers);
  expect(await send('{"identity":')).toMatchObject({ status: 400, body: { code: 'malformed-request' } });
  expect(await send('"text"')).toMatchObject({ status: 400, body: { code: 'malformed-request' } });
  expect(await send(JSON.stringify({ filler: 'x'.repeat(70_000) }))).toMatchObject({
    status: 413,
    body: { code: 'too-large' },
  });
  expect(await send('{}', { 'content-type': 'text/plain' })).toMatchObject({
    status: 415,
    body: { code: 'unsupported-media-type' },
  });
  expect(await send('{}', { 'content-encoding': 'gzip' })).toMatchObject({
    status: 415,
    body: { code: 'unsupported-media-type' },
  });
});

test('a body that carries a prototype is refused, wherever it hides', async () => {
  const { requestId, request: unsigned } = ticketFor(someone());
  const request = server.kiosk.signed(requestId, unsigned);
  const hidden = [
    `{"__proto__":{"polluted":true},${JSON.stringify(request).slice(1)}`,
    JSON.stringify(request).replace('"notice":{', '"notice":{"__proto__":{"polluted":true},'),
    JSON.stringify(request).replace('"notice":{', '"notice":{"constructor":{"prototype":{"polluted":true}},'),
  ];
  for (const body of hidden) {
    expect(await server.kiosk.send('PUT', `/v1/records/${requestId}`, body)).toMatchObject({
      status: 400,
      body: { code: 'malformed-request' },
    });
  }
  expect('polluted' in {}).toBe(false);
  expect(await server.sql('select 1 from records where id = $1', [requestId])).toEqual([]);
});

test('an unknown field, a wrong key, an id of another kind: refused, with no word of what was in it', async () => {
  const { requestId, request: unsigned } = ticketFor(someone());
  const request = server.kiosk.signed(requestId, unsigned);
  const bad = [
    { ...request, extra: 1 },
    { ...request, identity: { ...request.identity, nir: '118058599124123' } },
    { ...request, identity: { ...request.identity, firstName: 'AN\u0007NE' } },
    { ...request, activationDigest: 'short' },
  ];
  for (const body of bad) {
    expect(await server.kiosk.send('PUT', `/v1/records/${requestId}`, body)).toMatchObject({ status: 400 });
  }
  const versionFour = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
  expect(await server.kiosk.create(versionFour, request)).toMatchObject({ status: 400 });
  expect(await server.kiosk.send('PUT', '/v1/records/%ZZ', request)).toMatchObject({ status: 400 });
  expect(server.logged()).not.toContain('118058599124123');
});

test('in the regime mes-2022 nothing is created and nothing is stored', async () => {
  const mes = await startTestServer({ environment: { REGIME: 'mes-2022' } });
  const { requestId } = ticketFor(helene);
  expect(await mes.kiosk.create(requestId, requestFor(helene, anyDigest()))).toMatchObject({
    status: 403,
    body: { code: 'regime-forbids-creation' },
  });
  expect(await mes.sql('select 1 from records')).toEqual([]);
  expect(mes.dmp.callsFor(helene.nir)).toEqual([]);
  await mes.stop();
});

async function certificateFrom(
  authority: Awaited<ReturnType<typeof createAuthority>>,
  usage: 'client',
  name: string,
): Promise<{ cert: string; key: string }> {
  const issued = await authority.issue({
    name: 'CN=borne, O=DÉVELOPPEMENT',
    keyKind: 'ecdsa',
    usage,
    days: 2,
    alternativeNames: [{ type: 'url', value: name }],
  });
  const cert = join(folder, 'cert.pem');
  const key = join(folder, 'key.pem');
  writeFileSync(cert, issued.certificate);
  writeFileSync(key, issued.key);
  return { cert, key };
}
