/** Walks the data keys of a database in the order of their acts, and names those that the vault has forgotten. */
import type { Database } from '../db/database.ts';
import type { KeyVault } from '../secrets/key-vault.ts';

const batch = 1_000;
const first = '00000000-0000-0000-0000-000000000000';

interface KeyRow {
  id: string;
  keyId: string;
  bytes: Buffer;
}

export async function* forgottenActs(database: Database, vault: KeyVault): AsyncGenerator<string[]> {
  for (let after = first; ; ) {
    const { rows } = await database.query<KeyRow>({
      text: `select act_id as id, kek_id as "keyId", wrapped as bytes
               from data_keys
              where act_id > $1 and wrapped is not null
              order by act_id limit $2`,
      values: [after, batch],
    });
    const forgotten: string[] = [];
    for (const row of rows) {
      if ((await vault.unwrap(row, row.id)).outcome === 'destroyed') forgotten.push(row.id);
    }
    yield forgotten;
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = last.id;
  }
}
