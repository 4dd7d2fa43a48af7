/**
 * The certificate of a key that signs evidence: issued by the kiosks' authority to this very kiosk, for signatures and
 * for no connection. The door asks TLS certificates for the usage that this one must not have
 * (http/kiosk-identity.ts), so neither can stand for the other.
 */
import { type KeyObject, X509Certificate } from 'node:crypto';
import type { EvidenceRefusal } from '../../contract/index.ts';
import { kioskIdIn } from '../http/kiosk-identity.ts';

export type CertificateCheck =
  | { ok: true; key: KeyObject; thumbprint: string }
  | { ok: false; reason: EvidenceRefusal };

interface Expected {
  authorities: readonly X509Certificate[];
  kioskId: string;
  now: Date;
}

/** Several certificates may stand in one text. Throws on one that cannot be read. */
export function certificatesIn(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => new X509Certificate(block));
}

export function checkSigningCertificate(
  pem: string,
  { authorities, kioskId, now }: Expected,
): CertificateCheck {
  const read = readOnce(pem);
  if (!read) return refused('certificate');
  const { certificate, key, thumbprint } = read;
  const authority = issuerOf(read, authorities);
  if (!authority) return refused('certificate-untrusted');
  if (!isValidAt(certificate, now) || !isValidAt(authority, now)) return refused('certificate-expired');
  if (kioskIdIn(certificate.subjectAltName) !== kioskId) return refused('other-kiosk');
  return { ok: true, key, thumbprint };
}

interface Read {
  certificate: X509Certificate;
  key: KeyObject;
  thumbprint: string;
  /** Those of which it is known whether they signed it. */
  signedBy: WeakMap<X509Certificate, boolean>;
}

const known = new Map<string, Read | null>();
const knownMax = 1_000;

/**
 * A kiosk sends the same certificate for months. Only what its bytes say and who signed them is remembered, which cannot
 * change; never that it was accepted: dates are looked at each time, and so is the kiosk (http/kiosk-identity.ts).
 */
function readOnce(pem: string): Read | null {
  const before = known.get(pem);
  if (before !== undefined) return before;
  const certificate = parsed(pem);
  const read =
    certificate && signsEvidence(certificate)
      ? {
          certificate,
          key: certificate.publicKey,
          thumbprint: thumbprintOf(certificate),
          signedBy: new WeakMap(),
        }
      : null;
  if (known.size >= knownMax) known.clear();
  known.set(pem, read);
  return read;
}

/** `x5t#S256` of RFC 7515 §4.1.8. */
function thumbprintOf({ fingerprint256 }: X509Certificate): string {
  return Buffer.from(fingerprint256.replaceAll(':', ''), 'hex').toString('base64url');
}

function parsed(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    // Whatever it is, it is no certificate.
    return null;
  }
}

/** `keyUsage` of Node are the extended usages: there must be none. */
function signsEvidence({ ca, keyUsage, publicKey, raw }: X509Certificate): boolean {
  const isP256 = publicKey.asymmetricKeyDetails?.namedCurve === 'prime256v1';
  return !ca && isP256 && keyUsage === undefined && allowsSignatures(raw);
}

const keyUsageOid = Buffer.from('0603551d0f', 'hex');
const critical = Buffer.from('0101ff', 'hex');
/** An octet string that holds a bit string of one byte. */
const oneByteOfBits = Buffer.from('04040302', 'hex');

/** RFC 5280 §4.2.1.3, which Node does not read: the first bit of the key usage is digitalSignature. */
function allowsSignatures(der: Buffer): boolean {
  const found = der.indexOf(keyUsageOid);
  if (found === -1) return false;
  const after = der.subarray(found + keyUsageOid.length);
  const value = after.indexOf(critical) === 0 ? after.subarray(critical.length) : after;
  return value.indexOf(oneByteOfBits) === 0 && ((value[5] ?? 0) & 0x80) !== 0;
}

function issuerOf(
  { certificate, signedBy }: Read,
  authorities: readonly X509Certificate[],
): X509Certificate | undefined {
  return authorities.find((authority) => {
    const known = signedBy.get(authority) ?? issued(authority, certificate);
    signedBy.set(authority, known);
    return known;
  });
}

function issued(authority: X509Certificate, certificate: X509Certificate): boolean {
  return authority.ca && certificate.checkIssued(authority) && certificate.verify(authority.publicKey);
}

function isValidAt({ validFromDate, validToDate }: X509Certificate, now: Date): boolean {
  return validFromDate <= now && now <= validToDate;
}

function refused(reason: EvidenceRefusal): CertificateCheck {
  return { ok: false, reason };
}
