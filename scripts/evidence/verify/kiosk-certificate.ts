/**
 * Step 2: the certificate in the bundle is the signing certificate of the kiosk that the evidence names: signed by the
 * kiosk authority, valid when the person answered, P-256, for signatures and not for TLS, for this kiosk and no other.
 */
import 'reflect-metadata';
import { createHash, X509Certificate } from 'node:crypto';
import { certificateDer } from '@borne/server/contract/evidence';
import * as x509 from '@peculiar/x509';

/** SubjectPublicKeyInfo of an uncompressed point on the named curve P-256, up to the point. */
const p256Spki = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d03010703420004', 'hex');
/** Basic constraints, key usage, alternative names: the only extensions that may insist on being understood. */
const understood = new Set(['2.5.29.19', '2.5.29.15', '2.5.29.17']);
const extendedKeyUsage = '2.5.29.37';

export interface Signer {
  /** PEM. */
  certificate: string;
  /** From the header of the signature: base64url of the SHA-256 of the DER. */
  thumbprint: string;
  kioskId: string;
  /** When it signed, by the clock that is believed. */
  signedAt: string;
}

export function isKioskCertificate(signer: Signer, authority: X509Certificate): boolean {
  const der = certificateDer(signer.certificate);
  if (der === null || thumbprintOf(der) !== signer.thumbprint) return false;
  const parsed = parse(signer.certificate);
  if (parsed === null) return false;
  return (
    isIssuedBy(parsed.certificate, authority) &&
    isValidAt(signer.signedAt, parsed.certificate, authority) &&
    isForSigning(parsed.fields) &&
    parsed.certificate.subjectAltName === `URI:urn:kiosk:${signer.kioskId}`
  );
}

/** base64url of the SHA-256 of the DER (RFC 7515 §4.1.8). */
export function thumbprintOf(der: Buffer): string {
  return createHash('sha256').update(der).digest('base64url');
}

function parse(pem: string): { certificate: X509Certificate; fields: x509.X509Certificate } | null {
  try {
    return { certificate: new X509Certificate(pem), fields: new x509.X509Certificate(pem) };
  } catch {
    // Both parsers throw plain Errors: whatever they say, this is no certificate.
    return null;
  }
}

function isIssuedBy(certificate: X509Certificate, authority: X509Certificate): boolean {
  return authority.ca && certificate.checkIssued(authority) && certificate.verify(authority.publicKey);
}

/** Both the kiosk's certificate and its authority's. */
function isValidAt(instant: string, ...certificates: X509Certificate[]): boolean {
  const time = Date.parse(instant);
  return certificates.every(
    ({ validFromDate, validToDate }) => validFromDate.getTime() <= time && time <= validToDate.getTime(),
  );
}

function isForSigning(fields: x509.X509Certificate): boolean {
  const usages = fields.getExtension(x509.KeyUsagesExtension)?.usages ?? 0;
  const spki = Buffer.from(fields.publicKey.rawData);
  return (
    (usages & x509.KeyUsageFlags.digitalSignature) !== 0 &&
    fields.getExtension(x509.BasicConstraintsExtension)?.ca !== true &&
    fields.getExtension(extendedKeyUsage) === null &&
    fields.extensions.every(({ critical, type }) => !critical || understood.has(type)) &&
    spki.length === 91 &&
    spki.subarray(0, p256Spki.length).equals(p256Spki)
  );
}
