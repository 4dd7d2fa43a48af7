/** A small certificate authority for development: P-256 keys, 90-day certificates, files with mode 0600. */
import 'reflect-metadata';
import { KeyObject, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
/** The national seal and TLS certificates are RSA: the four suites of its TLS are all ECDHE_RSA. */
const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 3072,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
};
const dayMs = 86_400_000;

export type KeyKind = 'ecdsa' | 'rsa';
export interface Issued {
  certificate: string;
  key: string;
}
export interface Subject {
  /** RFC 4514 name, for instance `CN=borne, O=DÉVELOPPEMENT`. */
  name: string;
  keyKind: KeyKind;
  /** evidence: signs, and is made for no TLS connection: no extended usage. */
  usage: 'server' | 'client' | 'seal' | 'evidence';
  /** DNS names and IP addresses of a server; URIs of a client. */
  alternativeNames?: x509.JsonGeneralNames;
  days: number;
}

export interface Authority {
  certificate: string;
  issue(subject: Subject): Promise<Issued>;
}

/** Makes a root that lives only in memory: once its certificates are issued, nobody can issue more. */
export async function createAuthority(name: string, keyKind: KeyKind, days: number): Promise<Authority> {
  const keys = await makeKeys(keyKind);
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    name,
    keys,
    serialNumber: serial(),
    signingAlgorithm: algorithm(keyKind),
    notBefore: new Date(Date.now() - dayMs),
    notAfter: new Date(Date.now() + days * dayMs),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return {
    certificate: root.toString('pem'),
    issue: (subject) => issue(subject, root, keys.privateKey, algorithm(keyKind)),
  };
}

async function issue(
  subject: Subject,
  root: x509.X509Certificate,
  signingKey: CryptoKey,
  signingAlgorithm: typeof ecdsa | typeof rsa,
): Promise<Issued> {
  const keys = await makeKeys(subject.keyKind);
  const certificate = await x509.X509CertificateGenerator.create({
    subject: subject.name,
    issuer: root.subject,
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm,
    serialNumber: serial(),
    notBefore: new Date(Date.now() - dayMs),
    notAfter: new Date(Date.now() + subject.days * dayMs),
    extensions: await extensionsOf(subject, root, keys.publicKey),
  });
  return { certificate: certificate.toString('pem'), key: privateKeyPem(keys.privateKey) };
}

async function extensionsOf(
  subject: Subject,
  root: x509.X509Certificate,
  publicKey: CryptoKey,
): Promise<x509.Extension[]> {
  const extensions: x509.Extension[] = [
    new x509.BasicConstraintsExtension(false, undefined, true),
    new x509.KeyUsagesExtension(keyUsage(subject), true),
    await x509.SubjectKeyIdentifierExtension.create(publicKey),
    await x509.AuthorityKeyIdentifierExtension.create(root),
  ];
  if (subject.usage === 'server')
    extensions.push(new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth], true));
  if (subject.usage === 'client')
    extensions.push(new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth], true));
  if (subject.alternativeNames)
    extensions.push(new x509.SubjectAlternativeNameExtension(subject.alternativeNames));
  return extensions;
}

function keyUsage({ usage }: Subject): x509.KeyUsageFlags {
  return usage === 'seal'
    ? x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation
    : x509.KeyUsageFlags.digitalSignature;
}

function algorithm(kind: KeyKind): typeof ecdsa | typeof rsa {
  return kind === 'ecdsa' ? ecdsa : rsa;
}

async function makeKeys(kind: KeyKind): Promise<CryptoKeyPair> {
  return (await webcrypto.subtle.generateKey(algorithm(kind), true, ['sign', 'verify'])) as CryptoKeyPair;
}

/** 128 random bits, first byte below 0x80 so that the number stays positive. */
function serial(): string {
  const bytes = webcrypto.getRandomValues(new Uint8Array(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return Buffer.from(bytes).toString('hex');
}

function privateKeyPem(key: CryptoKey): string {
  const object = KeyObject.from(key);
  return object.export({ type: 'pkcs8', format: 'pem' }).toString();
}
