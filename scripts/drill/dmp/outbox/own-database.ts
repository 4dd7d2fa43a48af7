/** The outbox with a real PostgreSQL and keys of its own, made for the drill and gone with it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDatabase } from '../../../line/database.ts';
import { developmentSecrets } from '../../../line/secrets.ts';
import { startPostgres } from '../../../postgres/embedded-postgres.ts';
import { openToOwner } from '../../../postgres/owner.ts';
import { type OutboxFigures, type OutboxParts, runOutbox } from './run-outbox.ts';

/** `folder`: of the drill, which removes it. */
export async function outboxOnItsOwn({
  folder,
  ...parts
}: Omit<OutboxParts, 'databaseUrl' | 'secretsFolder'> & { folder: string }): Promise<OutboxFigures> {
  const directory = join(folder, 'outbox');
  mkdirSync(directory, { mode: 0o700 });
  openToOwner(folder);
  openToOwner(directory);
  const secretsFolder = developmentSecrets(join(directory, 'secrets'));
  const postgres = await startPostgres(join(directory, 'postgres'));
  try {
    const databaseUrl = await ensureDatabase(postgres.url('postgres'), 'borne');
    return await runOutbox({ ...parts, databaseUrl, secretsFolder });
  } finally {
    await postgres.stop();
  }
}
