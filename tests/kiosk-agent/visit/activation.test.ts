import { parseActivationCode } from '@borne/server/contract';
import { expect, test } from 'vitest';
import { activationDigest, drawActivation } from '../../../kiosk-agent/src/visit/activation.ts';

test('each draw gives another code that reads back, and the digest of exactly that code', async () => {
  const [one, two] = await Promise.all([drawActivation(), drawActivation()]);
  expect(one.code).not.toBe(two.code);
  expect(parseActivationCode(one.code)).toBe(one.code);
  expect(one.digest).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(await activationDigest(one.code)).toBe(one.digest);
  expect(one.digest).not.toBe(two.digest);
});
