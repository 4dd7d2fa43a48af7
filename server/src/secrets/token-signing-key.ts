/**
 * A key of a security module that signs, through OpenSC's `pkcs11-tool` (pkcs11-tool.ts): RSA with SHA-256 is made in the
 * module, the key never comes out. One short-lived process a signature, beside the server's one thread: some 11 ms on
 * SoftHSM here, tried on no other module. At most four at once: modules have few sessions.
 */
import { execFile, execFileSync } from 'node:child_process';
import { randomBytes, verify, type X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { SigningKey } from '../dmp/key-source.ts';
import type { TokenKeyPlace } from './key-place.ts';
import { idsIn, tokenCall, tool } from './pkcs11-tool.ts';
import { stampOf } from './private-file.ts';

export interface TokenSettings {
  /** The module's library: `/usr/lib/softhsm/libsofthsm2.so`. */
  library: string;
  /** What the library itself reads: SOFTHSM2_CONF for one. */
  environment?: Record<string, string>;
}

const deadlineMs = 5_000;
const atOnce = 4;

/** Throws a sentence when the file of the PIN is absent or open to others, or when the module has no such key. */
export function tokenSigningKey(place: TokenKeyPlace, { library, environment }: TokenSettings): SigningKey {
  stampOf(place.pinFile);
  const call = tokenCall({
    library,
    tokenLabel: place.token,
    pin: readFileSync(place.pinFile, 'utf8').trim(),
    ...(environment ? { environment } : {}),
  });
  const options = { env: call.env, timeout: deadlineMs };
  const id = 'id' in place.key ? place.key.id : idOf(place.key.label, call.args, options);
  const args = [...call.args, '--sign', '--mechanism', 'SHA256-RSA-PKCS', '--id', id];
  const turn = turns(atOnce);
  return {
    sign: (bytes) => turn(() => signature(args, options, bytes)),
    isOf: (certificate) => {
      const challenge = randomBytes(32);
      const signed = execFileSync(tool, args, { ...options, input: challenge, stdio: 'pipe' });
      return isSignature(certificate, challenge, signed);
    },
  };
}

/** The tool chooses by the id alone: told a label, it signs with the first key that it meets. */
function idOf(label: string, where: string[], options: { env: Record<string, string> }): string {
  const listing = [...where, '--list-objects', '--type', 'privkey'];
  const ids = idsIn(listed(listing, options), label);
  const [id] = ids;
  if (id === undefined || ids.length > 1) {
    throw new Error(`Le module PKCS#11 a ${ids.length} clés privées de ce nom : il en faut une.`);
  }
  return id;
}

function listed(args: string[], options: { env: Record<string, string> }): string {
  try {
    return execFileSync(tool, args, { ...options, timeout: deadlineMs, stdio: 'pipe' }).toString('utf8');
  } catch (error) {
    throw new Error('Le module PKCS#11 de la clé de scellement ne répond pas.', { cause: error });
  }
}

function isSignature(certificate: X509Certificate, bytes: Buffer, signed: Buffer): boolean {
  return verify('RSA-SHA256', bytes, certificate.publicKey, signed);
}

/** Null: no module, no token, no key, a wrong PIN, or too late. */
function signature(
  args: string[],
  options: { env: Record<string, string>; timeout: number },
  bytes: Buffer,
): Promise<Buffer | null> {
  return new Promise((settle) => {
    const child = execFile(tool, args, { ...options, encoding: 'buffer' }, (error, stdout) => {
      settle(error === null && stdout.length > 0 ? stdout : null);
    });
    // A tool that is gone before it has read says so by its exit.
    child.stdin?.on('error', () => undefined).end(bytes);
  });
}

/** So many at once, the others in their order. */
function turns(width: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async (work) => {
    if (busy >= width) await new Promise<void>((go) => waiting.push(go));
    else busy += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  };
}
