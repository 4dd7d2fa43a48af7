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

export const tool = '/usr/bin/pkcs11-tool';
const label = 'borne-key-vault';
const ivBytes = 16;
const deadlineMs = 10_000;

/** How the tool is told of the module. The PIN is in its environment: arguments are read by every account. */
export function tokenCall({ library, tokenLabel, pin, environment = {} }: Pkcs11Settings): {
  args: string[];
  env: Record<string, string>;
} {
  const login = ['--login', '--pin', 'env:BORNE_TOKEN_PIN'];
  return {
    args: ['--module', library, '--token-label', tokenLabel, ...login],
    env: { ...environment, BORNE_TOKEN_PIN: pin },
  };
}

export function pkcs11Module(settings: Pkcs11Settings): SealingModule {
  const where = tokenCall(settings);
  const call = (args: string[], input?: Buffer): Buffer => {
    const options = { env: where.env, input, stdio: 'pipe', timeout: deadlineMs } as const;
    try {
      return execFileSync(tool, [...where.args, ...args], options);
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
    keys: () => idsIn(call(['--list-objects', '--type', 'secrkey']).toString('utf8'), label),
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

/** Of the tool's listing: each object is a paragraph of `name: value` lines. */
export function idsIn(listing: string, wanted: string): string[] {
  return listing
    .split(/^(?=\w[\w ]* Key Object)/m)
    .filter((paragraph) => /^\s*label:\s+(.*?)\s*$/m.exec(paragraph)?.[1] === wanted)
    .flatMap((paragraph) => /^\s*ID:\s+([0-9a-f]+)\s*$/m.exec(paragraph)?.[1] ?? []);
}
