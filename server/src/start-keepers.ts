/** What works by itself beside the doors: what is kept for a while only, what is resealed and erased, the ledger. */
import { randomUUIDv7 } from 'node:crypto';
import { keepForAWhile } from './assistance/retention.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import { openSlowDatabase } from './db/serving-database.ts';
import { watchDeadLetters } from './delivery/dead-letters.ts';
import { type CertificateWatch, certificatesOfLine, watchCertificates } from './dmp/certificate-watch.ts';
import { erasure } from './erasure/erasure.ts';
import { type Ledger, type LedgerSettings, startLedger } from './ledger/start-ledger.ts';
import type { Log } from './log.ts';
import { keepEvidence } from './retention/evidence-retention.ts';
import type { KeyVault } from './secrets/key-vault.ts';
import { resealAtStart } from './secrets/reseal-former.ts';
import type { Secrets } from './secrets/secrets.ts';

export interface KeeperParts {
  config: Config;
  log: Log;
  database: Database;
  vault: KeyVault;
  secrets: Secrets;
  ledgerTurns?: LedgerTurns;
}

/** Other paces of the ledger, milliseconds. */
export type LedgerTurns = Pick<LedgerSettings, 'everyMs' | 'watchPassMs'>;

export interface Keepers {
  ledger: Ledger;
  certificates: CertificateWatch;
  /** How each is stopped, in the order in which they were started. */
  stops: (() => Promise<void>)[];
}

export function startKeepers(parts: KeeperParts): Keepers {
  const { config, log, database, vault, secrets } = parts;
  const newId = randomUUIDv7;
  const calls = keepForAWhile({ database, log, days: config.COUNTER_RETENTION_DAYS });
  const reseal = resealAtStart({ database, vault, former: secrets.formerIdentity, log });
  const evidence = keepEvidence({
    database,
    erasure: erasure({ database, vault, newId }),
    years: config.EVIDENCE_RETENTION_YEARS,
    now: () => new Date(),
    newId,
    log,
  });
  const certificates = certificatesOf(parts);
  const deadLetters = watchDeadLetters({ database, log, now: () => new Date() });
  const slowDatabase = openSlowDatabase(config, log);
  const ledger = ledgerOf(parts, slowDatabase);
  const keepers = [
    calls,
    reseal,
    evidence,
    certificates,
    deadLetters,
    { stop: () => slowDatabase.close() },
    ledger,
  ];
  return { ledger, certificates, stops: keepers.map((keeper) => () => keeper.stop()) };
}

function certificatesOf({ config, log }: KeeperParts): CertificateWatch {
  return watchCertificates({
    certificates: certificatesOfLine({
      tls: { cert: config.DMP_CERT, ca: config.DMP_CA },
      seal: { cert: config.DMP_SEAL_CERT },
    }),
    now: () => new Date(),
    tell: (level, { use, standing, days }) =>
      log[level]('certificate-ending', { code: use, outcome: standing, days }),
  });
}

function ledgerOf(
  { config, log, database, secrets, ledgerTurns }: KeeperParts,
  slowDatabase: Database,
): Ledger {
  return startLedger({
    database,
    slowDatabase,
    log,
    origin: config.LEDGER_ORIGIN,
    seed: secrets.ledger.export(),
    formerKeys: config.LEDGER_FORMER_KEYS,
    witnesses: config.LEDGER_WITNESSES,
    timestampUrl: config.LEDGER_TSA_URL ?? null,
    watchPassMs: config.LEDGER_WATCH_SECONDS * 1_000,
    ...ledgerTurns,
  });
}
