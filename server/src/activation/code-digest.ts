/** The slow digest of an activation code, as the kiosk computes it, behind a gate: each one takes 19 MiB. */
import { argon2 } from 'node:crypto';
import { promisify } from 'node:util';
import { type ActivationCode, activationDigestV1 as parameters } from '../../contract/index.ts';
import type { Gate } from './gate.ts';

const derive = promisify(argon2);

/** 32 bytes, or null when the gate is full. */
export function codeDigest(gate: Gate, code: ActivationCode): Promise<Buffer | null> {
  return gate.pass(() =>
    derive(parameters.algorithm, {
      message: Buffer.from(code),
      nonce: Buffer.from(parameters.salt),
      memory: parameters.memoryKiB,
      passes: parameters.passes,
      parallelism: parameters.parallelism,
      tagLength: parameters.bytes,
    }),
  );
}
