/** Fills a database with opened records, each with its evidence, key, code, trail and leaf, by the function that the server calls. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { manyOpenings, openingVariables } from './opening-script.ts';

const batch = 5_000;

/** Until there are `count` records. Their jobs are taken out of the queue: nobody delivers what nobody asked. */
export async function fillRecords(
  databaseUrl: string,
  count: number,
  say: (line: string) => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ there: number }>('select count(*)::int as there from records');
    let there = rows[0]?.there ?? 0;
    // What is filled in may be lost: only what is measured is not.
    await client.query('set synchronous_commit = off');
    const variables = await openingVariables(databaseUrl);
    // As many bytes, and they shrink: a million visits would fill a small disk.
    const small = { ...variables, evidence: '00'.repeat(variables.evidence.length / 2) };
    while (there < count) {
      const more = Math.min(batch, count - there);
      await client.query(manyOpenings(small, more));
      there += more;
      if (there % 50_000 === 0) say(`  ${there} dossiers sur ${count}…`);
    }
    await allNumbered(client);
    await client.query(`delete from pgboss.job where name = 'open-record'`);
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

/** The server that runs beside gives every leaf its place first: that is not part of an opening. */
async function allNumbered(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ waits: boolean }>(
      'select exists (select from ledger_leaves where index is null) as waits',
    );
    if (rows[0]?.waits !== true) return;
    await sleep(500);
  }
}
