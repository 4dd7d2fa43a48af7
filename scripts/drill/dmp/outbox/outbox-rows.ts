/** What the drill reads of the outbox in the database. */
import type { Database } from '../../../../server/src/db/database.ts';
import type { Asked } from './asked-openings.ts';

export interface OutboxRows {
  /** Records whose opening is on the way, or was when its worker died. */
  onTheWay: () => Promise<number>;
  unsettled(asked: readonly Asked[]): Promise<number>;
  deadJobs(): Promise<number>;
  /** By record. */
  states(): Promise<Map<string, string>>;
  doubts(): Promise<{ doubts: number; settledByAsking: number }>;
}

export function outboxRows(database: Database): OutboxRows {
  const count = async (text: string, values: unknown[] = []): Promise<number> => {
    const { rows } = await database.query<{ count: number }>({ text, values });
    return rows[0]?.count ?? 0;
  };
  return {
    onTheWay: () => count(`select count(*)::int from records where state = 'sending'`),
    unsettled: (asked) =>
      count(
        `select count(*)::int from records where id = any($1) and state in ('requested', 'sending', 'uncertain')`,
        [asked.map(({ recordId }) => recordId)],
      ),
    deadJobs: () => count(`select count(*)::int from pgboss.job where name = 'open-record-dead'`),
    states: async () => {
      const { rows } = await database.query<{ id: string; state: string }>({
        text: 'select id, state from records',
      });
      return new Map(rows.map(({ id, state }) => [id, state]));
    },
    doubts: async () => ({
      doubts: await count(`select count(*)::int from audit_events where type = 'answer-lost'`),
      settledByAsking: await count(
        `select count(*)::int from audit_events where type = 'record-created' and detail = 'found'`,
      ),
    }),
  };
}
