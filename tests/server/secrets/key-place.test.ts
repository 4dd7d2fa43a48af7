import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyPlaceSchema, tokenPlace } from '../../../server/src/secrets/key-place.ts';
import { nationalKeyRules } from '../../../server/src/secrets/national-key-settings.ts';

const address = 'pkcs11:token=borne;object=org-sign;type=private?pin-source=file:/etc/borne-dmp/jeton.pin';

test('a key in a module is named by its token, its label or id, and the file of the PIN', () => {
  expect(tokenPlace(address)).toEqual({
    from: 'pkcs11',
    uri: address,
    token: 'borne',
    key: { label: 'org-sign' },
    pinFile: '/etc/borne-dmp/jeton.pin',
  });
  expect(tokenPlace('pkcs11:token=la%20borne;id=%0A%ff?pin-source=/p')).toMatchObject({
    token: 'la borne',
    key: { id: '0aff' },
    pinFile: '/p',
  });
});

test.each([
  ['a PIN in the address', `${address}&pin-value=1234`, /PIN dans l’adresse/],
  ['no token', 'pkcs11:object=a?pin-source=/p', /sans token/],
  ['neither label nor id', 'pkcs11:token=a?pin-source=/p', /object ou par id/],
  ['both', 'pkcs11:token=a;object=b;id=%01?pin-source=/p', /object ou par id/],
  ['no PIN', 'pkcs11:token=a;object=b', /pin-source/],
  ['a PIN from the network', 'pkcs11:token=a;object=b?pin-source=https://x/p', /pin-source/],
  ['a PIN from a program', 'pkcs11:token=a;object=b?pin-source=%7Ccat', /pin-source/],
  ['another library', 'pkcs11:token=a;object=b?pin-source=/p&module-path=/x.so', /que rien ici ne lit/],
  ['an attribute twice', 'pkcs11:token=a;token=b;object=c?pin-source=/p', /mal écrite/],
  ['a half escape', 'pkcs11:token=a%2;object=c?pin-source=/p', /mal écrite/],
  ['a label that is no text', 'pkcs11:token=a%ff;object=c?pin-source=/p', /mal écrite/],
  ['a label with an end', 'pkcs11:token=a%00;object=c?pin-source=/p', /mal écrite/],
  ['two queries', 'pkcs11:token=a;object=c?pin-source=/p?x=y', /mal écrite/],
])('refused: %s', (_name, uri, sentence) => {
  expect(tokenPlace(uri)).toMatch(sentence);
});

test('no refusal repeats what was written: it may be a PIN', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z0-9]{8,20}$/),
      fc.constantFrom('pin-value', 'pin', 'x'),
      (secret, name) => {
        const read = KeyPlaceSchema.safeParse(`pkcs11:token=a;object=b?${name}=${secret}`);
        expect(read.success).toBe(false);
        expect(JSON.stringify(read.error?.issues)).not.toContain(secret);
      },
    ),
  );
});

test('whatever is decoded comes back: any label, any id', () => {
  const escaped = (bytes: Uint8Array): string =>
    [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const label = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter((text) => !/\p{Cc}|\ufffd/u.test(text));
  fc.assert(
    fc.property(label, fc.uint8Array({ minLength: 1, maxLength: 20 }), (token, id) => {
      const uri = `pkcs11:token=${escaped(Buffer.from(token))};id=${escaped(id)}?pin-source=/p`;
      expect(tokenPlace(uri)).toMatchObject({ token, key: { id: Buffer.from(id).toString('hex') } });
    }),
  );
});

test('a path that nobody reads is refused by its name', () => {
  const read = KeyPlaceSchema.safeParse('/nowhere/key.pem');
  expect(read.error?.issues[0]?.message).toBe('fichier illisible (/nowhere/key.pem)');
});

test('a key in a module wants the module, and for TLS the engine', () => {
  const inModule = KeyPlaceSchema.parse(address);
  const inFile = { from: 'file', pem: '' } as const;
  const wanted = (tls: typeof inModule, seal: typeof inModule, more = {}): string[] =>
    nationalKeyRules({ DMP_KEY: tls, DMP_SEAL_KEY: seal, ...more })
      .filter(([, broken]) => broken)
      .map(([name]) => name);
  expect(wanted(inFile, inFile)).toEqual([]);
  expect(wanted(inFile, inModule)).toEqual(['PKCS11_MODULE_PATH']);
  expect(wanted(inModule, inFile)).toEqual(['PKCS11_MODULE_PATH', 'OPENSSL_ENGINES']);
  expect(wanted(inModule, inModule, { PKCS11_MODULE_PATH: '/m', OPENSSL_ENGINES: '/e' })).toEqual([]);
});
