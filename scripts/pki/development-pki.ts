/**
 * The development PKI: one authority between kiosk and server, another of the (simulated) national service.
 * Every name says DÉVELOPPEMENT or SIMULATEUR; nothing of it is ever in the repository; it is renewed when it ages.
 */
import { randomUUID, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAuthority } from './certificate-authority.ts';

const validDays = 90;
const renewBeforeDays = 7;
const structureId = '10B0000011';

/** Paths of PEM files, and the id of the one development kiosk. */
export interface PkiPaths {
  kioskId: string;
  kioskCa: string;
  serverCert: string;
  serverKey: string;
  kioskCert: string;
  kioskKey: string;
  /** Signs evidence; distinct from the one above, which only opens the connection. */
  evidenceCert: string;
  evidenceKey: string;
  nationalCa: string;
  serviceCert: string;
  serviceKey: string;
  /** ORG_AUTH_CLI: the organisation's certificate for mutual TLS. */
  clientCert: string;
  clientKey: string;
  /** ORG_SIGN: seals the VIHF; distinct from the one above, or the service answers DMPInvalidCertificate. */
  sealCert: string;
  sealKey: string;
}

/** The PKI in `directory`, made on the first call and made again when a certificate nears its end. */
export async function developmentPki(directory: string): Promise<PkiPaths> {
  if (!isUsable(directory)) await createPki(directory);
  return pathsIn(directory);
}

function pathsIn(directory: string): PkiPaths {
  const path = (name: string): string => join(directory, `${name}.pem`);
  return {
    kioskId: readFileSync(join(directory, 'kiosk-id'), 'utf8'),
    kioskCa: path('kiosk-ca'),
    serverCert: path('server-cert'),
    serverKey: path('server-key'),
    kioskCert: path('kiosk-cert'),
    kioskKey: path('kiosk-key'),
    evidenceCert: path('evidence-cert'),
    evidenceKey: path('evidence-key'),
    nationalCa: path('national-ca'),
    serviceCert: path('service-cert'),
    serviceKey: path('service-key'),
    clientCert: path('client-cert'),
    clientKey: path('client-key'),
    sealCert: path('seal-cert'),
    sealKey: path('seal-key'),
  };
}

function isUsable(directory: string): boolean {
  // The newest of its kinds: a PKI from before it was there is made again.
  const certificate = join(directory, 'evidence-cert.pem');
  if (!existsSync(certificate)) return false;
  const end = new X509Certificate(readFileSync(certificate)).validToDate.getTime();
  return end - Date.now() > renewBeforeDays * 86_400_000;
}

/** Written beside and renamed at the end: a start cut in the middle leaves no half PKI. The kiosk keeps its id. */
async function createPki(directory: string): Promise<void> {
  const idFile = join(directory, 'kiosk-id');
  const kioskId = existsSync(idFile) ? readFileSync(idFile, 'utf8') : randomUUID();
  const partial = `${directory}.${process.pid}`;
  mkdirSync(partial, { recursive: true, mode: 0o700 });
  const files = { 'kiosk-id': kioskId, ...(await kioskSide(kioskId)), ...(await nationalSide()) };
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(partial, name), content, { mode: 0o600 });
  }
  rmSync(directory, { recursive: true, force: true });
  renameSync(partial, directory);
}

async function kioskSide(kioskId: string): Promise<Record<string, string>> {
  const authority = await createAuthority('CN=Bornes, O=DÉVELOPPEMENT', 'ecdsa', validDays);
  const server = await authority.issue({
    name: 'CN=localhost, O=DÉVELOPPEMENT',
    keyKind: 'ecdsa',
    usage: 'server',
    days: validDays,
    alternativeNames: [
      { type: 'dns', value: 'localhost' },
      { type: 'ip', value: '127.0.0.1' },
    ],
  });
  const kiosk = await authority.issue({
    name: 'CN=borne, O=DÉVELOPPEMENT',
    keyKind: 'ecdsa',
    usage: 'client',
    days: validDays,
    alternativeNames: [{ type: 'url', value: `urn:kiosk:${kioskId}` }],
  });
  const evidence = await authority.issue({
    name: 'CN=borne (preuves), O=DÉVELOPPEMENT',
    keyKind: 'ecdsa',
    usage: 'evidence',
    days: validDays,
    alternativeNames: [{ type: 'url', value: `urn:kiosk:${kioskId}` }],
  });
  return {
    'kiosk-ca.pem': authority.certificate,
    'server-cert.pem': server.certificate,
    'server-key.pem': server.key,
    'kiosk-cert.pem': kiosk.certificate,
    'kiosk-key.pem': kiosk.key,
    'evidence-cert.pem': evidence.certificate,
    'evidence-key.pem': evidence.key,
  };
}

/** Organisation names as in the samples of the national service: CN, OU = structure, O, ST = department, C. */
async function nationalSide(): Promise<Record<string, string>> {
  const authority = await createAuthority('CN=AC ORGANISATIONS, O=SIMULATEUR, C=FR', 'rsa', validDays);
  const service = await authority.issue({
    name: 'CN=localhost, O=SIMULATEUR, C=FR',
    keyKind: 'rsa',
    usage: 'server',
    days: validDays,
    alternativeNames: [
      { type: 'dns', value: 'localhost' },
      { type: 'ip', value: '127.0.0.1' },
    ],
  });
  const organisation = (name: string): string =>
    `CN=${name}, OU=${structureId}, O=PHARMACIE DE DÉVELOPPEMENT, ST=Paris (75), C=FR`;
  const client = await authority.issue({
    name: organisation('ORG_AUTH_CLI'),
    keyKind: 'rsa',
    usage: 'client',
    days: validDays,
  });
  const seal = await authority.issue({
    name: organisation('ORG_SIGN'),
    keyKind: 'rsa',
    usage: 'seal',
    days: validDays,
  });
  return {
    'national-ca.pem': authority.certificate,
    'service-cert.pem': service.certificate,
    'service-key.pem': service.key,
    'client-cert.pem': client.certificate,
    'client-key.pem': client.key,
    'seal-cert.pem': seal.certificate,
    'seal-key.pem': seal.key,
  };
}
