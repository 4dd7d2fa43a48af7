/**
 * Seals each act's identity under the act's data key, which the vault wraps. This is the one module that turns a
 * sealed identity back into a person.
 */
import type { KeyObject } from 'node:crypto';
import type { Identity } from '../../contract/index.ts';
import type { RepresentativeName } from '../../contract/representative.ts';
import { newActKey, openActKey, type StoredKey } from './act-keys.ts';
import type { KeyVault, UnwrapResult, WrappedKey } from './key-vault.ts';
import { openIdentity, type SealedPeople, sealIdentity } from './sealing.ts';

export interface SealedIdentity {
  sealed: Buffer;
  key: WrappedKey;
  /** For the act's evidence. */
  dataKey: KeyObject;
}

export interface StoredIdentity extends StoredKey {
  identitySealed: Buffer;
}

/** `dataKey` is null for an act of before the vault, until it was resealed (reseal-former.ts). */
export type OpenedIdentity =
  | ({ outcome: 'open'; dataKey: KeyObject | null } & SealedPeople)
  | Exclude<UnwrapResult, { outcome: 'unwrapped' }>;

export interface IdentitySeal {
  /** `destroyed`: an act of this id was, and is erased. */
  seal(
    actId: string,
    identity: Identity,
    representative?: RepresentativeName | null,
  ): Promise<SealedIdentity | 'destroyed'>;
  open(stored: StoredIdentity): Promise<OpenedIdentity>;
}

export interface IdentitySealOptions {
  vault: KeyVault;
  /** identity.key, as long as rows of before the vault may be left. */
  former: KeyObject | null;
}

export function identitySeal({ vault, former }: IdentitySealOptions): IdentitySeal {
  return {
    seal: async (actId, identity, representative = null) => {
      const made = await newActKey(vault, actId);
      if (made === 'destroyed') return 'destroyed';
      return {
        sealed: sealIdentity(made.key, actId, identity, representative),
        key: made.wrapped,
        dataKey: made.key,
      };
    },
    open: async (stored) => {
      const { actId, identitySealed } = stored;
      const opened = await openActKey(vault, stored);
      if (opened.outcome === 'open') {
        const { key } = opened;
        return { outcome: 'open', ...openIdentity(key, actId, identitySealed), dataKey: key };
      }
      if (opened.outcome !== 'former-key') return opened;
      if (!former) return { outcome: 'unknown-key' };
      return { outcome: 'open', ...openIdentity(former, actId, identitySealed), dataKey: null };
    },
  };
}
