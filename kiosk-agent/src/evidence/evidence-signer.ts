/**
 * Signs what the kiosk says: canonical JSON (RFC 8785) in a compact JWS, ES256, with a key that opens no connection.
 * ES256 draws chance: two signatures of one text differ, so whoever sends twice signs once.
 */
import { createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { canonicalText, type KioskEvidence } from '@borne/server/contract/evidence';
import { CompactSign } from 'jose';

/** As the server is sent it. */
export interface SignedEvidence {
  evidence: string;
  /** PEM, one certificate. */
  evidenceCertificate: string;
}

export interface EvidenceSigner {
  sign(payload: KioskEvidence): Promise<SignedEvidence>;
}

/** `key`, `certificate`: PEM texts. Throws a sentence for whoever starts the kiosk when they do not belong together. */
export function evidenceSigner({ key, certificate }: { key: string; certificate: string }): EvidenceSigner {
  const privateKey = readKey(key);
  const read = readCertificate(certificate);
  if (!read.checkPrivateKey(privateKey)) throw new Error('EVIDENCE_CERT ne va pas avec EVIDENCE_KEY.');
  const thumbprint = createHash('sha256').update(read.raw).digest('base64url');
  const header = { alg: 'ES256', typ: 'dmp-evidence+jws', 'x5t#S256': thumbprint };
  return {
    async sign(payload) {
      const text = Buffer.from(canonicalText(payload));
      const evidence = await new CompactSign(text).setProtectedHeader(header).sign(privateKey);
      return { evidence, evidenceCertificate: read.toString() };
    },
  };
}

function readKey(pem: string): KeyObject {
  const key = orNull(() => createPrivateKey(pem));
  if (key?.asymmetricKeyDetails?.namedCurve !== 'prime256v1')
    throw new Error('EVIDENCE_KEY : une clé privée P-256 attendue.');
  return key;
}

function readCertificate(pem: string): X509Certificate {
  const certificate = orNull(() => new X509Certificate(pem));
  if (!certificate) throw new Error('EVIDENCE_CERT : un certificat PEM attendu.');
  return certificate;
}

/** What Node says of a key that it cannot read helps nobody who starts a kiosk. */
function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
