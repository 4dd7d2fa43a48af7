import { randomInt } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { newActivationCode } from '../../../server/contract/index.ts';
import type { LimitSettings } from '../../../server/src/activation/limits.ts';
import { activate, typedBy } from '../support/activation-client.ts';
import { ange, helene } from '../support/people.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

let server: ServerUnderTest;
afterEach(() => server.stop());

const wide = { points: 1_000, seconds: 600 };
const tooMany = { status: 429, body: { answer: 'too-many' } };

function guess(
  identity = helene,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: unknown }> {
  return activate(server.publicUrl, typedBy(identity, newActivationCode(randomInt)), headers);
}

async function withLimits(
  limits: Partial<LimitSettings>,
  environment: Record<string, string> = {},
): Promise<void> {
  server = await startTestServer({
    environment,
    limits: { perNetwork: wide, perBirthDate: wide, overall: wide, ...limits },
  });
}

/** As a proxy of ours writes it: what it was told, then the address that it saw. */
const through = (...addresses: string[]) => ({ 'x-forwarded-for': addresses.join(', ') });

test('a network that tries too often has to wait', async () => {
  await withLimits({ perNetwork: { points: 2, seconds: 600 } });
  expect([(await guess()).status, (await guess(ange)).status]).toEqual([403, 403]);
  expect(await guess()).toEqual(tooMany);
  expect(await guess(ange)).toEqual(tooMany);
});

test('nobody chooses their own network: what no proxy of ours says is not believed', async () => {
  await withLimits({ perNetwork: { points: 1, seconds: 600 } });
  expect((await guess(helene, through('192.0.2.1'))).status).toBe(403);
  expect(await guess(helene, through('198.51.100.1'))).toEqual(tooMany);
});

test('behind a proxy of ours each network counts for itself, by the address that the proxy saw', async () => {
  await withLimits({ perNetwork: { points: 1, seconds: 600 } }, { PUBLIC_PROXIES: '127.0.0.1' });
  expect((await guess(helene, through('192.0.2.1'))).status).toBe(403);
  expect((await guess(helene, through('198.51.100.1'))).status).toBe(403);
  expect(await guess(helene, through('203.0.113.9', '192.0.2.77'))).toEqual(tooMany);
});

test('a date of birth tried too often has to wait; another one does not', async () => {
  await withLimits({ perBirthDate: { points: 2, seconds: 600 } });
  await guess();
  await guess();
  expect(await guess()).toEqual(tooMany);
  expect((await guess(ange)).status).toBe(403);
});

test('all together have a limit too', async () => {
  await withLimits({ overall: { points: 2, seconds: 600 } });
  await guess();
  await guess(ange);
  expect(await guess()).toEqual(tooMany);
});

test('the counters hold no address and no date', async () => {
  await withLimits({});
  await guess();
  const keys = (await server.sql('select key from gcra')).map((row) => String(row['key']));
  expect(keys).toHaveLength(3);
  for (const key of keys) expect(key).toMatch(/^(network|birth|overall):[0-9a-f]{32}$/);
});
