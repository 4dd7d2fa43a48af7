/** Evidence that is not whole, not this kiosk's, or says something else than the request: refused, and nothing written. */
import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAuthority } from '../../../scripts/pki/certificate-authority.ts';
import { canonicalText } from '../../../server/contract/evidence/index.ts';
import type { EvidenceRefusal } from '../../../server/contract/index.ts';
import { type CounterBench, startCounterBench } from '../support/counter-bench.ts';
import {
  headerOf,
  jwsOf,
  type Opening,
  payloadOf,
  type Signer,
  signed,
  signerOf,
} from '../support/evidence.ts';
import { kioskClient } from '../support/kiosk-client.ts';
import { closureNotice } from '../support/notices.ts';
import { anyDigest, closureFor, requestFor, someone } from '../support/people.ts';
import type { ServerUnderTest } from '../support/server-under-test.ts';
import { rowsOf } from './kept.ts';

let bench: CounterBench;
let server: ServerUnderTest;
let signer: Signer;
beforeAll(async () => {
  bench = await startCounterBench();
  ({ server } = bench);
  signer = signerOf(server.pki);
});
afterAll(() => bench.stop());

const opening = (): Opening => requestFor(someone(), anyDigest());

async function expectRefused(actId: string, request: Opening, reason: EvidenceRefusal): Promise<void> {
  const leaves = await leafCount();
  const answer = await server.kiosk.create(actId, request);
  expect(answer).toMatchObject({ status: 422, body: { code: 'evidence-refused', reason } });
  expect(await rowsOf(server, actId)).toBe(0);
  expect(await leafCount()).toBe(leaves);
}

async function leafCount(): Promise<unknown> {
  return (await server.sql('select count(*)::int as leaves from ledger_leaves'))[0]?.['leaves'];
}

describe('what the kiosk signed is not what it asks:', () => {
  const otherId = '0192f000-0000-7000-8000-00000000ca11';
  const answers = { open: true, breakGlass: false, emergencyCall: false };
  test.each<[string, object, EvidenceRefusal]>([
    ['another act', { actId: otherId }, 'other-act'],
    ['a reopening', { kind: 'reopening' }, 'other-act'],
    ['another kiosk', { kioskId: randomUUID() }, 'other-kiosk'],
    ['another regime', { regime: 'mes-2022' }, 'other-regime'],
    ['another text', { notice: closureNotice }, 'other-notice'],
    ['another language', { language: 'tr' }, 'other-notice'],
    ['another answer', { answers }, 'other-answers'],
    ['another way of having understood', { understood: 'staff' }, 'other-answers'],
    ['another actor', { actor: 'parent' }, 'other-actor'],
    ['papers that nobody named', { papersCallId: otherId }, 'other-actor'],
    ['somebody beside them', { assisted: true }, 'other-actor'],
    ['another moment', { answeredAt: '2026-11-22T09:00:00.001Z' }, 'other-time'],
    ['one field more', { name: 'X' }, 'payload'],
    ['three misses', { misses: { insurer: 3, close: 0 } }, 'payload'],
    ['a longer version', { v: 2 }, 'payload'],
    ['a closure', { kind: 'closure', understood: null, misses: null, answers: { close: true } }, 'other-act'],
  ])('%s', async (_, change, reason) => {
    const actId = randomUUIDv7();
    await expectRefused(actId, signed(signer, actId, opening(), change), reason);
  });

  test('a replay of what was signed for another visit', async () => {
    const [first, second] = [randomUUIDv7(), randomUUIDv7()];
    const request = signed(signer, first, opening());
    expect(await server.kiosk.create(first, request, 0)).toMatchObject({ status: 200 });
    await expectRefused(second, { ...opening(), ...evidenceOf(request) }, 'other-act');
  });

  test('a closure: its text, its moment', async () => {
    const actId = randomUUIDv7();
    const request = closureFor(someone());
    for (const [change, reason] of [
      [{ answeredAt: '2026-11-22T09:30:00.001Z' }, 'other-time'],
      [{ language: 'ar' }, 'other-notice'],
    ] as const)
      expect(await server.kiosk.close(actId, signed(signer, actId, request, change))).toMatchObject({
        status: 422,
        body: { reason },
      });
    expect(await rowsOf(server, actId)).toBe(0);
  });
});

describe('what is signed is not as it should be written:', () => {
  const text = (actId: string, request: Opening): string => canonicalText(payloadOf(signer, actId, request));
  test.each<[string, (actId: string, request: Opening) => string, EvidenceRefusal]>([
    ['a space', (actId, request) => jwsOf(signer, text(actId, request).replace(':', ': ')), 'not-canonical'],
    [
      'a name twice',
      (actId, request) => jwsOf(signer, text(actId, request).replace('{', '{"v":1,')),
      'not-canonical',
    ],
    ['no JSON', () => jwsOf(signer, 'yes'), 'not-canonical'],
    ['no object', () => jwsOf(signer, '[]'), 'payload'],
    [
      'a prototype',
      (actId, request) => jwsOf(signer, text(actId, request).replace('{', '{"__proto__":{},')),
      'not-canonical',
    ],
    [
      'another type',
      (...given) => jwsOf(signer, text(...given), { ...headerOf(signer), typ: 'JWT' }),
      'header',
    ],
    [
      'no algorithm',
      (...given) => jwsOf(signer, text(...given), { ...headerOf(signer), alg: 'none' }),
      'header',
    ],
    [
      'a symmetric algorithm',
      (...given) => jwsOf(signer, text(...given), { ...headerOf(signer), alg: 'HS256' }),
      'header',
    ],
    [
      'a key of its own',
      (...given) => jwsOf(signer, text(...given), { ...headerOf(signer), jwk: {} }),
      'header',
    ],
    [
      'what must be understood',
      (...given) => jwsOf(signer, text(...given), { ...headerOf(signer), crit: ['exp'] }),
      'header',
    ],
    [
      'the thumbprint of another',
      (...given) => jwsOf(signer, text(...given), { ...headerOf(signer), 'x5t#S256': 'A'.repeat(43) }),
      'header',
    ],
  ])('%s', async (_, jws, reason) => {
    const actId = randomUUIDv7();
    const request = opening();
    await expectRefused(actId, { ...request, ...withJws(jws(actId, request)) }, reason);
  });

  test('each byte of it changed: the payload, the signature, and the bits that base64url leaves over', async () => {
    const actId = randomUUIDv7();
    const request = signed(signer, actId, opening());
    const [header = '', payload = '', signature = ''] = request.evidence.split('.');
    const changed = (part: string, at: number): string => {
      const other = part[at] === 'A' ? 'B' : 'A';
      return `${part.slice(0, at)}${other}${part.slice(at + 1)}`;
    };
    // The last symbol of 64 bytes holds four bits that belong to nobody.
    const symbols = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = symbols[symbols.indexOf(signature.at(-1) ?? '') ^ 1] ?? '';
    await expectRefused(actId, again(request, header, changed(payload, 200), signature), 'signature');
    await expectRefused(actId, again(request, header, payload, changed(signature, 40)), 'signature');
    await expectRefused(actId, again(request, header, payload, signature.slice(0, -1) + last), 'malformed');
    await expectRefused(actId, again(request, changed(header, 12), payload, signature), 'header');
  });
});

describe('whoever signs is not this kiosk:', () => {
  test('another kiosk of ours, with a certificate that is good for itself', async () => {
    const other = await bench.kiosk('Pharmacie du Port');
    const actId = randomUUIDv7();
    const request = other.signed(actId, opening());
    await expectRefused(actId, request, 'other-kiosk');
    expect(await other.create(actId, request, 0)).toMatchObject({ status: 200 });
  });

  test('an authority that nobody knows, under the same name', async () => {
    const actId = randomUUIDv7();
    const rogue = await createAuthority('CN=Bornes, O=DÉVELOPPEMENT', 'ecdsa', 2);
    await expectRefused(actId, signed(await issuedBy(rogue), actId, opening()), 'certificate-untrusted');
  });

  test('the key that opens the connection', async () => {
    const actId = randomUUIDv7();
    const tls = signerOf({
      ...server.pki,
      evidenceKey: server.pki.kioskKey,
      evidenceCert: server.pki.kioskCert,
    });
    await expectRefused(actId, signed(tls, actId, opening()), 'certificate');
  });

  test('a key of another kind', async () => {
    const actId = randomUUIDv7();
    const { key, certificate } = await issuedBy(bench.authority, 2, 'rsa');
    const request = { ...signed(signer, actId, opening()), evidenceCertificate: certificate };
    expect(key).toContain('PRIVATE KEY');
    await expectRefused(actId, request, 'certificate');
  });

  test('a certificate that is over', async () => {
    const actId = randomUUIDv7();
    const expired = await issuedBy(bench.authority, -0.5);
    await expectRefused(actId, signed(expired, actId, opening()), 'certificate-expired');
  });

  test('no certificate at all', async () => {
    const actId = randomUUIDv7();
    const evidenceCertificate = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    await expectRefused(
      actId,
      { ...signed(signer, actId, opening()), ...{ evidenceCertificate } },
      'certificate',
    );
  });

  test('a kiosk that was revoked, whose evidence is right', async () => {
    const kiosk = await bench.kiosk('Pharmacie de la Gare');
    expect(await kiosk.create(randomUUIDv7(), opening(), 0)).toMatchObject({ status: 200 });
    await server.sql('update kiosks set revoked_at = now() where id = $1', [kiosk.id]);
    const actId = randomUUIDv7();
    const leaves = await leafCount();
    expect(await kiosk.create(actId, opening())).toMatchObject({
      status: 403,
      body: { code: 'unknown-kiosk' },
    });
    expect(await rowsOf(server, actId)).toBe(0);
    expect(await leafCount()).toBe(leaves);
  });

  test('and what signs opens no connection', async () => {
    const { kioskCa: ca, evidenceCert: cert, evidenceKey: key } = server.pki;
    const client = kioskClient({ port: server.kiosk.port, ca, cert, key });
    expect(await client.get('/v1/kiosk')).toMatchObject({ status: 403, body: { code: 'unknown-kiosk' } });
    expect(server.logged()).toContain('certificate-not-for-clients');
  });

  test('nobody: a request without evidence is no request', async () => {
    const actId = randomUUIDv7();
    const answer = await server.kiosk.send('PUT', `/v1/records/${actId}`, opening());
    expect(answer).toMatchObject({ status: 400, body: { code: 'malformed-request' } });
  });
});

function issuedBy(
  authority: CounterBench['authority'],
  days = 2,
  keyKind: 'ecdsa' | 'rsa' = 'ecdsa',
): Promise<Signer> {
  const { kioskId } = server.pki;
  const alternativeNames = [{ type: 'url' as const, value: `urn:kiosk:${kioskId}` }];
  return authority
    .issue({ name: 'CN=borne, O=DÉVELOPPEMENT', keyKind, usage: 'evidence', days, alternativeNames })
    .then((issued) => ({ kioskId, ...issued }));
}

const evidenceOf = ({ evidence, evidenceCertificate }: ReturnType<typeof signed>) => ({
  evidence,
  evidenceCertificate,
});
const withJws = (evidence: string) => ({ evidence, evidenceCertificate: signer.certificate });
const again = <Request extends Opening>(request: Request, ...parts: string[]): Request => ({
  ...request,
  evidence: parts.join('.'),
});
