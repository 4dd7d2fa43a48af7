import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { signatureTypes, signingKey, vkeyOf } from '../../../server/src/ledger/verifier-key.ts';
import { WitnessSettingSchema } from '../../../server/src/ledger/witness-client.ts';

const { verifier } = signingKey('temoin.example/@essai', signatureTypes.cosignature, randomBytes(32));
const vkey = vkeyOf(verifier);

test('a witness is its vkey and its address, whatever the key holds', () => {
  const url = 'https://temoin.example/prefix';
  expect(WitnessSettingSchema.parse(`${vkey}@${url}`)).toMatchObject({ url, key: { id: verifier.id } });
});

test.each([
  ['no address', (vkey: string) => vkey],
  [
    'a log’s key',
    () => 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k@http://127.0.0.1:1',
  ],
  ['another scheme', (vkey: string) => `${vkey}@file:///etc/passwd`],
  ['a final slash', (vkey: string) => `${vkey}@http://127.0.0.1:1/`],
])('a witness setting with %s is refused', (_what, text) => {
  expect(WitnessSettingSchema.safeParse(text(vkey)).success).toBe(false);
});
