/** Installs the queues of pg-boss in a schema of their own, as its owner, and lets the application work with them. */
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { applicationRole } from '../db/application-role.ts';
import { deadQueues, queueNames, queueSettings } from './queue-settings.ts';

const deadRetentionSeconds = 365 * 86_400;

/** Throws when the database does, or when `url` is not the owner's. */
export async function installQueues(url: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: url,
    max: 1,
    ...{ schedule: false, supervise: false, registerInstance: false },
  });
  // Errors of a call reach its caller; this one only keeps an idle cut from ending the process.
  boss.on('error', () => undefined);
  await boss.start();
  try {
    for (const name of queueNames) {
      await ensureQueue(boss, deadQueues[name], { retentionSeconds: deadRetentionSeconds });
      await ensureQueue(boss, name, { ...queueSettings, deadLetter: deadQueues[name] });
    }
  } finally {
    await boss.stop({ graceful: false });
  }
  await letWork(url);
}

/** A queue that exists keeps its old settings through createQueue, so they are written again. */
async function ensureQueue(
  boss: PgBoss,
  name: string,
  settings: Partial<typeof queueSettings> & { deadLetter?: string },
): Promise<void> {
  await boss.createQueue(name, settings);
  await boss.updateQueue(name, settings);
}

/** One at a time: PostgreSQL refuses two grants of the same thing at once. */
async function letWork(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `begin;
       select pg_advisory_xact_lock(hashtext('install-queues'));
       grant usage on schema pgboss to ${applicationRole};
       grant select, insert, update, delete on all tables in schema pgboss to ${applicationRole};
       commit`,
    );
  } finally {
    await client.end();
  }
}
