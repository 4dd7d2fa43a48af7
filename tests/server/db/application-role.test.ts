import { randomBytes, randomUUIDv7 } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applicationRole, asApplication, roleProblem } from '../../../server/src/db/application-role.ts';
import { openDatabase } from '../../../server/src/db/database.ts';
import { prepareSchema } from '../../../server/src/db/prepare-schema.ts';
import { openServingDatabase, refuseUnready } from '../../../server/src/db/serving-database.ts';
import { createLog } from '../../../server/src/log.ts';
import { helene, ticketFor } from '../support/people.ts';
import { type ServerUnderTest, startTestServer } from '../support/server-under-test.ts';

const log = createLog('silent');
let server: ServerUnderTest;
let application: pg.Pool;

beforeAll(async () => {
  server = await startTestServer();
  application = new pg.Pool({ connectionString: server.config.DATABASE_URL, options: asApplication, max: 1 });
  const { requestId, request } = ticketFor(helene);
  await server.kiosk.create(requestId, request);
});
afterAll(async () => {
  await application.end();
  await server.stop();
});

/** Whatever triggers guard them is asleep: the right itself is missing. */
async function withoutTriggers(table: string, run: () => Promise<void>): Promise<void> {
  await server.sql(`alter table ${table} disable trigger user`);
  try {
    await run();
  } finally {
    await server.sql(`alter table ${table} enable trigger user`);
  }
}

const onlyAddedTo = {
  audit_batches: 'rows = 1',
  evidence_batches: 'rows = 1',
  audit_events: 'detail = null',
  evidence: `sealed = ''`,
  consents: `language = 'fr'`,
  ledger_leaves: 'index = null',
  ledger_nodes: 'hash = hash',
  ledger_origins: `statement = ''`,
  notices: `text = ''`,
  notice_ends: 'effective_until = now()',
  retention_reports: 'records = 0',
};

describe.each(Object.entries(onlyAddedTo))('%s, as the application', (table, change) => {
  test.each([`update ${table} set ${change}`, `delete from ${table}`, `truncate ${table} cascade`])(
    'the database refuses « %s », triggers or not',
    async (statement) => {
      await withoutTriggers(table, async () => {
        await expect(application.query(statement)).rejects.toMatchObject({ code: '42501' });
      });
    },
  );
});

test('a checkpoint takes cosignatures and its time, and says for ever what it says', async () => {
  for (const change of ['size = 9', `root = '\\x00'`, 'at = now()']) {
    await expect(application.query(`update ledger_checkpoints set ${change}`)).rejects.toMatchObject({
      code: '42501',
    });
  }
  await application.query('update ledger_checkpoints set note = note, timestamp = timestamp where false');
});

test('it cannot change the schema, nor give itself a right', async () => {
  for (const statement of [
    'create table mine (id int)',
    'alter table audit_events disable trigger user',
    'drop trigger audit_is_append_only on audit_events',
    'create or replace function refuse_audit_change() returns trigger language plpgsql as $$ begin return new; end $$',
  ]) {
    await expect(application.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  }
  // Only a warning, to PostgreSQL: the closed list below finds nothing more.
  await application.query(`grant update on audit_events to ${applicationRole}`);
});

/** Whatever table comes next must be decided upon here. */
const mayDo = {
  activation_codes: 'INSERT SELECT UPDATE',
  acts_under_way: 'DELETE INSERT SELECT UPDATE',
  audit_batches: 'INSERT SELECT',
  audit_events: 'INSERT SELECT',
  calls: 'DELETE INSERT SELECT UPDATE',
  closures: 'INSERT SELECT UPDATE',
  consents: 'INSERT SELECT',
  data_keys: 'INSERT SELECT UPDATE',
  erasure_requests: 'INSERT SELECT UPDATE',
  evidence: 'INSERT SELECT',
  evidence_batches: 'INSERT SELECT',
  former_audit_batches: 'SELECT',
  former_evidence_batches: 'SELECT',
  former_ledger_checkpoints: 'SELECT',
  former_ledger_leaves: 'SELECT',
  gcra: 'DELETE INSERT SELECT UPDATE',
  hand_overs: 'DELETE INSERT SELECT UPDATE',
  home_accesses: 'INSERT SELECT UPDATE',
  home_channels: 'DELETE INSERT SELECT UPDATE',
  home_choices: 'INSERT SELECT UPDATE',
  home_messages: 'DELETE INSERT SELECT UPDATE',
  home_sessions: 'DELETE INSERT SELECT UPDATE',
  kiosk_phases: 'DELETE INSERT SELECT UPDATE',
  kiosks: 'SELECT',
  kysely_migration: 'SELECT',
  kysely_migration_lock: null,
  ledger_checkpoints: 'SELECT',
  ledger_leaves: 'INSERT SELECT',
  ledger_nodes: 'SELECT',
  ledger_origins: 'SELECT',
  live_activation_codes: 'SELECT',
  notice_ends: 'SELECT',
  notices: 'SELECT',
  one_time_codes: 'DELETE INSERT SELECT UPDATE',
  records: 'INSERT SELECT UPDATE',
  refusal_counts: 'INSERT SELECT UPDATE',
  retention_reports: 'INSERT SELECT',
  sites: 'SELECT',
};

test('what the application may do with each table is a closed list', async () => {
  const rows = await server.sql(
    `select c.relname as table,
            (select string_agg(privilege_type, ' ' order by privilege_type)
               from aclexplode(c.relacl) where grantee = $1::regrole) as may
       from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
      order by c.relname`,
    [applicationRole],
  );
  expect(Object.fromEntries(rows.map(({ table, may }) => [table, may]))).toEqual(mayDo);
});

test('the trail and the evidence of what the server did are there: it worked as the application', async () => {
  expect(await server.sql('select count(*)::int as rows from audit_events')).not.toEqual([{ rows: 0 }]);
  expect(await server.sql('select count(*)::int as rows from evidence')).not.toEqual([{ rows: 0 }]);
});

describe('in production', () => {
  const login = `login_${randomBytes(6).toString('hex')}`;
  let url: string;
  beforeAll(async () => {
    const password = randomBytes(16).toString('hex');
    await server.sql(`create role ${login} login password '${password}' in role ${applicationRole}`);
    const address = new URL(server.config.DATABASE_URL.replace('///', '//localhost/'));
    url = server.config.DATABASE_URL.includes('@')
      ? Object.assign(address, { username: login, password }).href
      : `${server.config.DATABASE_URL}&user=${login}&password=${password}`;
  });
  afterAll(() => server.sql(`drop role ${login}`));

  test('an account that owns the trail, or a superuser, is refused; a member of the application is not', async () => {
    const owner = openDatabase({ url: server.config.DATABASE_URL, log, options: asApplication, poolSize: 1 });
    const member = openDatabase({ url, log, options: asApplication, poolSize: 1 });
    const bare = openDatabase({ url: server.config.DATABASE_URL, log, poolSize: 1 });
    try {
      expect(await roleProblem(owner)).toBe('owner');
      expect(await roleProblem(bare)).toBe('not-application');
      expect(await roleProblem(member)).toBeNull();
      await refuseUnready(member);
      await expect(refuseUnready(owner)).rejects.toThrow('dmp_application');
    } finally {
      await Promise.all([owner.close(), member.close(), bare.close()]);
    }
  });

  test('a database that waits for a migration is refused, and nothing migrates it', async () => {
    const [run] = await server.sql(
      `delete from kysely_migration where name = '0010_application_role' returning timestamp`,
    );
    const serving = openServingDatabase({ BORNE_MODE: 'production', DATABASE_URL: url }, log);
    await expect(serving).rejects.toThrow('0010_application_role : node server/src/db/schema-command.ts');
    await server.sql(`insert into kysely_migration (name, timestamp) values ('0010_application_role', $1)`, [
      run?.['timestamp'],
    ]);
    await (await openServingDatabase({ BORNE_MODE: 'production', DATABASE_URL: url }, log)).close();
  });
});

test('preparing twice, and twice at once, changes nothing', async () => {
  const id = randomUUIDv7();
  await server.sql(`insert into audit_events (id, type) values ($1, 'status-asked')`, [id]);
  await Promise.all([prepareSchema(server.config.DATABASE_URL), prepareSchema(server.config.DATABASE_URL)]);
  expect(await server.sql('select id from audit_events where id = $1', [id])).toHaveLength(1);
});
