/**
 * The alarm of the dead letters: jobs that were given up, whoever gave them up (a delivery that failed to its end, one that
 * threw, one whose worker died each time). Their acts stay as they are, and a person has to look: an error is logged as
 * soon as there are more, and once a day as long as there are any.
 */
import type { Database } from '../db/database.ts';
import type { Log } from '../log.ts';
import { inTurns, type Turns } from '../turns.ts';
import { deadQueues, type QueueName, queueNames } from './queue-settings.ts';

export type DeadLetterCounts = Record<QueueName, number>;

/** How many wait for somebody. Throws when the database does. */
export async function countDeadLetters(database: Database): Promise<DeadLetterCounts> {
  const { rows } = await database.query<{ name: string; jobs: number }>({
    text: `select name, count(*)::int as jobs from pgboss.job
            where name = any($1) and state not in ('completed', 'cancelled') group by name`,
    values: [Object.values(deadQueues)],
  });
  const counted = new Map(rows.map(({ name, jobs }) => [name, jobs]));
  const of = (queue: QueueName): number => counted.get(deadQueues[queue]) ?? 0;
  return { 'open-record': of('open-record'), 'close-record': of('close-record') };
}

export interface DeadLetterParts {
  database: Database;
  log: Log;
  now: () => Date;
  everyMs?: number;
}

const dayMs = 86_400_000;

/** Looks at once, and every minute. A database that is away is looked at again at the next turn. */
export function watchDeadLetters({ database, log, now, everyMs = 60_000 }: DeadLetterParts): Turns {
  const said = new Map<QueueName, { jobs: number; at: number }>();

  async function look(): Promise<void> {
    try {
      const counts = await countDeadLetters(database);
      for (const queue of queueNames) judge(queue, counts[queue]);
    } catch (error) {
      log.warn('queue-trouble', { reason: 'dead-letters', error });
    }
  }
  function judge(queue: QueueName, jobs: number): void {
    const last = said.get(queue) ?? { jobs: 0, at: 0 };
    const at = now().getTime();
    const due = jobs > last.jobs || (jobs > 0 && at - last.at >= dayMs);
    if (due) log.error('dead-letters', { code: deadQueues[queue], jobs });
    said.set(queue, { jobs, at: due ? at : last.at });
  }
  return inTurns(look, everyMs);
}
