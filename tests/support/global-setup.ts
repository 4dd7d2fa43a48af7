/**
 * One real PostgreSQL and one development PKI for the whole run, in a folder that goes away with it. Their places
 * reach the tests through the environment of the workers.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { developmentPki } from '../../scripts/pki/development-pki.ts';
import { startPostgres } from '../../scripts/postgres/embedded-postgres.ts';
import { openToOwner } from '../../scripts/postgres/owner.ts';

export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'borne-tests-'));
  openToOwner(folder);
  await developmentPki(join(folder, 'pki'));
  const postgres = await startPostgres(join(folder, 'postgres'));
  process.env['BORNE_TEST_RUN'] = folder;
  process.env['BORNE_TEST_PKI'] = join(folder, 'pki');
  process.env['BORNE_TEST_DATABASE'] = postgres.url('postgres');
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
