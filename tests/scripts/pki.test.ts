import { execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { testPki } from '../support/pki.ts';

const certificate = (path: string): X509Certificate => new X509Certificate(readFileSync(path));

test('each side trusts its own authority and not the other one', async () => {
  const pki = await testPki();
  const kioskCa = certificate(pki.kioskCa);
  const nationalCa = certificate(pki.nationalCa);
  for (const path of [pki.serverCert, pki.kioskCert]) {
    expect(certificate(path).verify(kioskCa.publicKey)).toBe(true);
    expect(certificate(path).checkIssued(nationalCa)).toBe(false);
  }
  for (const path of [pki.serviceCert, pki.clientCert, pki.sealCert]) {
    expect(certificate(path).verify(nationalCa.publicKey)).toBe(true);
  }
});

test('openssl accepts the chain for its use only', async () => {
  const pki = await testPki();
  const verify = (purpose: string, path: string): string =>
    execFileSync('openssl', ['verify', '-CAfile', pki.kioskCa, '-purpose', purpose, path], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  expect(verify('sslserver', pki.serverCert)).toContain('OK');
  expect(verify('sslclient', pki.kioskCert)).toContain('OK');
  expect(() => verify('sslclient', pki.serverCert)).toThrow();
});

test('the kiosk is named by its certificate, and every development name says so', async () => {
  const pki = await testPki();
  expect(certificate(pki.kioskCert).subjectAltName).toBe(`URI:urn:kiosk:${pki.kioskId}`);
  expect(certificate(pki.kioskCert).subject).toContain('DÉVELOPPEMENT');
  expect(certificate(pki.serviceCert).subject).toContain('SIMULATEUR');
});

test('keys match their certificates and nobody else can read them', async () => {
  const pki = await testPki();
  const pairs = [
    [pki.serverCert, pki.serverKey],
    [pki.sealCert, pki.sealKey],
  ] as const;
  for (const [cert, key] of pairs) {
    expect(certificate(cert).checkPrivateKey(createPrivateKey(readFileSync(key)))).toBe(true);
    expect(statSync(key).mode & 0o077).toBe(0);
  }
});
