/** Throw-away kiosk authorities and signing certificates, the right one and every wrong one. Nothing is kept on disk. */
import 'reflect-metadata';
import { createHash, KeyObject, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

const p256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const p384 = { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-256' };

/** All forged acts happen between these two. */
export const certificateYears = { from: '2025-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' };

export interface KioskSigner {
  kioskId: string;
  /** PEM. */
  certificate: string;
  /** base64url of the SHA-256 of the DER. */
  thumbprint: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

export interface CertificateWish {
  kioskId: string;
  from?: string;
  to?: string;
  curve?: 'P-256' | 'P-384';
  isAuthority?: boolean;
  /** Null: no such extension. */
  usages?: x509.KeyUsageFlags | null;
  alternativeNames?: x509.JsonGeneralNames | null;
  more?: x509.Extension[];
}

export interface KioskAuthority {
  /** PEM. */
  certificate: string;
  issue(wish: CertificateWish): Promise<KioskSigner>;
}

export async function forgeAuthority(name = 'CN=Bornes, O=ESSAI JETABLE'): Promise<KioskAuthority> {
  const keys = await makeKeys(p256);
  const root = await x509.X509CertificateGenerator.createSelfSigned({
    name,
    keys,
    serialNumber: '01',
    signingAlgorithm: p256,
    notBefore: new Date('2020-01-01T00:00:00Z'),
    notAfter: new Date('2040-01-01T00:00:00Z'),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    ],
  });
  return {
    certificate: root.toString('pem'),
    issue: (wish) => issue(wish, root.subject, keys.privateKey),
  };
}

/** A certificate signed by `signer` as if a kiosk were an authority. */
export async function issuedByKiosk(signer: KioskSigner, wish: CertificateWish): Promise<KioskSigner> {
  const der = signer.privateKey.export({ format: 'der', type: 'pkcs8' });
  const key = (await webcrypto.subtle.importKey('pkcs8', der, p256, false, ['sign'])) as CryptoKey;
  return issue(wish, new x509.X509Certificate(signer.certificate).subject, key);
}

async function issue(wish: CertificateWish, issuer: string, signingKey: CryptoKey): Promise<KioskSigner> {
  const keys = await makeKeys(wish.curve === 'P-384' ? p384 : p256);
  const certificate = await x509.X509CertificateGenerator.create({
    subject: 'CN=borne, O=ESSAI JETABLE',
    issuer,
    publicKey: keys.publicKey,
    signingKey,
    signingAlgorithm: p256,
    serialNumber: Buffer.from(webcrypto.getRandomValues(new Uint8Array(8)))
      .toString('hex')
      .replace(/^./, '4'),
    notBefore: new Date(wish.from ?? certificateYears.from),
    notAfter: new Date(wish.to ?? certificateYears.to),
    extensions: extensionsOf(wish),
  });
  return {
    kioskId: wish.kioskId,
    certificate: certificate.toString('pem'),
    thumbprint: createHash('sha256').update(Buffer.from(certificate.rawData)).digest('base64url'),
    privateKey: KeyObject.from(keys.privateKey),
    publicKey: KeyObject.from(keys.publicKey),
  };
}

function extensionsOf({
  kioskId,
  isAuthority = false,
  usages = x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation,
  alternativeNames = [{ type: 'url', value: `urn:kiosk:${kioskId}` }],
  more = [],
}: CertificateWish): x509.Extension[] {
  return [
    new x509.BasicConstraintsExtension(isAuthority, undefined, true),
    ...(usages === null ? [] : [new x509.KeyUsagesExtension(usages, true)]),
    ...(alternativeNames === null ? [] : [new x509.SubjectAlternativeNameExtension(alternativeNames)]),
    ...more,
  ];
}

async function makeKeys(algorithm: typeof p256): Promise<CryptoKeyPair> {
  return (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
}
