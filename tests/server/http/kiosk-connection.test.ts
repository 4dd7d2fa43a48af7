/** What one connection says of its kiosk is remembered while it lasts; whether that kiosk is ours is asked each time. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CounterBench, startCounterBench } from '../support/counter-bench.ts';

let bench: CounterBench;
beforeAll(async () => {
  bench = await startCounterBench();
});
afterAll(() => bench.stop());

interface Kiosk {
  id: string;
  cert: string;
  key: string;
}

async function newKiosk(site: string): Promise<Kiosk> {
  const { id } = await bench.kiosk(site);
  const { certificate, key } = await bench.authority.issue({
    name: 'CN=borne, O=DÉVELOPPEMENT',
    keyKind: 'ecdsa',
    usage: 'client',
    days: 2,
    alternativeNames: [{ type: 'url', value: `urn:kiosk:${id}` }],
  });
  return { id, cert: certificate, key };
}

async function connected({ cert, key }: Kiosk, version: 'TLSv1.2' | 'TLSv1.3'): Promise<TLSSocket> {
  const { kiosk, pki } = bench.server;
  const ca = readFileSync(pki.kioskCa);
  const where = { host: '127.0.0.1', port: kiosk.port, servername: 'localhost' };
  const socket = connect({ ...where, ca, cert, key, minVersion: version, maxVersion: version });
  await once(socket, 'secureConnect');
  return socket;
}

/** The whole answer: it is short, and comes in one piece. */
async function whoAmI(socket: TLSSocket): Promise<string> {
  socket.write('GET /v1/kiosk HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const [chunk] = await once(socket, 'data');
  return String(chunk);
}

test('two connections with two certificates are two kiosks, in turns', async () => {
  const [one, other] = [await newKiosk('Pharmacie du Port'), await newKiosk('Pharmacie du Pont')];
  const [first, second] = [await connected(one, 'TLSv1.3'), await connected(other, 'TLSv1.3')];
  for (let turn = 0; turn < 3; turn += 1) {
    expect(await whoAmI(first)).toContain(`"kioskId":"${one.id}"`);
    expect(await whoAmI(second)).toContain(`"kioskId":"${other.id}"`);
  }
  first.destroy();
  second.destroy();
});

test('a kiosk that is revoked is refused on the connection that it has open, and no other one is', async () => {
  const [one, other] = [await newKiosk('Pharmacie du Port'), await newKiosk('Pharmacie du Pont')];
  const [first, second] = [await connected(one, 'TLSv1.3'), await connected(other, 'TLSv1.3')];
  expect(await whoAmI(first)).toContain('HTTP/1.1 200 OK');
  await bench.server.sql('update kiosks set revoked_at = now() where id = $1', [one.id]);
  expect(await whoAmI(first)).toContain('HTTP/1.1 403 Forbidden');
  expect(await whoAmI(second)).toContain('HTTP/1.1 200 OK');
  first.destroy();
  second.destroy();
});

test('TLS 1.2: nobody negotiates again, so a connection keeps the certificate that it began with', async () => {
  const socket = await connected(await newKiosk('Pharmacie du Port'), 'TLSv1.2');
  expect(await whoAmI(socket)).toContain('HTTP/1.1 200 OK');
  expect(await renegotiated(socket)).toContain('no renegotiation');
  socket.destroy();
});

/** How it ends, whichever comes first: a server that does not refuse must not be waited for until the test is late. */
function renegotiated(socket: TLSSocket): Promise<string> {
  return new Promise((settle) => {
    // Stays: the server's reset may follow its refusal.
    socket.on('error', (error) => settle(String(error)));
    socket.once('close', () => settle('closed without a word'));
    socket.renegotiate({ rejectUnauthorized: true }, (error) => {
      if (error === null) settle('the server negotiated again');
    });
  });
}
