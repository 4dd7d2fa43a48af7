/**
 * The data key of an act. It seals all that is kept of the person and of what they were shown: the identity, and every
 * entry of evidence with the salt of its leaf. Whoever destroys it has destroyed them all.
 */
import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { KeyVault, UnwrapResult, WrappedKey } from './key-vault.ts';

/** Names the single key that sealed every identity before there was a vault: no data key, so it seals no evidence. */
export const formerKeyId = 'identity-key-1';

export interface ActKey {
  key: KeyObject;
  wrapped: WrappedKey;
}

/** A row's columns. A key that was destroyed is absent: nothing else of the row is needed to know that. */
export interface StoredKey {
  actId: string;
  keyId: string | null;
  wrappedKey: Buffer | null;
}

/** former-key: the act is of before the vault and has no key of its own yet. */
export type OpenedKey =
  | { outcome: 'open'; key: KeyObject }
  | { outcome: 'former-key' }
  | Exclude<UnwrapResult, { outcome: 'unwrapped' }>;

const dataKeyBytes = 32;

/** `destroyed`: an act of this id was, and is erased. */
export async function newActKey(vault: KeyVault, actId: string): Promise<ActKey | 'destroyed'> {
  const dataKey = randomBytes(dataKeyBytes);
  const answer = await vault.wrap(dataKey, actId);
  return answer.outcome === 'destroyed'
    ? 'destroyed'
    : { key: createSecretKey(dataKey), wrapped: answer.wrapped };
}

export async function openActKey(
  vault: KeyVault,
  { actId, keyId, wrappedKey }: StoredKey,
): Promise<OpenedKey> {
  if (keyId === null || wrappedKey === null) return { outcome: 'destroyed' };
  if (keyId === formerKeyId) return { outcome: 'former-key' };
  const answer = await vault.unwrap({ keyId, bytes: wrappedKey }, actId);
  return answer.outcome === 'unwrapped' ? { outcome: 'open', key: createSecretKey(answer.dataKey) } : answer;
}
