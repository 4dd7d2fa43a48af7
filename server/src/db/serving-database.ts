/** The database as the server may use it: it writes before it acknowledges, its schema is the newest, and its role adds. */
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { asApplication, roleProblem } from './application-role.ts';
import { type Database, openDatabase } from './database.ts';
import { settingsThatLoseData } from './durability.ts';
import { missingMigrations } from './migrate.ts';
import { prepareSchema } from './prepare-schema.ts';

const schemaCommand = 'node server/src/db/schema-command.ts';

/**
 * In development the schema is prepared on the way; in production that takes the owner's command (schema-command.ts).
 * Throws with a sentence for whoever starts the server; DatabaseUnavailable when nothing answers.
 */
export async function openServingDatabase(
  { BORNE_MODE, DATABASE_URL: url }: Pick<Config, 'BORNE_MODE' | 'DATABASE_URL'>,
  log: Log,
): Promise<Database> {
  await refuseLoss(url, log);
  if (BORNE_MODE === 'development') await prepareSchema(url);
  const database = openDatabase({ url, log, options: asApplication });
  try {
    if (BORNE_MODE === 'production') await refuseUnready(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** In the same role, for statements that go through a whole table: on one core, and nobody waits for them. */
export function openSlowDatabase({ DATABASE_URL: url }: Pick<Config, 'DATABASE_URL'>, log: Log): Database {
  const alone = '-c max_parallel_workers_per_gather=0 -c jit=off';
  return openDatabase({ url, log, poolSize: 1, statementMs: 120_000, options: `${asApplication} ${alone}` });
}

async function refuseLoss(url: string, log: Log): Promise<void> {
  const database = openDatabase({ url, log, poolSize: 1 });
  try {
    const off = await settingsThatLoseData(database);
    if (off.length > 0)
      throw new Error(`La base de données peut perdre ce qu’elle confirme : ${off.join(', ')} = off.`);
  } finally {
    await database.close();
  }
}

/** Exported for its test: no test has a production line. */
export async function refuseUnready(database: Database): Promise<void> {
  const missing = await missingMigrations(database);
  if (missing.length > 0)
    throw new Error(`La base de données attend ${missing.join(', ')} : ${schemaCommand}`);
  if (await roleProblem(database))
    throw new Error(
      'DATABASE_URL : ce compte peut réécrire le journal d’audit. Donnez un compte membre de dmp_application, et rien de plus.',
    );
}
