/** The database's own limit: Debian's pgbench runs the very SQL function that the server calls, on the same database. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../line/settings.ts';

const run = promisify(execFile);
const pgbench = '/usr/bin/pgbench';

export type DatabaseRate = { perSecond: number } | { perSecond: null; reason: string };

export async function databaseRate(
  databaseUrl: string,
  clients: number,
  seconds: number,
): Promise<DatabaseRate> {
  if (!existsSync(pgbench))
    return { perSecond: null, reason: 'pgbench is not installed: apt-get install postgresql-contrib' };
  const script = join(projectRoot, 'server/src/records/open-record.bench.sql');
  const args = [
    '-n',
    '-M',
    'prepared',
    '-c',
    `${clients}`,
    '-j',
    '2',
    '-T',
    `${seconds}`,
    '-f',
    script,
    databaseUrl,
  ];
  try {
    const { stdout } = await run(pgbench, args);
    const tps = /tps = ([\d.]+) \(without/.exec(stdout)?.[1];
    return tps
      ? { perSecond: Math.round(Number(tps)) }
      : { perSecond: null, reason: 'pgbench printed no rate' };
  } catch (error) {
    return {
      perSecond: null,
      reason: `pgbench failed: ${error instanceof Error ? error.message.split('\n')[0] : 'unknown'}`,
    };
  }
}
