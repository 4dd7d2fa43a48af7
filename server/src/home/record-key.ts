/** The data key of a record, under which everything that is kept of its holder at home is sealed: it goes with it. */
import type { KeyObject } from 'node:crypto';
import type { Database } from '../db/database.ts';
import { openActKey, type StoredKey } from '../secrets/act-keys.ts';
import type { KeyVault } from '../secrets/key-vault.ts';

/** Null: destroyed, or there is no such record. */
export type RecordKey = (recordId: string) => Promise<KeyObject | null>;

/** Throws when the vault is not the one that wrapped it, and for an act of before the vault until it is resealed. */
export function recordKey(database: Database, vault: KeyVault): RecordKey {
  return async (recordId) => {
    const { rows } = await database.query<StoredKey>({
      text: `select act_id as "actId", kek_id as "keyId", wrapped as "wrappedKey" from data_keys where act_id = $1`,
      values: [recordId],
    });
    const [stored] = rows;
    if (!stored) return null;
    const opened = await openActKey(vault, stored);
    if (opened.outcome === 'open') return opened.key;
    if (opened.outcome === 'destroyed') return null;
    throw new Error(`the key of a record cannot be opened: ${opened.outcome}`);
  };
}
