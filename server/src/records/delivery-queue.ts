/**
 * The outgoing queue: pg-boss, wrapped so that the rest of the server knows a record's id and nothing of jobs.
 * Jobs are put in by open_record(), in the transaction of the opening. A dead worker's jobs are taken over after
 * 10 to 15 s (heartbeat); jobs of a national service that is down are tried for a week, at most every 10 minutes.
 */
import { type JobWithMetadata, PgBoss } from 'pg-boss';
import type { Log } from '../log.ts';
import type { DeliveryResult } from './deliver-record.ts';

/** Named also in server/migrations/0002_open_record.sql. */
export const openingQueue = 'open-record';
const deadQueue = 'open-record-dead';

const queueSettings = {
  retryLimit: 1_000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 600,
  expireInSeconds: 120,
  heartbeatSeconds: 10,
  retentionSeconds: 14 * 86_400,
};

const workerSettings = {
  // A batch is delivered side by side and holds its worker until the slowest is done: small batches, several workers.
  batchSize: 8,
  perJobResults: true,
  includeMetadata: true,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 2,
  heartbeatRefreshSeconds: 3,
} as const;

interface OpeningJob {
  recordId: string;
}

export interface DeliveryQueue {
  /** A record was committed: wakes one worker, so that nobody waits for the next poll. Only a hint. */
  hint: () => void;
  /** Lets the deliveries under way end, for `timeoutMs` at most; what is cut asks first at the next start. */
  stop(timeoutMs: number): Promise<void>;
}

export interface DeliveryQueueOptions {
  url: string;
  /** 0: this process serves kiosks and leaves the deliveries to others. */
  workers: number;
  log: Log;
  deliver: (recordId: string) => Promise<DeliveryResult>;
  onSettled: (recordId: string) => void;
}

/** Installs the queue's schema if needed and starts the workers. */
export async function startDeliveryQueue(options: DeliveryQueueOptions): Promise<DeliveryQueue> {
  const boss = await startBoss(options.url, options.log);
  const workers = await Promise.all(
    Array.from({ length: options.workers }, () => startWorker(boss, options)),
  );
  let turn = 0;
  return {
    hint: () => {
      turn += 1;
      const first = workers.length === 0 ? 0 : turn % workers.length;
      const rotated = [...workers.slice(first), ...workers.slice(0, first)];
      const chosen = rotated.find((worker) => !worker.busy()) ?? rotated[0];
      if (chosen) boss.notifyWorker(chosen.id);
    },
    stop: (timeoutMs) => boss.stop({ graceful: true, timeout: timeoutMs }),
  };
}

async function startBoss(url: string, log: Log): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: url,
    max: 4,
    application_name: 'borne-queue',
    connectionTimeoutMillis: 2_000,
    // What pg-boss writes on its own connections (picked up, finished) may be lost in a crash of the database: the
    // job is then picked up again and the record's state says what was done. Jobs come in durably, by open_record().
    options: '-c statement_timeout=30000 -c synchronous_commit=off',
    schedule: false,
    registerInstance: false,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
  });
  // Without a listener an error of the queue would end the process; with it the workers go on polling.
  boss.on('error', (error) => log.warn('queue-trouble', { error }));
  await boss.start();
  await ensureQueue(boss, deadQueue, { retentionSeconds: 365 * 86_400 });
  await ensureQueue(boss, openingQueue, { ...queueSettings, deadLetter: deadQueue });
  return boss;
}

/** A queue that exists keeps its old settings through createQueue, so they are written again. */
async function ensureQueue(
  boss: PgBoss,
  name: string,
  settings: Partial<typeof queueSettings> & { deadLetter?: string },
): Promise<void> {
  await boss.createQueue(name, settings);
  await boss.updateQueue(name, settings);
}

interface QueueWorker {
  id: string;
  busy(): boolean;
}

async function startWorker(boss: PgBoss, options: DeliveryQueueOptions): Promise<QueueWorker> {
  let busy = false;
  const id = await boss.work<OpeningJob, unknown, typeof workerSettings>(
    openingQueue,
    workerSettings,
    async (jobs) => {
      busy = true;
      try {
        return await Promise.all(jobs.map(async (job) => jobResult(job.id, await attempt(job, options))));
      } finally {
        busy = false;
      }
    },
  );
  return { id, busy: () => busy };
}

type JobResult = { id: string; status: 'completed' | 'failed'; output: { reason: string } };

function jobResult(id: string, result: DeliveryResult): JobResult {
  return result.result === 'done'
    ? { id, status: 'completed', output: { reason: result.state } }
    : { id, status: 'failed', output: { reason: result.reason } };
}

/** A delivery that throws (the database went away, a key is wrong) is one to try again, and one to log. */
async function attempt(
  job: JobWithMetadata<OpeningJob>,
  { log, deliver, onSettled }: DeliveryQueueOptions,
): Promise<DeliveryResult> {
  const { recordId } = job.data;
  try {
    const result = await deliver(recordId);
    if (result.result === 'done') {
      log.info('record-settled', { recordId, outcome: result.state });
      onSettled(recordId);
    } else {
      // Abandoned jobs wait in the dead queue, with their record as it is, for a person to look at.
      const last = job.retryCount >= job.retryLimit;
      if (last) log.error('delivery-abandoned', { recordId, reason: result.reason });
      else log.warn('delivery-postponed', { recordId, reason: result.reason });
    }
    return result;
  } catch (error) {
    log.error('delivery-failed', { recordId, error });
    return { result: 'later', reason: 'error' };
  }
}
