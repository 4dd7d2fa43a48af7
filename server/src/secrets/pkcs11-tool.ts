/**
 * A PKCS#11 module through OpenSC's `pkcs11-tool`, a program of its own: the server needs no native dependency, and a
 * module that crashes takes nothing along. Called when the vault's state is read or changed, never for an opening.
 *
 * The private key is made in the module, sensitive and never extractable. Secrets pass through pipes, not through files
 * or arguments.
 */
import { execFileSync } from 'node:child_process';
import { constants, createPublicKey, publicEncrypt } from 'node:crypto';
import type { SealingModule } from './module-keeper.ts';

export interface Pkcs11Settings {
  /** The module's library: `/usr/lib/softhsm/libsofthsm2.so`. */
  library: string;
  /** The token in which the keys live, and nothing else: keys of the vault that are not in use are destroyed there. */
  tokenLabel: string;
  pin: string;
  /** Where OpenSC's program is. */
  tool?: string;
  /** What the library itself reads: SOFTHSM2_CONF for one. */
  environment?: Record<string, string>;
}

/** SoftHSM knows OAEP with SHA-1 alone; what OAEP asks of its digest is not what broke in SHA-1. */
const oaep = ['--mechanism', 'RSA-PKCS-OAEP', '--hash-algorithm', 'SHA-1', '--mgf', 'MGF1-SHA1'];
const label = 'borne-key-vault';
const deadlineMs = 20_000;

export function pkcs11Module(settings: Pkcs11Settings): SealingModule {
  const { library, tokenLabel, pin, tool = '/usr/bin/pkcs11-tool', environment = {} } = settings;
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
  return {
    create: (id) => {
      call([
        '--keypairgen',
        '--key-type',
        'rsa:3072',
        '--usage-decrypt',
        '--sensitive',
        '--id',
        id,
        '--label',
        label,
      ]);
    },
    keys: () => idsIn(call(['--list-objects', '--type', 'privkey']).toString('utf8')),
    seal: (id, bytes) => {
      const der = call(['--read-object', '--type', 'pubkey', '--id', id]);
      const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
      return publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, bytes);
    },
    unseal: (id, sealed) => call(['--decrypt', ...oaep, '--id', id], sealed),
    destroy: (id) => {
      call(['--delete-object', '--type', 'privkey', '--id', id]);
      call(['--delete-object', '--type', 'pubkey', '--id', id]);
    },
  };
}

/** Each object is a paragraph of `name: value` lines; only ours are named by our label. */
function idsIn(listing: string): string[] {
  return listing
    .split(/^(?=Private Key Object)/m)
    .filter((paragraph) => new RegExp(`^\\s*label:\\s+${label}\\s*$`, 'm').test(paragraph))
    .flatMap((paragraph) => /^\s*ID:\s+([0-9a-f]+)\s*$/m.exec(paragraph)?.[1] ?? []);
}
