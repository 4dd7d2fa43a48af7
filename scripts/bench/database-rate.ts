/** The database's own limit: Debian's pgbench runs the very statements that the server runs for one opening, on the same database. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { cpuMsOfEndedChildren } from './cpu-time.ts';
import { openingScript, openingVariables } from './opening-script.ts';

const run = promisify(execFile);
const pgbench = '/usr/bin/pgbench';

/** `openings`: how many. `clientCpuMs`: of pgbench itself, for all of them. */
export type DatabaseRate =
  | { perSecond: number; openings: number; clientCpuMs: number }
  | { perSecond: null; reason: string };

/** Prepared statements, as the server's are; the variables travel with each call, as the server's do. */
export async function databaseRate(
  databaseUrl: string,
  clients: number,
  seconds: number,
): Promise<DatabaseRate> {
  if (!existsSync(pgbench))
    return { perSecond: null, reason: 'pgbench is not installed: apt-get install postgresql-contrib' };
  const given = Object.entries(await openingVariables(databaseUrl)).flatMap((pair) => ['-D', pair.join('=')]);
  const how = ['-n', '-M', 'prepared', '-c', `${clients}`, '-j', '2', '-T', `${seconds}`];
  const before = cpuMsOfEndedChildren();
  try {
    const { stdout } = await run(pgbench, [...how, ...given, '-f', openingScript, databaseUrl]);
    return { ...ratesIn(stdout), clientCpuMs: cpuMsOfEndedChildren() - before };
  } catch (error) {
    // Its message begins with the whole command, and the bytes with it.
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    return { perSecond: null, reason: `pgbench failed: ${said.trim().split('\n').at(-1)?.slice(0, 200)}` };
  }
}

function ratesIn(stdout: string): { perSecond: number; openings: number } {
  const tps = /tps = ([\d.]+) \(without/.exec(stdout)?.[1];
  const openings = /transactions actually processed: (\d+)/.exec(stdout)?.[1];
  if (!tps || !openings) throw new Error('pgbench printed no rate');
  return { perSecond: Math.round(Number(tps)), openings: Number(openings) };
}
