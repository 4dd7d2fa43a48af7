/**
 * `node server/src/kiosks/register.ts <kioskId> <siteName> [structureId]`: brings the schema up to date and makes a kiosk
 * known at a site, and the structure (Struct_IdNat) whose professionals sign in at its counter. For development and the first run; enrolment by one-time code replaces it in the field.
 */
import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import { readDatabaseUrl } from '../config.ts';
import { openDatabase } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { createLog } from '../log.ts';
import { registerKiosk } from './kiosk-store.ts';

const ArgumentsSchema = z.tuple([
  z.uuid().toLowerCase(),
  z.string().trim().min(1).max(80),
  z
    .string()
    .regex(/^[134][0-9A-Z]{8,15}$/)
    .optional(),
]);

async function register(): Promise<void> {
  const [kioskId, siteName, structureId] = readArguments();
  const url = readDatabaseUrl();
  if (!url) throw new Error('DATABASE_URL : absent.');
  await migrate(url);
  const database = openDatabase({ url, log: createLog('warn'), poolSize: 1 });
  try {
    await registerKiosk(database, { kioskId, siteName, structureId, newSiteId: randomUUIDv7() });
  } finally {
    await database.close();
  }
}

function readArguments(): z.infer<typeof ArgumentsSchema> {
  const result = ArgumentsSchema.safeParse(process.argv.slice(2));
  if (!result.success) {
    throw new Error(
      'Usage : node server/src/kiosks/register.ts <kioskId (UUID)> <nom du lieu> [Struct_IdNat]',
    );
  }
  return result.data;
}

try {
  await register();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
