/** A resumed TLS session skips the certificates: it must not skip the question who speaks. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAuthority } from '../../../scripts/pki/certificate-authority.ts';
import { pem, type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

let server: ServerUnderTest;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

interface Identity {
  cert?: string;
  key?: string;
}

/** Asks twice, the second time on the first one's session; gives the two status lines. */
async function askTwice(identity: Identity, version: 'TLSv1.2' | 'TLSv1.3'): Promise<string[]> {
  const options: ConnectionOptions = {
    host: '127.0.0.1',
    port: server.kiosk.port,
    ca: readFileSync(server.pki.kioskCa),
    servername: 'localhost',
    minVersion: version,
    maxVersion: version,
    ...identity,
  };
  const first = connect(options);
  const session = once(first, 'session');
  const one = await statusLine(first);
  const [ticket] = await session;
  first.destroy();
  const second = connect({ ...options, session: ticket });
  const two = await statusLine(second);
  expect(second.isSessionReused()).toBe(true);
  second.destroy();
  return [one, two];
}

async function statusLine(socket: TLSSocket): Promise<string> {
  await once(socket, 'secureConnect');
  socket.write('GET /v1/kiosk HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const [chunk] = await once(socket, 'data');
  return String(chunk).split('\r\n')[0] ?? '';
}

test.each(['TLSv1.2', 'TLSv1.3'] as const)(
  '%s: a known kiosk is known on a resumed session',
  async (version) => {
    const identity = { cert: pem(server.pki.kioskCert), key: pem(server.pki.kioskKey) };
    expect(await askTwice(identity, version)).toEqual(['HTTP/1.1 200 OK', 'HTTP/1.1 200 OK']);
  },
);

test.each(['TLSv1.2', 'TLSv1.3'] as const)('%s: nobody becomes a kiosk by resuming', async (version) => {
  expect(await askTwice({}, version)).toEqual(['HTTP/1.1 403 Forbidden', 'HTTP/1.1 403 Forbidden']);
});

test.each(['TLSv1.2', 'TLSv1.3'] as const)(
  '%s: a certificate of another authority stays refused on a resumed session',
  async (version) => {
    const rogue = await createAuthority('CN=Bornes, O=DÉVELOPPEMENT', 'ecdsa', 2);
    const issued = await rogue.issue({
      name: 'CN=borne',
      keyKind: 'ecdsa',
      usage: 'client',
      days: 2,
      alternativeNames: [{ type: 'url', value: `urn:kiosk:${server.pki.kioskId}` }],
    });
    expect(await askTwice({ cert: issued.certificate, key: issued.key }, version)).toEqual([
      'HTTP/1.1 403 Forbidden',
      'HTTP/1.1 403 Forbidden',
    ]);
  },
);
