import { createSecretKey, randomBytes, randomUUIDv7 } from 'node:crypto';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { openIdentity, personIndex, requestHash, sealIdentity } from '../../../server/src/secrets/sealing.ts';
import { loadSecrets } from '../../../server/src/secrets/secrets.ts';
import { ange, anyDigest, helene, requestFor } from '../support/people.ts';
import { testSecrets } from '../support/server-under-test.ts';

const key = createSecretKey(randomBytes(32));
const id = randomUUIDv7();
let directory = '';
afterEach(() => {
  if (directory) rmSync(directory, { recursive: true, force: true });
});

test('an identity comes back exactly as the card said it', () => {
  expect(openIdentity(key, id, sealIdentity(key, id, helene))).toEqual({
    identity: helene,
    representative: null,
  });
  const representative = { familyName: 'D’ESSAI', firstName: 'Anne' };
  expect(openIdentity(key, id, sealIdentity(key, id, helene, representative))).toEqual({
    identity: helene,
    representative,
  });
});

test('sealed twice, one identity gives two seals: nobody can tell that they are of one person', () => {
  expect(sealIdentity(key, id, helene).equals(sealIdentity(key, id, helene))).toBe(false);
});

test('a seal does not open for another record, nor with another key', () => {
  const sealed = sealIdentity(key, id, helene);
  expect(() => openIdentity(key, randomUUIDv7(), sealed)).toThrow();
  expect(() => openIdentity(createSecretKey(randomBytes(32)), id, sealed)).toThrow();
});

test('a seal with any bit changed does not open', () => {
  const sealed = sealIdentity(key, id, helene);
  fc.assert(
    fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(() => openIdentity(key, id, changed)).toThrow();
    }),
  );
});

test('the index tells persons apart, and nothing without its key', () => {
  expect(personIndex(key, helene.nir)).toEqual(personIndex(key, helene.nir));
  expect(personIndex(key, helene.nir)).not.toEqual(personIndex(key, ange.nir));
  expect(personIndex(createSecretKey(randomBytes(32)), helene.nir)).not.toEqual(personIndex(key, helene.nir));
});

test('a request from another kiosk, or with another answer, is another request', () => {
  const signed = { evidence: 'signed', evidenceCertificate: 'certificate' };
  const request = { ...requestFor(helene, anyDigest()), ...signed };
  const hash = requestHash(key, 'kiosk', request);
  expect(requestHash(key, 'kiosk', structuredClone(request))).toEqual(hash);
  expect(requestHash(key, 'other', request)).not.toEqual(hash);
  const changed = { ...request, consent: { ...request.consent, breakGlassConsent: false } };
  expect(requestHash(key, 'kiosk', changed)).not.toEqual(hash);
});

test('a key that is absent, short, or readable by others is refused by name', () => {
  directory = testSecrets();
  expect(Object.keys(loadSecrets(directory))).toEqual([
    ...['formerIdentity', 'index', 'codePepper', 'log', 'receipt', 'ledger'],
  ]);
  expect(loadSecrets(directory).formerIdentity).toBeNull();
  const file = join(directory, 'code-pepper.key');
  chmodSync(file, 0o644);
  expect(() => loadSecrets(directory)).toThrow(/code-pepper\.key : lisible par d’autres/);
  chmodSync(file, 0o600);
  writeFileSync(file, randomBytes(16));
  expect(() => loadSecrets(directory)).toThrow(/code-pepper\.key : 32 octets attendus, 16 lus/);
  rmSync(file);
  expect(() => loadSecrets(directory)).toThrow(/code-pepper\.key : clé introuvable/);
});
