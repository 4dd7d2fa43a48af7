/**
 * `node server/src/db/schema-command.ts`, with the DATABASE_URL of the schema's owner: brings the database to the newest
 * schema. In production nothing else does: the server has no right to.
 */
import { readDatabaseUrl } from '../config.ts';
import { prepareSchema } from './prepare-schema.ts';

const url = readDatabaseUrl();
try {
  if (!url) throw new Error('DATABASE_URL : absent.');
  await prepareSchema(url);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
