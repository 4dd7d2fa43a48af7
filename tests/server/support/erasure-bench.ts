/** A server, and beside it what erases: the same database, the same vault. */
import { randomUUIDv7 } from 'node:crypto';
import { expect } from 'vitest';
import type { Identity } from '../../../server/contract/index.ts';
import { type Database, openDatabase } from '../../../server/src/db/database.ts';
import { type Erasure, erasure } from '../../../server/src/erasure/erasure.ts';
import { createLog } from '../../../server/src/log.ts';
import { fileKeeper } from '../../../server/src/secrets/file-keeper.ts';
import { identitySeal, type OpenedIdentity } from '../../../server/src/secrets/identity-seal.ts';
import type { KeyVault } from '../../../server/src/secrets/key-vault.ts';
import { type ShreddingVault, shreddingVault } from '../../../server/src/secrets/shredding-vault.ts';
import { closureFor, someone, ticketFor } from './people.ts';
import { type ServerUnderTest, startTestServer, type TestSettings } from './server-under-test.ts';

export interface ErasureBench {
  server: ServerUnderTest;
  database: Database;
  vault: ShreddingVault;
  erasure: Erasure;
  erasureWith(vault: KeyVault): Erasure;
  /** Somebody whose record was opened and closed here. */
  closedPerson(identity?: Identity): Promise<{ recordId: string; closureId: string }>;
  keyOf(actId: string): Promise<Record<string, unknown> | undefined>;
  /** What a reader of the row gets. */
  opened(table: 'records' | 'closures', actId: string): Promise<OpenedIdentity['outcome']>;
  stop(): Promise<void>;
}

export async function erasureBench(settings: TestSettings = {}): Promise<ErasureBench> {
  const server = await startTestServer(settings);
  const { DATABASE_URL, SECRETS_DIR } = server.config;
  const database = openDatabase({ url: DATABASE_URL, log: createLog('silent'), poolSize: 4 });
  const vault = shreddingVault(fileKeeper(SECRETS_DIR));
  const erasureWith = (with_: KeyVault) => erasure({ database, vault: with_, newId: randomUUIDv7 });
  return {
    server,
    database,
    vault,
    erasure: erasureWith(vault),
    erasureWith,
    closedPerson: (identity = someone()) => closedPerson(server, identity),
    keyOf: async (actId) => (await server.sql('select * from data_keys where act_id = $1', [actId]))[0],
    opened: async (table, actId) => (await openRow(database, vault, table, actId)).outcome,
    stop: async () => {
      await database.close();
      await server.stop();
    },
  };
}

async function closedPerson(
  { kiosk }: ServerUnderTest,
  identity: Identity,
): Promise<{ recordId: string; closureId: string }> {
  const { requestId: recordId, request } = ticketFor(identity);
  expect((await kiosk.create(recordId, request)).body).toEqual({ outcome: 'created' });
  const closureId = randomUUIDv7();
  expect((await kiosk.close(closureId, closureFor(identity))).body).toEqual({ outcome: 'closed' });
  return { recordId, closureId };
}

/** Whatever the row and the vault yield together. */
export async function openRow(
  database: Database,
  vault: KeyVault,
  table: 'records' | 'closures',
  actId: string,
): Promise<OpenedIdentity> {
  const { rows } = await database.query<{ sealed: Buffer; keyId: string; wrapped: Buffer | null }>({
    text: `select t.identity_sealed as sealed, k.kek_id as "keyId", k.wrapped
             from ${table} t join data_keys k on k.act_id = t.id where t.id = $1`,
    values: [actId],
  });
  const row = rows[0];
  if (!row) throw new Error('no such act');
  return identitySeal({ vault, former: null }).open({
    actId,
    identitySealed: row.sealed,
    keyId: row.keyId,
    wrappedKey: row.wrapped,
  });
}
