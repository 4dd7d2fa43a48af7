/** The person of a record, unsealed for an act that they ask for themselves; null: gone (erased), or never there. */
import type { Identity } from '../../contract/index.ts';
import type { Database } from '../db/database.ts';
import type { IdentitySeal, StoredIdentity } from '../secrets/identity-seal.ts';

export type IdentityOf = (recordId: string) => Promise<Identity | null>;

/** Throws when the vault is not the one that sealed it. */
export function identityOf(database: Database, identities: IdentitySeal): IdentityOf {
  return async (recordId) => {
    const { rows } = await database.query<StoredIdentity>({
      text: `select r.id as "actId", r.identity_sealed as "identitySealed", k.kek_id as "keyId",
                    k.wrapped as "wrappedKey"
               from records r join data_keys k on k.act_id = r.id
              where r.id = $1`,
      values: [recordId],
    });
    const [stored] = rows;
    if (!stored) return null;
    const opened = await identities.open(stored);
    if (opened.outcome === 'open') return opened.identity;
    if (opened.outcome === 'destroyed') return null;
    throw new Error(`the identity of a record cannot be opened: ${opened.outcome}`);
  };
}
