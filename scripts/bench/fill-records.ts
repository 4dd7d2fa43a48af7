/**
 * Fills a database with opened records, each with its consent, evidence, key, code, trail and leaf: copies of one opening
 * that the server has committed, of other people, table by table. Every column is copied, also one that comes later.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const batch = 10_000;

/** The tables of one opening, in the order of their references: which of its rows, and what differs in a copy. */
const tables = [
  {
    name: 'records',
    row: 'id = $1',
    differs: { id: 'copy.act', person_index: 'copy.person', request_hash: 'copy.noise' },
  },
  {
    name: 'acts_under_way',
    row: 'act_id = $1',
    differs: { act_id: 'copy.act', person_index: 'copy.person' },
  },
  { name: 'consents', row: 'record_id = $1', differs: { record_id: 'copy.act' } },
  {
    name: 'activation_codes',
    row: 'record_id = $1',
    differs: { record_id: 'copy.act', code_hash: 'copy.noise' },
  },
  {
    name: 'audit_events',
    row: `record_id = $1 and type = 'record-requested'`,
    differs: { id: 'copy.event', record_id: 'copy.act', xact: 'pg_current_xact_id()' },
  },
  {
    name: 'evidence',
    row: `act_id = $1 and kind = 'received'`,
    differs: { id: 'copy.entry', act_id: 'copy.act', leaf_hash: 'copy.noise' },
  },
  {
    name: 'ledger_leaves',
    row: 'id = (select id from evidence where act_id = $1 limit 1)',
    differs: { id: 'copy.entry', leaf_hash: 'copy.noise', index: 'null', added_at: 'now()' },
  },
  { name: 'data_keys', row: 'act_id = $1', differs: { act_id: 'copy.act' } },
] satisfies { name: string; row: string; differs: Record<string, string> }[];

/**
 * Until there are `count` records. No job is made: nobody delivers what nobody asked, and those that wait are taken out.
 * Throws when the server has committed no opening. A server must run beside: it numbers and seals what was filled in.
 */
export async function fillRecords(
  databaseUrl: string,
  count: number,
  say: (line: string) => void,
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ there: number; opened: string | null }>(
      `select count(*)::int as there, (min(id::text) filter (where act = 'open')) as opened from records`,
    );
    const { there: before = 0, opened } = rows[0] ?? {};
    if (!opened) throw new Error('the server has committed no opening that could be copied');
    // What is filled in may be lost: only what is measured is not.
    await client.query('set synchronous_commit = off');
    const statements = await copies(client);
    for (let there = before; there < count; ) {
      const more = Math.min(batch - (there % batch), count - there);
      await fillBatch(client, statements, opened, more);
      there += more;
      if (there % 100_000 === 0) say(`  ${there} dossiers sur ${count}…`);
    }
    say('  numérotés et scellés par le serveur…');
    await allSealed(client);
    await client.query(`delete from pgboss.job where name = 'open-record'`);
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

async function copies(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and is_generated = 'NEVER' order by ordinal_position`,
  );
  return tables.map(({ name, row, differs }) => {
    const columns = rows.filter(({ table }) => table === name).map(({ column }) => column);
    const others = new Map<string, string>(Object.entries(differs));
    const values = columns.map((column) => others.get(column) ?? `one.${column}`);
    return `insert into ${name} (${columns.join(', ')})
            select ${values.join(', ')} from (select * from ${name} where ${row}) one, copies copy`;
  });
}

/** One transaction, as an opening is one. */
async function fillBatch(
  client: pg.Client,
  statements: string[],
  opened: string,
  count: number,
): Promise<void> {
  await client.query('begin');
  await client.query(
    `create temporary table copies on commit drop as
     select uuidv7() as act, uuidv7() as event, uuidv7() as entry,
            sha256(uuid_send(gen_random_uuid())) as person, sha256(uuid_send(gen_random_uuid())) as noise
       from generate_series(1, ${count})`,
  );
  for (const statement of statements) await client.query(statement, [opened]);
  await client.query('commit');
}

/** The server that runs beside gives every leaf its place and seals all rows first: that is not part of an opening. */
async function allSealed(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ waits: boolean }>(
      `select exists (select from ledger_leaves where index is null)
           or (select coalesce(sum(rows), 0) from evidence_batches) < (select count(*) from evidence)
           or (select coalesce(sum(rows), 0) from audit_batches) < (select count(*) from audit_events) as waits`,
    );
    if (rows[0]?.waits !== true) return;
    await sleep(1_000);
  }
}
