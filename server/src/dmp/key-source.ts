/**
 * The port of the private keys that speak to the national service: the seal's and the TLS one. A key in a file is PEM
 * text; a key in a security module never comes out of it, so it is asked to sign, or OpenSSL is told where it lies.
 */
import { createPrivateKey, type KeyObject, sign, type X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';

/** A key that signs. */
export interface SigningKey {
  /** RSA with SHA-256 (PKCS#1 v1.5) over these bytes; null: the key could not be reached. */
  sign(bytes: Buffer): Promise<Buffer | null>;
  /** Whether it is that of this certificate: signs and checks. Throws a sentence when the key cannot be reached. */
  isOf(certificate: X509Certificate): boolean;
}

/** A key that OpenSSL itself uses, through an engine. */
export interface EngineKey {
  /** Name of the engine: `pkcs11`. */
  engine: string;
  /** Where the engine finds it: a PKCS#11 URI (RFC 7512). */
  identifier: string;
}

export type SealKey = string | SigningKey;
export type TlsKey = string | EngineKey;

export function signingKey(key: SealKey): SigningKey {
  return typeof key === 'string' ? keyOfFile(createPrivateKey(key)) : key;
}

function keyOfFile(key: KeyObject): SigningKey {
  return {
    sign: async (bytes) => sign('RSA-SHA256', bytes, key),
    isOf: (certificate) => certificate.checkPrivateKey(key),
  };
}

/** What a connection is told of the key. */
export function tlsKeyOptions(
  key: TlsKey,
): { key: string } | { privateKeyEngine: string; privateKeyIdentifier: string } {
  return typeof key === 'string'
    ? { key }
    : { privateKeyEngine: key.engine, privateKeyIdentifier: key.identifier };
}

/** Throws a sentence when the engine does not reach the key. OpenSSL refuses a key that is not the certificate's. */
export function isTlsKeyOf(key: TlsKey, certificate: X509Certificate): boolean {
  if (typeof key === 'string') return certificate.checkPrivateKey(createPrivateKey(key));
  try {
    createSecureContext({ cert: certificate.toString(), ...tlsKeyOptions(key) });
    return true;
  } catch (error) {
    if (error instanceof Error && /key values mismatch/.test(error.message)) return false;
    throw new Error('The TLS key in the security module cannot be reached.', { cause: error });
  }
}
