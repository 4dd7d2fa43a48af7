/** Stamps asked over the wire from a process of its own, judged by openssl, which nobody here wrote. */
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { der, readDer, tags } from '../../../server/src/ledger/der.ts';
import { httpTimestamper, type Stamped } from '../../../server/src/ledger/timestamp.ts';
import { answersQuestion, timestampRequest } from '../../../server/src/ledger/timestamp-wire.ts';
import { opensslAccepts, startTsa, type TsaProcess, tsaFolder } from './tsa-process.ts';

const { directory, remove } = tsaFolder();
let tsa: TsaProcess;
beforeAll(async () => {
  tsa = await startTsa(directory);
});
afterAll(async () => {
  await tsa.stop();
  remove();
});

const stampOnce = async (url: string, content: string, deadlineMs?: number): Promise<Stamped> => {
  const timestamper = httpTimestamper(url, deadlineMs);
  try {
    return await timestamper.stamp(Buffer.from(content));
  } finally {
    await timestamper.close();
  }
};
const stamped = async (url: string, content: string): Promise<Buffer> => {
  const answer = await stampOnce(url, content);
  if (answer.outcome !== 'stamped') throw new Error(answer.outcome);
  return answer.response;
};

test('a stamp holds for openssl, for what was stamped and for nothing else', async () => {
  const content = 'journal.example/essai\n7\nracine\n';
  const response = await stamped(tsa.url, content);
  expect(await opensslAccepts(content, response, tsa.rootFile)).toBe(true);
  expect(await opensslAccepts(`${content} `, response, tsa.rootFile)).toBe(false);
});

test('several at once are all stamped', async () => {
  const contents = Array.from({ length: 6 }, (_, number) => `checkpoint ${number}`);
  const responses = await Promise.all(contents.map((content) => stamped(tsa.url, content)));
  const verdicts = contents.map((content, place) =>
    opensslAccepts(content, responses[place] ?? Buffer.of(), tsa.rootFile),
  );
  expect(await Promise.all(verdicts)).toEqual(contents.map(() => true));
});

test('started again it is the same authority, and a stamp of yesterday still holds', async () => {
  const response = await stamped(tsa.url, 'yesterday');
  await tsa.stop();
  tsa = await startTsa(directory);
  expect(await opensslAccepts('yesterday', response, tsa.rootFile)).toBe(true);
  expect(await opensslAccepts('today', await stamped(tsa.url, 'today'), tsa.rootFile)).toBe(true);
});

test('an answer to another question is none: other content, or the same asked another time', async () => {
  const [digest, nonce] = [createHash('sha256').update('x').digest(), randomBytes(8)];
  const answer = await fetch(tsa.url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query' },
    body: new Uint8Array(timestampRequest({ digest, nonce })),
  });
  const response = Buffer.from(await answer.arrayBuffer());
  expect(answersQuestion(response, { digest, nonce })).toBe(true);
  expect(answersQuestion(response, { digest, nonce: randomBytes(8) })).toBe(false);
  expect(answersQuestion(response, { digest: randomBytes(32), nonce })).toBe(false);
});

async function served<T>(listener: RequestListener, use: (url: string) => Promise<T>): Promise<T> {
  const server: Server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr?x=1`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('an authority that is not there, mute, cut or troubled is away', async () => {
  expect(await stampOnce('http://127.0.0.1:9/', 'x', 500)).toEqual({ outcome: 'away' });
  const mute = served(
    () => undefined,
    (url) => stampOnce(url, 'x', 100),
  );
  const cut = served(
    (request) => request.socket.destroy(),
    (url) => stampOnce(url, 'x', 500),
  );
  const troubled = served(
    (_, response) => void response.writeHead(503).end(),
    (url) => stampOnce(url, 'x'),
  );
  const endless = served(
    (_, response) => {
      response.writeHead(200);
      const more = setInterval(() => response.write(Buffer.alloc(20_000)), 5);
      response.on('close', () => clearInterval(more));
    },
    (url) => stampOnce(url, 'x', 2_000),
  );
  for (const answer of await Promise.all([mute, cut, troubled, endless]))
    expect(answer).toEqual({ outcome: 'away' });
});

test('an authority that answers something else has refused', async () => {
  const page = served(
    (_, response) => response.end('<html>'),
    (url) => stampOnce(url, 'x'),
  );
  expect(await page).toEqual({ outcome: 'refused', status: 200 });
  const moved = served(
    (_, response) => void response.writeHead(302, { location: tsa.url }).end(),
    (url) => stampOnce(url, 'x'),
  );
  expect(await moved).toEqual({ outcome: 'refused', status: 302 });
  // PKIStatus 2, rejection.
  const rejection = served(
    (_, response) => response.end(Buffer.from('30053003020102', 'hex')),
    (url) => stampOnce(url, 'x'),
  );
  expect(await rejection).toEqual({ outcome: 'refused', status: 200 });
});

test('bytes that are no stamp are read without a fault and believed never', async () => {
  const [digest, nonce] = [createHash('sha256').update('y').digest(), randomBytes(8)];
  const real = await stamped(tsa.url, 'y');
  const hostile = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc.nat(real.length - 1).map((end) => real.subarray(0, end)),
    fc.tuple(fc.nat(real.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, mask]) => {
      const changed = Buffer.from(real);
      changed.writeUInt8(changed.readUInt8(at) ^ mask, at);
      return changed;
    }),
  );
  fc.assert(
    fc.property(hostile, (bytes) => {
      readDer(bytes);
      // Whatever was changed, the nonce is not this one.
      expect(answersQuestion(bytes, { digest, nonce })).toBe(false);
    }),
    { numRuns: 3_000 },
  );
  const indefinite = Buffer.from('30800000', 'hex');
  const tooDeep = Array.from({ length: 40 }).reduce<Buffer>(
    (inner) => der(tags.sequence, inner),
    Buffer.of(),
  );
  expect([readDer(indefinite), readDer(tooDeep)]).toEqual([null, null]);
});

test('the simulator stays on this machine, says what it is, and refuses production', async () => {
  expect(tsa.said()).toContain('SIMULATEUR');
  const strange = await fetch(tsa.url, { method: 'POST', body: 'x' });
  expect([strange.status, strange.headers.get('server')]).toEqual([415, 'SIMULATEUR']);
  const nonsense = await fetch(tsa.url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query' },
    body: 'nonsense',
  });
  expect(await stampOnce(tsa.url, 'after nonsense')).toMatchObject({ outcome: 'stamped' });
  expect(nonsense.status).toBeLessThan(500);
  const { directory: other, remove: removeOther } = tsaFolder();
  const production = startTsa(other, { environment: { BORNE_MODE: 'production' } });
  await expect(production).rejects.toThrow('ne démarre qu’en mode development');
  removeOther();
});
