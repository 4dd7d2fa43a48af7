/**
 * The outgoing queues: pg-boss, wrapped so that the rest of the server knows an act's id and nothing of jobs.
 * Jobs are put in by open_record() and close_record(), in the transaction of the act. A dead worker's jobs are taken
 * over after 10 to 15 s (heartbeat); jobs of a national service that is down are tried for a week, at most every 10
 * minutes.
 */
import { type JobWithMetadata, PgBoss } from 'pg-boss';
import { asApplication } from '../db/application-role.ts';
import type { Log } from '../log.ts';
import type { Deliver, DeliveryResult } from './delivery.ts';
import type { QueueName } from './queue-settings.ts';

const workerSettings = {
  // A batch is delivered side by side and holds its worker until the slowest is done: small batches, several workers.
  batchSize: 8,
  perJobResults: true,
  includeMetadata: true,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 2,
  heartbeatRefreshSeconds: 3,
} as const;

export interface DeliveryQueue {
  /** An act was committed: wakes one worker, so that nobody waits for the next poll. Only a hint. */
  hint: (queue: QueueName) => void;
  /** Lets the deliveries under way end, for `timeoutMs` at most; what is cut asks first at the next start. */
  stop(timeoutMs: number): Promise<void>;
}

/** What one queue delivers, and by how many workers. */
export interface Delivery {
  queue: QueueName;
  /** 0: this process serves kiosks and leaves the deliveries to others. */
  workers: number;
  deliver: Deliver;
  onSettled: (actId: string) => void;
}

export interface DeliveryQueueOptions {
  url: string;
  log: Log;
  deliveries: Delivery[];
}

/** Starts the workers. The queues are installed beforehand (install-queues.ts). */
export async function startDeliveryQueue({
  url,
  log,
  deliveries,
}: DeliveryQueueOptions): Promise<DeliveryQueue> {
  const boss = await startBoss(url, log, deliveries);
  const wakers = new Map<QueueName, () => void>();
  for (const delivery of deliveries) wakers.set(delivery.queue, await startWorkers(boss, delivery, log));
  return {
    hint: (queue) => wakers.get(queue)?.(),
    stop: (timeoutMs) => boss.stop({ graceful: true, timeout: timeoutMs }),
  };
}

/** Gives back what wakes one of them: an idle one where there is one, each in its turn. */
async function startWorkers(boss: PgBoss, delivery: Delivery, log: Log): Promise<() => void> {
  const workers = await Promise.all(
    Array.from({ length: delivery.workers }, () => startWorker(boss, delivery, log)),
  );
  let turn = 0;
  return () => {
    turn += 1;
    const first = workers.length === 0 ? 0 : turn % workers.length;
    const rotated = [...workers.slice(first), ...workers.slice(0, first)];
    const chosen = rotated.find((worker) => !worker.busy()) ?? rotated[0];
    if (chosen) boss.notifyWorker(chosen.id);
  };
}

async function startBoss(url: string, log: Log, deliveries: Delivery[]): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: url,
    max: 4,
    application_name: 'borne-queue',
    connectionTimeoutMillis: 2_000,
    // What pg-boss writes on its own connections (picked up, finished) may be lost in a crash of the database: the
    // job is then picked up again and the act's state says what was done. Jobs come in durably, with their act.
    options: `${asApplication} -c statement_timeout=30000 -c synchronous_commit=off`,
    migrate: false,
    schedule: false,
    registerInstance: false,
    // Whoever delivers looks after the queues too, every two seconds: jobs of dead workers, counts.
    supervise: deliveries.some(({ workers }) => workers > 0),
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
  });
  // Without a listener an error of the queue would end the process; with it the workers go on polling.
  boss.on('error', (error) => log.warn('queue-trouble', { error }));
  await boss.start();
  return boss;
}

interface QueueWorker {
  id: string;
  busy(): boolean;
}

async function startWorker(boss: PgBoss, delivery: Delivery, log: Log): Promise<QueueWorker> {
  let busy = false;
  const id = await boss.work<object, unknown, typeof workerSettings>(
    delivery.queue,
    workerSettings,
    async (jobs) => {
      busy = true;
      try {
        return await Promise.all(
          jobs.map(async (job) => jobResult(job.id, await attempt(job, delivery, log))),
        );
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

const logged = {
  'open-record': { settled: 'record-settled', field: 'recordId' },
  'close-record': { settled: 'closure-settled', field: 'closureId' },
} as const;

/** A delivery that throws (the database went away, a key is wrong) is one to try again, and one to log. */
async function attempt(job: JobWithMetadata, delivery: Delivery, log: Log): Promise<DeliveryResult> {
  // A job has the id of its act.
  const { queue, deliver, onSettled } = delivery;
  const act = { [logged[queue].field]: job.id };
  try {
    const result = await deliver(job.id);
    if (result.result === 'done') {
      log.info(logged[queue].settled, { ...act, outcome: result.state });
      onSettled(job.id);
    } else {
      // Abandoned jobs wait in the dead queue, with their act as it is, for a person to look at.
      const last = job.retryCount >= job.retryLimit;
      if (last) log.error('delivery-abandoned', { ...act, reason: result.reason });
      else log.warn('delivery-postponed', { ...act, reason: result.reason });
    }
    return result;
  } catch (error) {
    log.error('delivery-failed', { ...act, error });
    return { result: 'later', reason: 'error' };
  }
}
