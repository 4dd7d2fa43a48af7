/**
 * A PKCS#11 module through OpenSC's `pkcs11-tool`, a program of its own: the server needs no native dependency, and a
 * module that crashes takes nothing along. Called when the vault's state is read or changed, never for an opening.
 *
 * The keys are AES-256, made in the module, sensitive and never extractable. Secrets pass through pipes, not through
 * files or arguments. AES-CBC is what every module has: who holds the bytes could change them, and the seal that the
 * sealed key then opens (AES-256-GCM, module-keeper.ts) would not fit.
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { SealingModule } from './module-keeper.ts';

export interface Pkcs11Settings {
  /** The module's library: `/usr/lib/softhsm/libsofthsm2.so`. */
  library: string;
  /** The token in which the keys live, and nothing else: keys of the vault that are not in use are destroyed there. */
  tokenLabel: string;
  pin: string;
  /** What the library itself reads: SOFTHSM2_CONF for one. */
  environment?: Record<string, string>;
}

const tool = '/usr/bin/pkcs11-tool';
const label = 'borne-key-vault';
const ivBytes = 16;
const deadlineMs = 10_000;

export function pkcs11Module({ library, tokenLabel, pin, environment = {} }: Pkcs11Settings): SealingModule {
  const call = (args: string[], input?: Buffer): Buffer => {
    const where = [
      '--module',
      library,
      '--token-label',
      tokenLabel,
      '--login',
      '--pin',
      'env:BORNE_TOKEN_PIN',
    ];
    // The PIN is in the environment of this one process, not in its arguments, which every account may read.
    const env = { ...environment, BORNE_TOKEN_PIN: pin };
    try {
      return execFileSync(tool, [...where, ...args], { env, input, stdio: 'pipe', timeout: deadlineMs });
    } catch (error) {
      throw new Error(`Le module PKCS#11 n’a pas fait ${args[0] ?? ''}.`, { cause: error });
    }
  };
  const cipher = (act: '--encrypt' | '--decrypt', id: string, iv: Buffer, bytes: Buffer): Buffer =>
    call([act, '--mechanism', 'AES-CBC-PAD', '--iv', iv.toString('hex'), '--id', id], bytes);
  return {
    create: (id) => {
      call(['--keygen', '--key-type', 'AES:32', '--sensitive', '--id', id, '--label', label]);
    },
    keys: () => idsIn(call(['--list-objects', '--type', 'secrkey']).toString('utf8')),
    seal: (id, bytes) => {
      const iv = randomBytes(ivBytes);
      return Buffer.concat([iv, cipher('--encrypt', id, iv, bytes)]);
    },
    unseal: (id, sealed) => cipher('--decrypt', id, sealed.subarray(0, ivBytes), sealed.subarray(ivBytes)),
    destroy: (id) => {
      call(['--delete-object', '--type', 'secrkey', '--id', id]);
    },
  };
}

/** Each object is a paragraph of `name: value` lines; ours are those of our label. */
function idsIn(listing: string): string[] {
  return listing
    .split(/^(?=Secret Key Object)/m)
    .filter((paragraph) => new RegExp(`^\\s*label:\\s+${label}\\s*$`, 'm').test(paragraph))
    .flatMap((paragraph) => /^\s*ID:\s+([0-9a-f]+)\s*$/m.exec(paragraph)?.[1] ?? []);
}
