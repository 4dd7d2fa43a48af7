/** The person of a record, unsealed for an act that they ask for themselves; null: gone (erased), or never there. */
import type { KeyObject } from 'node:crypto';
import type { Identity } from '../../contract/index.ts';
import type { Database } from '../db/database.ts';
import { openIdentity } from '../secrets/sealing.ts';

export type IdentityOf = (recordId: string) => Promise<Identity | null>;

export function identityOf(database: Database, key: KeyObject): IdentityOf {
  return async (recordId) => {
    const { rows } = await database.query<{ identitySealed: Buffer }>({
      text: 'select identity_sealed as "identitySealed" from records where id = $1',
      values: [recordId],
    });
    const sealed = rows[0]?.identitySealed;
    return sealed ? openIdentity(key, recordId, sealed) : null;
  };
}
