/** The key with which the server countersigns (Ed25519), and the name under which others find its public half. */
import { createHash, createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** For those who verify. */
export interface PublicReceiptKey {
  /** RFC 7638 thumbprint, base64url: a new key has a new name by itself. */
  kid: string;
  jwk: JsonWebKey;
}

export interface ReceiptKey extends PublicReceiptKey {
  privateKey: KeyObject;
}

/** RFC 8410: what stands before the 32 bytes of an Ed25519 seed in PKCS#8. */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/** `seed`: 32 secret random bytes. */
export function receiptKey(seed: Buffer): ReceiptKey {
  const der = Buffer.concat([pkcs8Head, seed]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const exported = createPublicKey(privateKey).export({ format: 'jwk' });
  const { x } = z.object({ x: z.string() }).parse(exported);
  return { privateKey, ...publicReceiptKey(x) };
}

/** `x`: the public key, base64url, as a policy has it. What it signed stands after its private half is gone. */
export function publicReceiptKey(x: string): PublicReceiptKey {
  // The members in the order that RFC 7638 §3.2 and RFC 8037 §2 ask for.
  const jwk = { crv: 'Ed25519', kty: 'OKP', x };
  return { kid: createHash('sha256').update(JSON.stringify(jwk)).digest('base64url'), jwk };
}
