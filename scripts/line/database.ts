/** Makes a database in a cluster when it is not there yet. */
import pg from 'pg';

/** Returns the address of `name`, made on the first call. `adminUrl` names any database of the cluster. */
export async function ensureDatabase(adminUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  return adminUrl.replace('/postgres?', `/${name}?`);
}
