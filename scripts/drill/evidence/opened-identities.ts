/** Everything in a database that today's vault still opens, as whoever holds both would have it. */

import { openDatabase } from '../../../server/src/db/database.ts';
import { readEvidence } from '../../../server/src/evidence/evidence-reader.ts';
import { createLog } from '../../../server/src/log.ts';
import { fileKeeper } from '../../../server/src/secrets/file-keeper.ts';
import { identitySeal } from '../../../server/src/secrets/identity-seal.ts';
import { shreddingVault } from '../../../server/src/secrets/shredding-vault.ts';

interface ActRow {
  actId: string;
  sealed: Buffer;
  keyId: string;
  wrapped: Buffer | null;
}

const acts = `
  select k.act_id as "actId", k.kek_id as "keyId", k.wrapped, coalesce(r.identity_sealed, c.identity_sealed) as sealed
    from data_keys k left join records r on r.id = k.act_id left join closures c on c.id = k.act_id`;

/** Identities and evidence, one text an act. */
export async function everythingOpened(databaseUrl: string, secrets: string): Promise<Buffer[]> {
  const database = openDatabase({ url: databaseUrl, log: createLog('silent'), poolSize: 2 });
  const vault = shreddingVault(fileKeeper(secrets));
  const identities = identitySeal({ vault, former: null });
  try {
    const { rows } = await database.query<ActRow>({ text: acts });
    const opened: Buffer[] = [];
    for (const { actId, sealed, keyId, wrapped } of rows) {
      if (wrapped === null || sealed.length === 0) continue;
      const found = await identities.open({ actId, identitySealed: sealed, keyId, wrappedKey: wrapped });
      if (found.outcome !== 'open') continue;
      const evidence = await readEvidence(database, vault, actId);
      opened.push(Buffer.from(JSON.stringify({ ...found.identity, evidence })));
    }
    return opened;
  } finally {
    await database.close();
  }
}
