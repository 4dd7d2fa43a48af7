/** What a server keeps of one act, opened and verified without its own code for signatures. */
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { ServerEvidenceSchema } from '../../../server/contract/evidence/index.ts';
import { openEvidence } from '../../../server/src/evidence/seal-evidence.ts';
import { openActKey } from '../../../server/src/secrets/act-keys.ts';
import { openVault } from '../../../server/src/secrets/open-vault.ts';
import { loadSecrets } from '../../../server/src/secrets/secrets.ts';
import type { ServerUnderTest } from '../support/server-under-test.ts';

export interface Kept {
  id: string;
  kind: string;
  texts: string[];
  certificate: string | null;
  /** The last text: the server's. */
  said: ReturnType<typeof ServerEvidenceSchema.parse>;
  leaf: string;
  /** Hashed anew from what was kept: SHA-256(0x00 || salt || texts joined by a line feed). */
  leafAgain: string;
  /** As the ledger has it. */
  ledger: string | null;
}

/** In the order in which they came. */
export async function keptOf(server: ServerUnderTest, actId: string): Promise<Kept[]> {
  const rows = await server.sql(
    `select e.id, e.kind, e.sealed, encode(e.leaf_hash, 'hex') as leaf, encode(l.leaf_hash, 'hex') as ledger,
            k.kek_id, k.wrapped
       from evidence e left join ledger_leaves l using (id) left join data_keys k using (act_id) where e.act_id = $1 order by e.id`,
    [actId],
  );
  if (!rows[0]) return [];
  const secrets = loadSecrets(server.config.SECRETS_DIR);
  const key = await keyOf(server, actId, rows[0]);
  return rows.map((row) => {
    const id = String(row['id']);
    const { salt, texts, certificate } = openEvidence(key, id, row['sealed'] as Buffer);
    const leafAgain = createHash('sha256')
      .update(Buffer.of(0))
      .update(Buffer.from(salt, 'base64url'))
      .update(texts.join('\n'))
      .digest('hex');
    const said = ServerEvidenceSchema.parse(verified(texts.at(-1) ?? '', secrets.receipt.jwk));
    const ledger = typeof row['ledger'] === 'string' ? row['ledger'] : null;
    return {
      id,
      kind: String(row['kind']),
      texts,
      certificate,
      said,
      leaf: String(row['leaf']),
      leafAgain,
      ledger,
    };
  });
}

async function keyOf(
  server: ServerUnderTest,
  actId: string,
  row: Record<string, unknown>,
): Promise<KeyObject> {
  const stored = {
    actId,
    keyId: String(row['kek_id']),
    wrappedKey: row['wrapped'] as Buffer | null,
  };
  const opened = await openActKey(openVault(server.config), stored);
  if (opened.outcome !== 'open') throw new Error(`the act’s key: ${opened.outcome}`);
  return opened.key;
}

function verified(jws: string, jwk: object): unknown {
  const [header = '', payload = '', signature = ''] = jws.split('.');
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
  if (!verify(null, Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url')))
    throw new Error('the server did not sign this');
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
}

/** Rows that an act leaves anywhere. */
export async function rowsOf(server: ServerUnderTest, actId: string): Promise<unknown> {
  const tables = [
    ...(['records where id', 'closures where id', 'consents where record_id'] as const),
    ...(['activation_codes where record_id', 'acts_under_way where act_id', 'pgboss.job where id'] as const),
    ...(['audit_events where record_id', 'audit_events where closure_id', 'evidence where act_id'] as const),
  ];
  const counts = tables.map((table) => `(select count(*) from ${table} = $1)`);
  const rows = await server.sql(`select (${counts.join(' + ')})::int as rows`, [actId]);
  return rows[0]?.['rows'];
}
