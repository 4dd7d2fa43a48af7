/** Both keys of the national line in SoftHSM: nothing of them in a file, and the same service believes both. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SigningKey } from '../../../server/src/dmp/key-source.ts';
import { createSeal } from '../../../server/src/dmp/seal.ts';
import { soapDmp } from '../../../server/src/dmp/soap-dmp.ts';
import { KeyPlaceSchema } from '../../../server/src/secrets/key-place.ts';
import { sealKeyOf } from '../../../server/src/secrets/national-keys.ts';
import { type NationalSimulator, startNationalSimulator } from '../../support/national-simulator.ts';
import {
  engineAbsent,
  engineFolder,
  type SoftHsm,
  softHsm,
  softHsmAbsent,
  softHsmLibrary,
} from '../../support/soft-hsm.ts';
import { certificatesOfRun, gatewayOptions, helene } from './gateway.ts';

const folder = mkdtempSync(join(tmpdir(), 'borne-line-keys-'));
const missing = softHsmAbsent ? ' (absent: apt-get install softhsm2 opensc)' : '';
let run: Awaited<ReturnType<typeof certificatesOfRun>>;
let hsm: SoftHsm;
let national: NationalSimulator;
let sealUri: string;
let tlsUri: string;

beforeAll(async () => {
  run = await certificatesOfRun();
  if (softHsmAbsent) return;
  hsm = softHsm(folder, 'borne-ligne');
  sealUri = hsm.put('org-sign', run.seal.key);
  tlsUri = hsm.put('org-auth-cli', run.tls.key);
  national = await startNationalSimulator();
});
afterAll(async () => {
  await national?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** As the server's configuration would have it. */
function keyAt(uri: string): SigningKey {
  const key = sealKeyOf({
    DMP_KEY: { from: 'file', pem: run.tls.key },
    DMP_SEAL_KEY: KeyPlaceSchema.parse(uri),
    PKCS11_MODULE_PATH: softHsmLibrary,
    SOFTHSM2_CONF: hsm.configuration,
  });
  if (typeof key === 'string') throw new Error('a key in a file');
  return key;
}

describe.skipIf(softHsmAbsent)(`the seal${missing}`, () => {
  test('the module makes the very signature that the file would, by label and by id', async () => {
    const bytes = Buffer.from('<é/>'.repeat(1_000));
    const byFile = createSeal(run.seal);
    const byModule = createSeal({ cert: run.seal.cert, key: keyAt(sealUri) });
    const byId = createSeal({
      cert: run.seal.cert,
      key: keyAt(sealUri.replace('object=org-sign', 'id=%01')),
    });
    const envelope = `<Envelope><Header><Security><saml2:Assertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion" ID="_1"><saml2:Issuer/>${bytes.toString()}</saml2:Assertion></Security></Header></Envelope>`;
    const [expected, one, two] = await Promise.all(
      [byFile, byModule, byId].map((seal) => seal.apply(envelope)),
    );
    expect(expected).toContain('SignatureValue');
    expect([one, two]).toEqual([expected, expected]);
  });

  test('the service believes it, many at once', async () => {
    const seal = { cert: run.seal.cert, key: keyAt(sealUri) };
    const dmp = soapDmp(await gatewayOptions(national.url, { seal }));
    const answers = await Promise.all(Array.from({ length: 12 }, () => dmp.find(helene)));
    await dmp.close();
    expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['none']));
  });

  test('the key of another certificate is refused at the start', async () => {
    const seal = { cert: run.seal.cert, key: keyAt(tlsUri) };
    const options = await gatewayOptions(national.url, { seal });
    expect(() => soapDmp(options)).toThrow('the seal key is of another certificate');
    const nobody = { cert: run.seal.cert, key: keyAt(sealUri.replace('object=org-sign', 'id=%99')) };
    expect(() => soapDmp({ ...options, seal: nobody })).toThrow('the seal key cannot be read or reached');
    expect(() => keyAt(sealUri.replace('org-sign', 'nobody'))).toThrow('a 0 clés privées');
  });

  test('a module that goes away: nothing leaves, certainly, and the line is not blamed', async () => {
    const key = keyAt(sealUri);
    let there = false;
    const leaving: SigningKey = {
      sign: async (bytes) => (there ? key.sign(bytes) : null),
      isOf: (certificate) => key.isOf(certificate),
    };
    const dmp = soapDmp(await gatewayOptions(national.url, { seal: { cert: run.seal.cert, key: leaving } }));
    const { requests } = await national.state();
    const gone = { outcome: 'unreachable', reason: 'no-seal' };
    for (let asked = 0; asked < 6; asked += 1) expect(await dmp.find(helene)).toEqual(gone);
    expect((await national.state()).requests).toBe(requests);
    there = true;
    expect(await dmp.find(helene)).toEqual({ outcome: 'none' });
    expect(dmp.line?.()).toMatchObject({ state: 'closed', silences: { 'no-seal': 6 } });
    await dmp.close();
  });

  test('a wrong PIN, a token that is not there: no signature, and no crash', async () => {
    const byId = sealUri.replace('object=org-sign', 'id=%01');
    expect(await keyAt(byId).sign(Buffer.from('x'))).toHaveLength(384);
    expect(await keyAt(byId.replace('borne-ligne', 'another')).sign(Buffer.from('x'))).toBeNull();
    writeFileSync(join(folder, 'wrong.pin'), '000000', { mode: 0o600 });
    expect(await keyAt(byId.replace('token.pin', 'wrong.pin')).sign(Buffer.from('x'))).toBeNull();
    expect(() => keyAt(sealUri.replace('borne-ligne', 'another'))).toThrow('ne répond pas');
    expect(() => keyAt(sealUri.replace('token.pin', 'nowhere.pin'))).toThrow('introuvable');
  });

  test('no file of the token holds the key or the PIN', () => {
    const pin = readFileSync(hsm.pinFile, 'utf8');
    // In the private exponent: the modulus, before it, is public.
    const body = run.seal.key.split('\n')[14] ?? '';
    expect(body).toMatch(/^[A-Za-z0-9+/]{64}$/);
    const files = readdirSync(hsm.tokensFolder, { recursive: true, withFileTypes: true }).filter((each) =>
      each.isFile(),
    );
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) {
      const bytes = readFileSync(join(file.parentPath, file.name));
      expect(bytes.includes(pin)).toBe(false);
      expect(bytes.includes(Buffer.from(body, 'base64'))).toBe(false);
    }
  });
});

/**
 * OpenSSL reads its engines' folder when a process begins to use them: a process of its own, started as production is,
 * with the two variables in its environment.
 */
describe.skipIf(engineAbsent)(
  `the key of the connection${engineAbsent ? ' (absent: apt-get install libengine-pkcs11-openssl)' : ''}`,
  () => {
    const client = join(import.meta.dirname, '../support/engine-client.ts');

    function connect(uris: string[]): unknown {
      const said = execFileSync(process.execPath, [client, national.url, ...uris], {
        env: {
          PATH: process.env['PATH'],
          BORNE_TEST_PKI: process.env['BORNE_TEST_PKI'],
          OPENSSL_ENGINES: engineFolder,
          PKCS11_MODULE_PATH: softHsmLibrary,
          SOFTHSM2_CONF: hsm.configuration,
        },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      return JSON.parse(said);
    }

    test('TLS 1.2 with a client key that never leaves the token; another key, and none, are refused at the start', () => {
      expect(connect([tlsUri, sealUri, tlsUri.replace('org-auth-cli', 'nobody')])).toEqual([
        { outcomes: ['none', 'none', 'none'] },
        { refused: 'National gateway: the TLS key is of another certificate.' },
        { refused: 'National gateway: the TLS key cannot be read or reached.' },
      ]);
    });
  },
);
