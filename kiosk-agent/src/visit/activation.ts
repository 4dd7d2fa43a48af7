/** A fresh activation code and the digest that the server gets in its stead (server/contract/activation-code.ts). */
import { argon2, randomInt } from 'node:crypto';
import { promisify } from 'node:util';
import { type ActivationCode, activationDigestV1, newActivationCode } from '@borne/server/contract';

export interface Activation {
  code: ActivationCode;
  /** base64url, 43 characters. */
  digest: string;
}

/** Draws a code; about 25 ms, outside the event loop. */
export async function drawActivation(): Promise<Activation> {
  const code = newActivationCode((limit) => randomInt(limit));
  return { code, digest: await activationDigest(code) };
}

const derive = promisify(argon2);

export async function activationDigest(code: ActivationCode): Promise<string> {
  const { algorithm, salt, memoryKiB, passes, parallelism, bytes } = activationDigestV1;
  const digest = await derive(algorithm, {
    message: code,
    nonce: salt,
    memory: memoryKiB,
    passes,
    parallelism,
    tagLength: bytes,
  });
  return digest.toString('base64url');
}
