/** The batches of one server: sealed turn by turn, and looked at all the time. */
import { randomUUIDv7 } from 'node:crypto';
import type { Database } from '../../db/database.ts';
import type { Log } from '../../log.ts';
import { inTurns } from '../../turns.ts';
import type { History } from '../ledger-watch.ts';
import { auditBatches } from './audit-batches.ts';
import type { BatchKind } from './batch-leaf.ts';
import type { BatchStore } from './batch-store.ts';
import { watchBatches } from './batch-watch.ts';
import { evidenceBatches } from './evidence-batches.ts';
import { sealBatches } from './seal-batches.ts';

export interface BatchKeeperParts {
  database: Database;
  log: Log;
  everyMs: number;
  watchPassMs: number;
}

/** Words for whoever watches over the server. `unsealed`: rows wait for their batch. */
export interface BatchHealth {
  unsealed: boolean;
  sealed: Record<BatchKind, History>;
}

export interface BatchKeeper {
  /** For whoever looks at some of them. */
  stores: Record<BatchKind, BatchStore>;
  /** Throws when the database does. */
  health(): Promise<BatchHealth>;
  stop(): Promise<void>;
}

export function keepBatches({ database, log, everyMs, watchPassMs }: BatchKeeperParts): BatchKeeper {
  const [audit, evidence] = [auditBatches(database), evidenceBatches(database)];
  const seal = async (signal: AbortSignal): Promise<void> => {
    try {
      await sealBatches({ stores: [evidence, audit], newId: randomUUIDv7 }, signal);
    } catch (error) {
      log.warn('ledger-trouble', { reason: 'sealing', error });
    }
  };
  const watching = { log, passMs: watchPassMs };
  const trail = watchBatches({ ...watching, store: audit });
  const bytes = watchBatches({ ...watching, store: evidence });
  const turns = [inTurns(seal, everyMs), trail, bytes];
  return {
    stores: { audit, evidence },
    health: async () => ({
      unsealed: (await audit.waits()) || (await evidence.waits()),
      sealed: { audit: trail.history(), evidence: bytes.history() },
    }),
    stop: async () => void (await Promise.all(turns.map((one) => one.stop()))),
  };
}
