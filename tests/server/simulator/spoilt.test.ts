/** How the simulator spoils its answers on demand, as the gateway hears them. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createAuthority } from '../../../scripts/pki/certificate-authority.ts';
import { type NationalSimulator, startNationalSimulator } from '../../support/national-simulator.ts';
import { ange, consent, helene } from '../dmp/gateway.ts';
import { speaking } from '../dmp/speaking.ts';

const folder = mkdtempSync(join(tmpdir(), 'borne-other-door-'));
let national: NationalSimulator;
beforeAll(async () => {
  const authority = await createAuthority('CN=AUTRE AC, O=SIMULATEUR, C=FR', 'rsa', 2);
  const other = await authority.issue({
    name: 'CN=localhost, O=SIMULATEUR, C=FR',
    ...{ keyKind: 'rsa', usage: 'server', days: 2 },
    alternativeNames: [{ type: 'ip', value: '127.0.0.1' }],
  });
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  writeFileSync(cert, other.certificate);
  writeFileSync(key, other.key);
  national = await startNationalSimulator({ NATIONAL_OTHER_CERT: cert, NATIONAL_OTHER_KEY: key });
});
afterAll(async () => {
  await national.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  await national.setMode('ok');
  await national.clear();
});

const create = (identity = helene) =>
  speaking(national.url, (dmp) => dmp.create({ identity, consent, representative: null }, randomUUID()));

test.each([
  ['xml-bomb', 'nonsense'],
  ['wrong-encoding', 'nonsense'],
  ['cut-answer', 'cut'],
])('%s: a doubt, and the record was opened', async (mode, reason) => {
  await national.setMode(mode, 1, { on: 'create' });
  expect(await create()).toEqual({ outcome: 'uncertain', reason });
  expect(await create()).toEqual({ outcome: 'exists' });
  expect((await national.state()).creations).toBe(1);
});

test('replayed: the answer about one person is not taken for another’s', async () => {
  expect(await create(ange)).toEqual({ outcome: 'created' });
  await national.setMode('replayed', 1, { on: 'create' });
  expect(await create()).toEqual({ outcome: 'uncertain', reason: 'other-request' });
  expect((await national.state()).creations).toBe(2);
});

test('wrong-certificate: nothing is said to it, and with its own it is heard again', async () => {
  await national.setMode('wrong-certificate');
  expect(await create()).toEqual({ outcome: 'unreachable', reason: 'tls' });
  expect(await national.state()).toMatchObject({ requests: 0, creations: 0 });
  await national.setMode('ok');
  expect(await create()).toEqual({ outcome: 'created' });
});

test('without another certificate, that mode is refused and nothing changes', async () => {
  const plain = await startNationalSimulator();
  try {
    await expect(plain.setMode('wrong-certificate')).rejects.toThrow('409');
    expect((await plain.state()).mode).toBe('ok');
  } finally {
    await plain.stop();
  }
});
