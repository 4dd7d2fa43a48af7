/** The whole server in this process, on a database of its own, with the national service in memory. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { compileCache } from '../../../scripts/compile-cache.ts';
import type { PkiPaths } from '../../../scripts/pki/development-pki.ts';
import type { LimitSettings } from '../../../server/src/activation/limits.ts';
import { type Config, readConfig } from '../../../server/src/config.ts';
import { openDatabase } from '../../../server/src/db/database.ts';
import { migrate } from '../../../server/src/db/migrate.ts';
import type { NationalDmp } from '../../../server/src/dmp/dmp.ts';
import { registerKiosk } from '../../../server/src/kiosks/kiosk-store.ts';
import { createLog } from '../../../server/src/log.ts';
import { createVaultFile } from '../../../server/src/secrets/file-keeper.ts';
import type { LedgerTurns } from '../../../server/src/start-keepers.ts';
import { type RunningServer, startServer } from '../../../server/src/start-server.ts';
import { testPki } from '../../support/pki.ts';
import { createTestDatabase } from '../../support/postgres.ts';
import { signerOf } from './evidence.ts';
import { type ClientFiles, type KioskClient, kioskClient } from './kiosk-client.ts';
import { type MemoryDmp, memoryDmp } from './memory-dmp.ts';
import { makeNoticesKnown } from './notices.ts';

export interface ServerUnderTest {
  pki: PkiPaths;
  config: Config;
  dmp: MemoryDmp;
  kiosk: KioskClient;
  publicUrl: string;
  /** Only where the environment turns the counter's page on. */
  counterUrl: string;
  /** Everything that was logged, as text. */
  logged(): string;
  sql(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  stop(): Promise<void>;
}

export interface TestSettings {
  environment?: Record<string, string>;
  limits?: LimitSettings;
  ledgerTurns?: LedgerTurns;
  /** The national service, in the place of the one in memory. */
  national?: NationalDmp;
  /** A database and keys that exist already, instead of new ones. */
  existing?: { databaseUrl: string; secrets: string };
}

export const kioskSite = 'Pharmacie d’essai';

export async function startTestServer(settings: TestSettings = {}): Promise<ServerUnderTest> {
  const pki = await testPki();
  const database = settings.existing ? null : await createTestDatabase({ migrated: true });
  const url = settings.existing?.databaseUrl ?? database?.url ?? '';
  const secrets = settings.existing?.secrets ?? testSecrets();
  const config = testConfig({ ...environmentFor(pki, url, secrets), ...settings.environment });
  if (settings.existing) await migrate(url);
  await makeKioskKnown(url, pki.kioskId);
  await makeNoticesKnown(url);
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const dmp = memoryDmp();
  const limits = settings.limits ? { limits: settings.limits } : {};
  const turns = settings.ledgerTurns ? { ledgerTurns: settings.ledgerTurns } : {};
  const running = await startServer({ config, log, dmp: settings.national ?? dmp, ...limits, ...turns });
  const pool = new pg.Pool({ connectionString: url, max: 2 }).on('error', () => undefined);
  return {
    pki,
    config,
    dmp,
    kiosk: clientOf(pki, running),
    publicUrl: `http://127.0.0.1:${running.ports.public}`,
    counterUrl: `http://127.0.0.1:${running.ports.counter ?? 'off'}`,
    logged: () => lines.join(''),
    sql: async (text, values) => (await pool.query(text, values)).rows,
    stop: async () => {
      await running.stop();
      await pool.end();
      await database?.drop();
      if (!settings.existing) rmSync(secrets, { recursive: true, force: true });
    },
  };
}

function clientOf(pki: PkiPaths, { ports }: RunningServer): KioskClient {
  return kioskClient({ ...filesOf(pki), port: ports.kioskApi });
}

/** What the run's kiosk holds. */
export function filesOf(pki: PkiPaths): Omit<ClientFiles, 'port'> {
  return { ca: pki.kioskCa, cert: pki.kioskCert, key: pki.kioskKey, signer: signerOf(pki) };
}

export function testSecrets(): string {
  const directory = mkdtempSync(join(tmpdir(), 'borne-secrets-'));
  for (const name of ['index', 'code-pepper', 'log', 'receipt', 'ledger']) {
    writeFileSync(join(directory, `${name}.key`), randomBytes(32), { mode: 0o600 });
  }
  createVaultFile(directory);
  return directory;
}

/** Also of a process of its own. The national certificates only have to be there: the gateway is in memory. */
export function environmentFor(pki: PkiPaths, databaseUrl: string, secrets: string): Record<string, string> {
  return {
    ...compileCache,
    BORNE_MODE: 'development',
    DATABASE_URL: databaseUrl,
    SECRETS_DIR: secrets,
    REGIME: 'consent-2016',
    LEDGER_ORIGIN: 'journal.example/essai',
    KIOSK_API_HOST: '127.0.0.1',
    KIOSK_API_PORT: '0',
    KIOSK_API_CERT: pki.serverCert,
    KIOSK_API_KEY: pki.serverKey,
    KIOSK_CA: pki.kioskCa,
    PUBLIC_HOST: '127.0.0.1',
    PUBLIC_PORT: '0',
    DMP_URL: 'https://localhost:9/si-dmp-server/v2/services',
    DMP_CERT: pki.clientCert,
    DMP_KEY: pki.clientKey,
    DMP_CA: pki.nationalCa,
    DMP_SEAL_CERT: pki.sealCert,
    DMP_SEAL_KEY: pki.sealKey,
    DMP_INS_OID: '1.2.250.1.213.1.4.10',
    DMP_SOFTWARE_OID: '1.2.250.1.999.1',
    DMP_STRUCTURE_ID: '10B0000011',
    DMP_STRUCTURE_NAME: 'PHARMACIE D ESSAI',
    DMP_AUTHOR_ID: '899900000011',
    DMP_AUTHOR_FAMILY: 'ESSAI',
    DMP_AUTHOR_GIVEN: 'Pharmacien',
  };
}

export function testConfig(environment: Record<string, string>): Config {
  const read = readConfig(environment);
  if (!read.ok) throw new Error(read.problems);
  return read.config;
}

export async function makeKioskKnown(url: string, kioskId: string): Promise<void> {
  const database = openDatabase({ url, log: createLog('silent'), poolSize: 1 });
  await registerKiosk(database, { kioskId, siteName: kioskSite, newSiteId: kioskId });
  await database.close();
}

export function pem(path: string): string {
  return readFileSync(path, 'utf8');
}
