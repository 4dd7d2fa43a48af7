/**
 * What only the owner of the schema may do: the newest migrations, the queues, what the application may do there, and the
 * texts of the server's own page.
 */
import { installQueues } from '../delivery/install-queues.ts';
import { registerClosingNotices } from '../home/closing-notice.ts';
import { createLog } from '../log.ts';
import { openDatabase } from './database.ts';
import { migrate } from './migrate.ts';

/** `url`: the owner's. Changes nothing where nothing is missing; several may do it at once. */
export async function prepareSchema(url: string): Promise<void> {
  await migrate(url);
  await installQueues(url);
  const database = openDatabase({ url, log: createLog('warn'), poolSize: 1 });
  try {
    await registerClosingNotices(database);
  } finally {
    await database.close();
  }
}
