/**
 * Seals each act's identity under a data key of its own, which the vault wraps. This is the one module that turns a
 * sealed identity back into a person.
 */
import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { Identity } from '../../contract/index.ts';
import type { KeyVault, UnwrapResult, WrappedKey } from './key-vault.ts';
import { openIdentity, sealIdentity } from './sealing.ts';

/** Names the single key that sealed every identity before there was a vault. */
export const formerKeyId = 'identity-key-1';

export interface SealedIdentity {
  sealed: Buffer;
  key: WrappedKey;
}

/** A row's columns. A key that was destroyed is absent: nothing else of the row is needed to know that. */
export interface StoredIdentity {
  actId: string;
  identitySealed: Buffer;
  keyId: string | null;
  wrappedKey: Buffer | null;
}

export type OpenedIdentity =
  | { outcome: 'open'; identity: Identity }
  | Exclude<UnwrapResult, { outcome: 'unwrapped' }>;

export interface IdentitySeal {
  /** `destroyed`: an act of this id was, and is erased. */
  seal(actId: string, identity: Identity): Promise<SealedIdentity | 'destroyed'>;
  open(stored: StoredIdentity): Promise<OpenedIdentity>;
}

const dataKeyBytes = 32;

export interface IdentitySealOptions {
  vault: KeyVault;
  /** identity.key, as long as rows of before the vault may be left. */
  former: KeyObject | null;
}

export function identitySeal({ vault, former }: IdentitySealOptions): IdentitySeal {
  return {
    seal: async (actId, identity) => {
      const dataKey = randomBytes(dataKeyBytes);
      const answer = await vault.wrap(dataKey, actId);
      if (answer.outcome === 'destroyed') return 'destroyed';
      return { sealed: sealIdentity(createSecretKey(dataKey), actId, identity), key: answer.wrapped };
    },
    open: async ({ actId, identitySealed, keyId, wrappedKey }) => {
      if (keyId === null || wrappedKey === null) return { outcome: 'destroyed' };
      const key =
        keyId === formerKeyId
          ? formerKey(former)
          : await dataKeyOf(vault, { keyId, bytes: wrappedKey }, actId);
      if (!('outcome' in key)) return { outcome: 'open', identity: openIdentity(key, actId, identitySealed) };
      return key;
    },
  };
}

type NoKey = Exclude<OpenedIdentity, { outcome: 'open' }>;

function formerKey(former: KeyObject | null): KeyObject | NoKey {
  return former ?? { outcome: 'unknown-key' };
}

async function dataKeyOf(vault: KeyVault, wrapped: WrappedKey, actId: string): Promise<KeyObject | NoKey> {
  const answer = await vault.unwrap(wrapped, actId);
  return answer.outcome === 'unwrapped' ? createSecretKey(answer.dataKey) : answer;
}
