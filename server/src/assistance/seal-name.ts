/**
 * The representative's name between the counter and the act that it is for: sealed under a data key of the visit, whose
 * id is that of the act. So what the vault forgets with the act opens no copy of this either.
 */
import type { RepresentativeName } from '../../contract/representative.ts';
import { newActKey, openActKey } from '../secrets/act-keys.ts';
import type { KeyVault } from '../secrets/key-vault.ts';
import { openRepresentative, sealRepresentative } from '../secrets/sealing.ts';

/** Columns of `calls`. */
export interface StoredName {
  nameSealed: Buffer;
  keyId: string;
  wrappedKey: Buffer;
}

/** Where a name is bound to: copied to another call or another visit it does not open. */
export interface NamedAt {
  callId: string;
  visitId: string;
}

/** Null: the act of this visit was erased, nothing is kept for it any more. */
export async function sealName(
  vault: KeyVault,
  { callId, visitId }: NamedAt,
  name: RepresentativeName,
): Promise<StoredName | null> {
  const made = await newActKey(vault, visitId);
  if (made === 'destroyed') return null;
  const { keyId, bytes } = made.wrapped;
  return { nameSealed: sealRepresentative(made.key, callId, name), keyId, wrappedKey: bytes };
}

/** Null: erased with its act. Throws when the vault is not the one that sealed it. */
export async function openName(
  vault: KeyVault,
  { callId, visitId }: NamedAt,
  { nameSealed, keyId, wrappedKey }: StoredName,
): Promise<RepresentativeName | null> {
  const opened = await openActKey(vault, { actId: visitId, keyId, wrappedKey });
  if (opened.outcome === 'destroyed') return null;
  if (opened.outcome !== 'open')
    throw new Error(`a representative’s name cannot be opened: ${opened.outcome}`);
  return openRepresentative(opened.key, callId, nameSealed);
}
