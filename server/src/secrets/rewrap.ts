/** Brings the data keys that an older key of the vault wrapped under its newest one. Several servers may do it at once. */
import type { Database } from '../db/database.ts';
import { formerKeyId } from './act-keys.ts';
import type { KeyVault } from './key-vault.ts';

export interface RewrapOptions {
  batchSize?: number;
  signal?: AbortSignal;
}

const batch = 500;

/** left: rows that could not be unwrapped (destroyed, altered, of a key that is gone); they stay as they are. */
export interface Rewrapped {
  rewrapped: number;
  left: number;
}

interface KeyRow {
  id: string;
  keyId: string;
  bytes: Buffer;
}

/** Wraps by the newest key whatever an older one wrapped. The identities themselves do not change. */
export async function rewrapDataKeys(
  database: Database,
  vault: KeyVault,
  { batchSize = batch, signal }: RewrapOptions = {},
): Promise<Rewrapped> {
  const done: Rewrapped = { rewrapped: 0, left: 0 };
  let after = '00000000-0000-0000-0000-000000000000';
  while (!signal?.aborted) {
    const { rows } = await database.query<KeyRow>({
      text: `select act_id as id, kek_id as "keyId", wrapped as bytes from data_keys
              where wrapped is not null and kek_id not in ($1, $2) and act_id > $3
              order by act_id limit $4`,
      values: [vault.currentKeyId, formerKeyId, after, batchSize],
    });
    for (const row of rows) done[await rewrap(database, vault, row)] += 1;
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) break;
    after = last.id;
  }
  return done;
}

async function rewrap(database: Database, vault: KeyVault, row: KeyRow): Promise<keyof Rewrapped> {
  const former = await vault.unwrap(row, row.id);
  if (former.outcome !== 'unwrapped') return 'left';
  const answer = await vault.wrap(former.dataKey, row.id);
  if (answer.outcome === 'destroyed') return 'left';
  await database.query({
    text: `update data_keys set kek_id = $2, wrapped = $3 where act_id = $1 and wrapped = $4`,
    values: [row.id, answer.wrapped.keyId, answer.wrapped.bytes, row.bytes],
  });
  return 'rewrapped';
}
