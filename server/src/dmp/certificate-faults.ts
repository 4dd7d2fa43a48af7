/** What is wrong with the certificates and keys of the gateway, said before the first patient comes. */
import { X509Certificate } from 'node:crypto';
import { isTlsKeyOf, type SealKey, signingKey, type TlsKey } from './key-source.ts';

export interface GatewayCertificates {
  tls: { cert: string; key: TlsKey; ca: string };
  seal: { cert: string; key: SealKey };
  clock?: () => Date;
}

/**
 * ORG_AUTH_CLI and ORG_SIGN are two certificates (dmp-protocol.md §11). An expired one is no fault of configuration: the
 * server starts, keeps what comes in, and says every day why nothing is answered (certificate-watch.ts).
 */
export function certificateFaults({ tls, seal, clock }: GatewayCertificates): string[] {
  const tlsCert = parsed(tls.cert);
  const sealCert = parsed(seal.cert);
  if (!tlsCert || !sealCert || !parsed(tls.ca)) {
    return [
      ...(tlsCert ? [] : ['the TLS certificate cannot be read']),
      ...(sealCert ? [] : ['the seal certificate cannot be read']),
      ...(parsed(tls.ca) ? [] : ['the authority of the service cannot be read']),
    ];
  }
  const now = clock?.() ?? new Date();
  return [
    ...keyFaults('TLS', () => isTlsKeyOf(tls.key, tlsCert)),
    ...keyFaults('seal', () => signingKey(seal.key).isOf(sealCert)),
    ...(tlsCert.validFromDate > now ? ['the TLS certificate is not valid yet'] : []),
    ...(sealCert.validFromDate > now ? ['the seal certificate is not valid yet'] : []),
    ...(sealCert.publicKey.asymmetricKeyType === 'rsa' ? [] : ['the seal is not RSA']),
    ...(sealCert.publicKey.equals(tlsCert.publicKey) ? ['the seal is the TLS certificate'] : []),
  ];
}

function parsed(pem: string): X509Certificate | null {
  try {
    return new X509Certificate(pem);
  } catch {
    // Whatever OpenSSL calls it, the one who starts the server must look at that file.
    return null;
  }
}

function keyFaults(use: string, fits: () => boolean): string[] {
  try {
    return fits() ? [] : [`the ${use} key is of another certificate`];
  } catch {
    return [`the ${use} key cannot be read or reached`];
  }
}
