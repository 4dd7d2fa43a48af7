import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { distinguishedName } from '../../../server/src/dmp/distinguished-name.ts';
import { testPki } from '../../support/pki.ts';

const named = (subject: string): X509Certificate => ({ subject }) as X509Certificate;

test('the common name comes first, whichever way the certificate orders its name', () => {
  const expected = 'CN=ORG_SIGN,OU=10B0000011,O=PHARMACIE,ST=Paris (75),C=FR';
  expect(distinguishedName(named('C=FR\nST=Paris (75)\nO=PHARMACIE\nOU=10B0000011\nCN=ORG_SIGN'))).toBe(
    expected,
  );
  expect(distinguishedName(named('CN=ORG_SIGN\nOU=10B0000011\nO=PHARMACIE\nST=Paris (75)\nC=FR'))).toBe(
    expected,
  );
});

test('the seal of the run is named in full, accents included', async () => {
  const { sealCert } = await testPki();
  expect(distinguishedName(new X509Certificate(readFileSync(sealCert)))).toBe(
    'CN=ORG_SIGN,OU=10B0000011,O=PHARMACIE DE DÉVELOPPEMENT,ST=Paris (75),C=FR',
  );
});
