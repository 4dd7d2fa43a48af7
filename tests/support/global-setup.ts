/**
 * One real PostgreSQL and one development PKI for the whole run, in a folder that goes away with it. Their places
 * reach the tests through the environment of the workers.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/line/settings.ts';
import { developmentPki } from '../../scripts/pki/development-pki.ts';
import { startPostgres } from '../../scripts/postgres/embedded-postgres.ts';
import { openToOwner } from '../../scripts/postgres/owner.ts';
import { prepareTemplate } from './postgres.ts';

export default async function setup(): Promise<() => Promise<void>> {
  // Hundreds of processes load the same modules: compiled once, for this run and the next.
  process.env['NODE_COMPILE_CACHE'] ??= join(projectRoot, 'node_modules/.cache/node');
  const folder = mkdtempSync(join(tmpdir(), 'borne-tests-'));
  openToOwner(folder);
  await developmentPki(join(folder, 'pki'));
  const postgres = await startPostgres(join(folder, 'postgres'));
  process.env['BORNE_TEST_RUN'] = folder;
  process.env['BORNE_TEST_PKI'] = join(folder, 'pki');
  process.env['BORNE_TEST_DATABASE'] = postgres.url('postgres');
  await prepareTemplate();
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
