/**
 * Identities that the single key of before the vault sealed get a data key of their own. Until then they are read with
 * the former key. Each row names what it was, so several servers may do it side by side.
 */
import type { KeyObject } from 'node:crypto';
import type { Database } from '../db/database.ts';
import type { Log } from '../log.ts';
import { formerKeyId, newActKey } from './act-keys.ts';
import type { KeyVault } from './key-vault.ts';
import { openIdentity, sealIdentity } from './sealing.ts';

const batch = 500;

interface ResealParts {
  database: Database;
  vault: KeyVault;
  /** Null: the former key was taken away, so nothing is left to do. */
  former: KeyObject | null;
}

/** Begins at once, beside the server's work, and says how many. What fails is logged; the next start tries again. */
export function resealAtStart({ log, ...parts }: ResealParts & { log: Log }): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const ended = resealFormer(parts, { signal: stopping.signal })
    .then((records) => {
      if (records > 0) log.info('identities-resealed', { records });
    })
    .catch((error: unknown) => log.warn('database-trouble', { reason: 'reseal', error }));
  return {
    stop: () => {
      stopping.abort();
      return ended;
    },
  };
}

/**
 * Seals under a data key of its own every identity that the former key sealed; how many. Until then they are read with
 * the former key. When it is done, identity.key may go, and with it every backup of before.
 */
export async function resealFormer(
  { database, vault, former }: ResealParts,
  { batchSize = batch, signal }: { batchSize?: number; signal?: AbortSignal } = {},
): Promise<number> {
  if (!former) return 0;
  let resealed = 0;
  while (!signal?.aborted) {
    const { rows } = await database.query<{ id: string; sealed: Buffer }>({
      text: `select k.act_id as id, coalesce(r.identity_sealed, c.identity_sealed) as sealed
               from data_keys k
               left join records r on r.id = k.act_id
               left join closures c on c.id = k.act_id
              where k.kek_id = '${formerKeyId}' and k.wrapped is not null
              limit $1`,
      // The name stands in the text: a plan made for any name could not use the index of the former key's rows.
      values: [batchSize],
    });
    for (const { id, sealed } of rows) {
      const made = await newActKey(vault, id);
      if (made === 'destroyed') throw new Error('an act that was erased is still sealed by the former key');
      const anew = sealIdentity(made.key, id, openIdentity(former, id, sealed).identity);
      await database.query({
        text: reseal,
        values: [id, made.wrapped.keyId, made.wrapped.bytes, anew, formerKeyId],
      });
    }
    resealed += rows.length;
    if (rows.length < batchSize) break;
  }
  return resealed;
}

const reseal = `
  with key as (
    update data_keys set kek_id = $2, wrapped = $3
     where act_id = $1 and kek_id = $5 and wrapped is not null returning act_id),
  record as (
    update records set identity_sealed = $4 from key where id = key.act_id)
  update closures set identity_sealed = $4 from key where id = key.act_id`;
