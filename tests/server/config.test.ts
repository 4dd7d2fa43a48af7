import { randomBytes } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { readConfig, readDatabaseUrl } from '../../server/src/config.ts';
import { signatureTypes, signingKey, vkeyOf } from '../../server/src/ledger/verifier-key.ts';
import { testPki } from '../support/pki.ts';
import { environmentFor } from './support/server-under-test.ts';

let development: Record<string, string>;
let production: Record<string, string>;
beforeAll(async () => {
  const pki = await testPki();
  development = environmentFor(pki, 'postgresql://localhost/borne', '/secrets');
  production = {
    ...development,
    BORNE_MODE: 'production',
    PUBLIC_URL: 'https://activation.exemple.fr',
    PUBLIC_CERT: pki.serverCert,
    PUBLIC_KEY: pki.serverKey,
    DMP_URL: 'https://lps2.dmp.exemple.fr/si-dmp-server/v2/services',
    DMP_INS_OID: '1.2.250.1.213.1.4.8',
    DMP_SOFTWARE_ID: '1234',
    DMP_SOFTWARE_HOMOLOGATION_ID: 'H-1234',
    LEDGER_WITNESSES: witnessNamed('temoin.exemple.fr'),
    LEDGER_TSA_URL: 'https://horodatage.exemple.fr/tsa',
  };
});

function witnessNamed(name: string): string {
  const { verifier } = signingKey(name, signatureTypes.cosignature, randomBytes(32));
  return `${vkeyOf(verifier)}@https://${name}`;
}

function logKeyNamed(name: string): string {
  return vkeyOf(signingKey(name, signatureTypes.log, randomBytes(32)).verifier);
}

function problems(environment: Record<string, string | undefined>): string {
  const read = readConfig(environment);
  return read.ok ? '' : read.problems;
}

test('a development environment and a production environment are read', () => {
  expect(problems(development)).toBe('');
  expect(problems(production)).toBe('');
});

test('every error is named, at once, without its value', () => {
  const text = problems({
    ...development,
    KIOSK_API_PORT: 'https',
    REGIME: 'mes',
    DATABASE_URL: 'mysql://u:secret@h/',
  });
  expect(text).toMatch(/DATABASE_URL.*REGIME.*KIOSK_API_PORT/);
  expect(text).not.toContain('secret');
  const ours = (name: string): boolean => name !== 'BORNE_MODE' && !name.startsWith('NODE_');
  const names = Object.keys(development).filter(ours);
  const empty = problems({});
  for (const name of names) expect(empty).toContain(name);
});

test('a certificate that cannot be read is named', () => {
  expect(problems({ ...development, DMP_CERT: '/nowhere.pem' })).toBe(
    'DMP_CERT : fichier illisible (/nowhere.pem)',
  );
});

test.each([
  ['PUBLIC_URL', 'http://activation.exemple.fr'],
  ['PUBLIC_URL', undefined],
  ['PUBLIC_CERT', undefined],
  ['PUBLIC_KEY', undefined],
  ['DMP_URL', 'https://localhost:8443/services'],
  ['DMP_URL', 'https://127.0.0.2/services'],
  ['DMP_URL', 'https://[::1]/services'],
  ['DMP_URL', 'http://lps2.dmp.exemple.fr/services'],
  ['DMP_INS_OID', '1.2.250.1.213.1.4.10'],
  ['DMP_INS_OID', '1.2.250.1.213.1.4.11'],
  ['DMP_SOFTWARE_ID', undefined],
  ['LEDGER_WITNESSES', undefined],
  ['LEDGER_WITNESSES', ' '],
  ['LEDGER_TSA_URL', undefined],
  ['LEDGER_TSA_URL', 'http://127.0.0.1:7099'],
  ['LEDGER_TSA_URL', 'https://localhost/tsa'],
])('production refuses %s = %s', (name, value) => {
  expect(problems({ ...production, [name]: value })).toMatch(new RegExp(`^${name} : `));
});

test('in development the ledger needs neither witness nor time stamp, only a name', () => {
  expect(problems({ ...development, LEDGER_ORIGIN: undefined })).toBe('LEDGER_ORIGIN : absent');
  expect(problems({ ...development, LEDGER_ORIGIN: 'mon journal' })).toMatch(/^LEDGER_ORIGIN : /);
  expect(problems({ ...development, LEDGER_TSA_URL: 'http://127.0.0.1:7099' })).toBe('');
});

test('witnesses are a list of sixteen at most, no two of one name', () => {
  const named = Array.from({ length: 17 }, (_, rank) => witnessNamed(`temoin${rank}.exemple.fr`));
  const withWitnesses = (list: string[]) => problems({ ...development, LEDGER_WITNESSES: list.join('\n ') });
  expect(withWitnesses(named.slice(1))).toBe('');
  expect(withWitnesses(named)).toBe('LEDGER_WITNESSES : 16 témoins au plus');
  const [one = ''] = named;
  expect(withWitnesses([one, witnessNamed('temoin0.exemple.fr')])).toMatch(/deux témoins du même nom/);
  expect(withWitnesses([one, `${one}/`])).toMatch(/^LEDGER_WITNESSES\.1 : /);
  expect(withWitnesses([`${logKeyNamed('a')}@http://a`])).toMatch(/^LEDGER_WITNESSES\.0 : /);
});

test('former keys of the ledger are log keys of its own name', () => {
  const withKeys = (keys: string) => problems({ ...development, LEDGER_FORMER_KEYS: keys });
  const ours = logKeyNamed(development['LEDGER_ORIGIN'] ?? '');
  expect(withKeys(`${ours} ${logKeyNamed(development['LEDGER_ORIGIN'] ?? '')}`)).toBe('');
  expect(withKeys(logKeyNamed('autre'))).toMatch(/^LEDGER_FORMER_KEYS : /);
  expect(withKeys(witnessNamed('autre'))).toMatch(/^LEDGER_FORMER_KEYS\.0 : /);
});

test('without a certificate the activation page does not leave the machine', () => {
  expect(problems({ ...development, PUBLIC_HOST: '0.0.0.0' })).toContain('PUBLIC_HOST');
  expect(problems({ ...development, PUBLIC_HOST: '192.0.2.1' })).toContain('PUBLIC_HOST');
});

const counter = { COUNTER_SIGN_IN: 'development', COUNTER_PORT: '7095' };

test('the counter’s page is off unless asked for, and its development sign-in stays in development', () => {
  expect(problems({ ...development, ...counter })).toBe('');
  expect(problems({ ...production, COUNTER_PORT: '7095' })).toBe('');
  expect(problems({ ...production, ...counter })).toMatch(/^COUNTER_SIGN_IN : .*refusé en production/);
  expect(problems({ ...development, ...counter, COUNTER_SIGN_IN: 'none' })).toMatch(/^COUNTER_SIGN_IN : /);
  expect(problems({ ...development, COUNTER_SIGN_IN: 'development' })).toMatch(/^COUNTER_PORT : /);
});

test('the counter’s page leaves the machine only under https, at an address that it knows', () => {
  const outside = { ...development, ...counter, COUNTER_HOST: '0.0.0.0' };
  expect(problems(outside)).toMatch(/^COUNTER_HOST : /);
  const certificate = {
    COUNTER_CERT: development['KIOSK_API_CERT'],
    COUNTER_KEY: development['KIOSK_API_KEY'],
  };
  expect(problems({ ...outside, ...certificate })).toMatch(/^COUNTER_URL : /);
  expect(problems({ ...outside, ...certificate, COUNTER_KEY: undefined })).toMatch(/COUNTER_KEY/);
  expect(problems({ ...outside, ...certificate, COUNTER_URL: 'https://comptoir.exemple.fr' })).toBe('');
});

test('a command that only needs the database asks for nothing else', () => {
  expect(readDatabaseUrl({ DATABASE_URL: 'postgresql://x/y' })).toBe('postgresql://x/y');
  expect(readDatabaseUrl({})).toBeNull();
});

test.each(['', '192.0.2.7', '10.0.0.0/8, 2001:db8::/32'])(
  'PUBLIC_PROXIES may be « %s »',
  (PUBLIC_PROXIES) => {
    expect(problems({ ...production, PUBLIC_PROXIES })).toBe('');
  },
);

test.each([
  '0.0.0.0/0',
  '::/0',
  '1.2.3.4/7',
  'loopback',
  'mandataire.exemple.fr',
  '10.0.0.0/33',
  '10.0.0.1/8/8',
  ',',
])(
  'PUBLIC_PROXIES may not be « %s »: half the world would be believed, or nobody meant',
  (PUBLIC_PROXIES) => {
    expect(problems({ ...production, PUBLIC_PROXIES })).toContain('PUBLIC_PROXIES');
  },
);
