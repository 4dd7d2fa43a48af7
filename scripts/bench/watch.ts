/** Watches from outside, by polling: when a new record can be read, and when a new ticket is cut. Clock: performance.now(). */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Hands } from '../drill/hands.ts';

const pollMs = 2;
const deadlineMs = 30_000;

/** Instant at which another connection first sees one more record: it is committed by then. */
export async function nextCommit(databaseUrl: string): Promise<() => Promise<number>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const count = async (): Promise<number> => {
    const { rows } = await client.query<{ count: number }>('select count(*)::int as count from records');
    return rows[0]?.count ?? 0;
  };
  const before = await count();
  return async () => {
    try {
      return await instantWhen(async () => (await count()) > before);
    } finally {
      await client.end();
    }
  };
}

/** Instant at which the printer holds one more cut ticket. */
export async function nextTicket(hands: Hands): Promise<() => Promise<number>> {
  const printed = async (): Promise<number> => (await hands.printJobs()).filter((job) => job.printed).length;
  const before = await printed();
  return () => instantWhen(async () => (await printed()) > before);
}

async function instantWhen(happened: () => Promise<boolean>): Promise<number> {
  for (const giveUpAt = performance.now() + deadlineMs; performance.now() < giveUpAt; await sleep(pollMs)) {
    if (await happened()) return performance.now();
  }
  throw new Error('what the bench watched for did not happen in time');
}
