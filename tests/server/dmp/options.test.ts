import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { type SoapDmpOptions, soapDmp } from '../../../server/src/dmp/soap-dmp.ts';
import { certificatesOfRun, gatewayOptions } from './gateway.ts';

const url = 'https://127.0.0.1:1/si-dmp-server/v2/services';

async function refusal(changes: Partial<SoapDmpOptions>): Promise<string> {
  const options = await gatewayOptions(url, changes);
  try {
    await soapDmp(options).close();
    return 'accepted';
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown';
  }
}

test('the options of a development machine are accepted', async () => {
  expect(await refusal({})).toBe('accepted');
});

test('EX_GEN-1430: production refuses a test or demonstration INS OID', async () => {
  expect(await refusal({ mode: 'production' })).toContain('a test INS OID in production');
  const demonstration = { mode: 'production', insOid: '1.2.250.1.213.1.4.11' } as const;
  expect(await refusal(demonstration)).toContain('a test INS OID in production');
  expect(await refusal({ mode: 'production', insOid: '1.2.250.1.213.1.4.8' })).toBe('accepted');
});

test('the TLS certificate may not seal, and each key must be that of its certificate', async () => {
  const { tls, seal } = await certificatesOfRun();
  expect(await refusal({ seal: { cert: tls.cert, key: tls.key } })).toContain(
    'the seal is the TLS certificate',
  );
  expect(await refusal({ seal: { cert: seal.cert, key: tls.key } })).toContain('the seal key is of another');
  expect(await refusal({ tls: { ...tls, key: seal.key } })).toContain('the TLS key is of another');
});

test('a certificate that begins tomorrow, or that is none, is refused at the start', async () => {
  const { tls, seal } = await certificatesOfRun();
  const early = (): Date => new Date(new X509Certificate(seal.cert).validFromDate.getTime() - 3_600_000);
  expect(await refusal({ clock: early })).toContain('the seal certificate is not valid yet');
  expect(await refusal({ clock: early })).toContain('the TLS certificate is not valid yet');
  expect(await refusal({ seal: { ...seal, cert: 'nothing' } })).toContain(
    'the seal certificate cannot be read',
  );
  expect(await refusal({ tls: { ...tls, ca: '' } })).toContain('the authority of the service cannot be read');
  expect(await refusal({ tls: { ...tls, key: 'nothing' } })).toContain(
    'the TLS key cannot be read or reached',
  );
});

test('an expired certificate does not stop the server: what comes in is kept', async () => {
  const late = (): Date => new Date('2126-01-01T00:00:00Z');
  expect(await refusal({ clock: late })).toBe('accepted');
});

test('plain http never leaves', async () => {
  expect(await refusal({ url: 'http://127.0.0.1:1/services' })).toContain('not https');
  expect(await refusal({ url: 'nowhere' })).toContain('not https');
});

test('an author without a name is refused at the start, with every other contradiction', async () => {
  const message = await refusal({
    author: { id: '899900000011', family: ' ', given: '' },
    insOid: 'abc',
    deadlineMs: 0,
  });
  expect(message).toContain('author.family is empty');
  expect(message).toContain('author.given is empty');
  expect(message).toContain('the INS OID is not an OID');
  expect(message).toContain('the deadline is not positive');
});

test('a status that no log would take, an authentication that is not declared: refused at the start', async () => {
  expect(await refusal({ noAccessStatus: 'pas de compte' })).toContain('the status of no access is no name');
  expect(await refusal({ noAccessStatus: 'DMPAnotherName' })).toBe('accepted');
  const access = (declaration: string) => ({ mode: 'INDIRECTE_RENFORCEE', declaration }) as const;
  expect(await refusal({ access: access('') })).toContain('the authentication is not declared');
  expect(await refusal({ access: access('CONF_EXI_PGSSIS') })).toBe('accepted');
});
