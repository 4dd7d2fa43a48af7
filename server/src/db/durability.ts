/** Refuses a database that acknowledges before it has written: "saved" would then be untrue. */
import type { Database } from './database.ts';

const settings = ['fsync', 'synchronous_commit', 'full_page_writes'];

/** Names of the settings that are off; empty when the database is durable. */
export async function settingsThatLoseData(database: Database): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>({
    text: `select name from pg_settings where name = any($1) and setting = 'off' order by name`,
    values: [settings],
  });
  return rows.map((row) => row.name);
}
