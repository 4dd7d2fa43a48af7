/**
 * `node server/src/notices/register.ts <notices.json>`: makes the texts of a build of the screens known, in force from
 * now on. A version that is known with other words is refused: a text that changes gets a version of its own.
 */
import { readFileSync } from 'node:fs';
import { readDatabaseUrl } from '../config.ts';
import { openDatabase } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { createLog } from '../log.ts';
import { RegisteredNoticesSchema } from './notice.ts';
import { registerNotice } from './notice-store.ts';

async function register(): Promise<void> {
  const file = process.argv[2];
  if (!file) throw new Error('Usage : node server/src/notices/register.ts <notices.json>');
  const notices = RegisteredNoticesSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!notices.success) throw new Error(`${file} : ce ne sont pas des textes de la borne.`);
  const url = readDatabaseUrl();
  if (!url) throw new Error('DATABASE_URL : absent.');
  await migrate(url);
  const database = openDatabase({ url, log: createLog('warn'), poolSize: 1 });
  try {
    for (const notice of notices.data) {
      if ((await registerNotice(database, notice, new Date())) === 'other-text')
        throw new Error(
          `Le texte ${notice.version} (${notice.language}) a changé sans changer de version : ` +
            'donnez-lui une nouvelle version (kiosk-ui/src/text/notice.ts).',
        );
    }
  } finally {
    await database.close();
  }
}

try {
  await register();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
