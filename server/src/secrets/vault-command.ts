/**
 * `node server/src/secrets/vault-command.ts create | rotate | rewrap | drop <key> | restored`, with SECRETS_DIR,
 * the KEY_VAULT of the server, and DATABASE_URL for the last three.
 *
 * rotate: a newer key wraps. rewrap: brings every data key under it. drop: destroys an older key, when nothing is
 * wrapped by it any more; backups of before the rewrapping are then without identities. restored: after a backup was
 * restored, erases again what had been erased since.
 */
import { randomUUIDv7 } from 'node:crypto';
import { readDatabaseUrl, readVaultSettings } from '../config.ts';
import { type Database, openDatabase } from '../db/database.ts';
import { erasure } from '../erasure/erasure.ts';
import { createLog } from '../log.ts';
import { createVault, openVault } from './open-vault.ts';
import { rewrapDataKeys } from './rewrap.ts';
import type { ShreddingVault } from './shredding-vault.ts';

const usage =
  'Usage : node server/src/secrets/vault-command.ts create | rotate | rewrap | drop <clé> | restored, avec SECRETS_DIR (et DATABASE_URL).';

async function run(command: string | undefined, keyId: string | undefined): Promise<string> {
  const read = readVaultSettings();
  if (!read.ok) throw new Error(`${read.problems}.`);
  const vault = () => openVault(read.settings);
  switch (command) {
    case 'create':
      createVault(read.settings);
      return 'Le coffre est créé.';
    case 'rotate':
      return `Nouvelle clé : ${await vault().rotate(new Date())}. Lancez ensuite « rewrap ».`;
    case 'rewrap': {
      const { rewrapped, left } = await withDatabase((database) => rewrapDataKeys(database, vault()));
      return `${rewrapped} clés de données sous la nouvelle clé, ${left} illisibles.`;
    }
    case 'drop':
      return drop(vault(), keyId ?? '');
    case 'restored': {
      const parts = { vault: vault(), newId: randomUUIDv7 };
      const again = await withDatabase((database) => erasure({ ...parts, database }).eraseAgain());
      return `${again} identités effacées de nouveau.`;
    }
    default:
      throw new Error(usage);
  }
}

async function drop(vault: ShreddingVault, keyId: string): Promise<string> {
  const { rows } = await withDatabase((database) =>
    database.query<{ n: string }>({
      text: 'select count(*) as n from data_keys where kek_id = $1 and wrapped is not null',
      values: [keyId],
    }),
  );
  if (rows[0]?.n !== '0')
    throw new Error(`${keyId} : des clés de données en dépendent. Lancez « rewrap » d’abord.`);
  const sentences = {
    dropped: `${keyId} est détruite.`,
    current: `${keyId} est la clé en usage. Lancez « rotate » d’abord.`,
    'too-soon': `${keyId} a été remplacée il y a moins d’un jour.`,
    'unknown-key': `${keyId} : clé inconnue.`,
  };
  const result = await vault.dropKey(keyId, new Date());
  if (result !== 'dropped') throw new Error(sentences[result]);
  return sentences.dropped;
}

async function withDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  const url = readDatabaseUrl();
  if (!url) throw new Error('DATABASE_URL : absent.');
  const database = openDatabase({ url, log: createLog('warn'), poolSize: 1 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

try {
  process.stdout.write(`${await run(process.argv[2], process.argv[3])}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
