/**
 * The real outbox before the simulator in a storm: openings come in while faults are drawn, one of the two workers is
 * killed with calls on the way, and some jobs can never be delivered. At the end everything that could be is settled,
 * nobody has two openings, nobody's was lost, and whoever watches was told of the rest.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { asApplication } from '../../../../server/src/db/application-role.ts';
import { openDatabase } from '../../../../server/src/db/database.ts';
import { prepareSchema } from '../../../../server/src/db/prepare-schema.ts';
import { countDeadLetters } from '../../../../server/src/delivery/dead-letters.ts';
import { createLog } from '../../../../server/src/log.ts';
import type { PkiPaths } from '../../../pki/development-pki.ts';
import { Chance } from '../../chance.ts';
import type { NationalProcess } from '../national-process.ts';
import { type Asked, openingDesk } from './asked-openings.ts';
import { outboxRows } from './outbox-rows.ts';
import { storm } from './storm.ts';
import { type Tally, tallyOf } from './tally.ts';
import { startWorker, type WorkerProcess } from './worker-process.ts';

export interface OutboxParts {
  /** Of an empty database, as its owner. */
  databaseUrl: string;
  secretsFolder: string;
  pki: PkiPaths;
  national: NationalProcess;
  size: { openings: number; stormMs: number };
  seed: number;
}

export interface OutboxFigures extends Tally {
  openings: number;
  faultKinds: number;
  /** Answers that were lost, and records whose creation TD0.2 told. */
  doubts: number;
  settledByAsking: number;
  /** Openings on the way when one of the two workers was killed. */
  killedOnTheWay: number;
  /** Jobs that can never be delivered; those that were given up; those that the alarm told of. */
  poison: number;
  deadLetters: number;
  alarmed: number;
}

const settleDeadlineMs = 90_000;
const poisons = ['no-record', 'unreadable', 'no-record', 'unreadable'] as const;

export async function runOutbox(parts: OutboxParts): Promise<OutboxFigures> {
  const { databaseUrl, secretsFolder, pki, national, seed, size } = parts;
  await prepareSchema(databaseUrl);
  const database = openDatabase({ url: databaseUrl, log: createLog('silent') });
  const served = openDatabase({
    url: databaseUrl,
    log: createLog('silent'),
    options: asApplication,
    poolSize: 2,
  });
  const rows = outboxRows(database);
  const order = { databaseUrl, secretsFolder, pki, nationalUrl: national.url };
  const workers: WorkerProcess[] = [];
  try {
    await national.clear();
    const openingsBefore = openingsIn(national.said());
    const desk = await openingDesk({ ...parts, database });
    for (const kind of poisons) await desk.poison(kind);
    workers.push(...(await Promise.all([startWorker(order), startWorker(order)])));
    const calm = new AbortController();
    const [asked, faults, killedOnTheWay] = await Promise.all([
      steadily(size, desk.ask).finally(() => calm.abort()),
      storm(national, new Chance(seed), calm.signal),
      killOne(workers, rows.onTheWay, size.stormMs / 2).then(async (onTheWay) => {
        workers.push(await startWorker(order));
        return onTheWay;
      }),
    ]);
    await until(async () => (await rows.unsettled(asked)) === 0 && (await rows.deadJobs()) >= poisons.length);
    const alarmed = await alarmOf(workers);
    const { records } = await national.state();
    return {
      ...tallyOf({
        asked: asked.map(({ recordId, identity }) => ({ recordId, ins: identity.nir })),
        states: await rows.states(),
        national: records,
        openingsLogged: openingsIn(national.said()) - openingsBefore,
      }),
      ...{ openings: asked.length, faultKinds: faults.size, killedOnTheWay, poison: poisons.length },
      ...(await rows.doubts()),
      deadLetters: (await countDeadLetters(served))['open-record'],
      alarmed,
    };
  } finally {
    for (const worker of workers) await worker.stop();
    await Promise.all([database.close(), served.close()]);
  }
}

/** One after the other, spread over the storm. */
async function steadily(
  { openings, stormMs }: OutboxParts['size'],
  ask: () => Promise<Asked>,
): Promise<Asked[]> {
  const asked: Asked[] = [];
  const startedAt = performance.now();
  for (let rank = 0; rank < openings; rank += 1) {
    asked.push(await ask());
    await sleep(Math.max(0, startedAt + ((rank + 1) * stormMs) / openings - performance.now()));
  }
  return asked;
}

/** From `afterMs` on, as soon as a call is on the way. Gives back how many were. */
async function killOne(
  workers: readonly WorkerProcess[],
  onTheWay: () => Promise<number>,
  afterMs: number,
): Promise<number> {
  await sleep(afterMs);
  let calls = 0;
  await until(async () => {
    calls = await onTheWay();
    return calls > 0;
  });
  await workers[0]?.kill();
  return calls;
}

/** Jobs that the workers' log tells of; it looks twice a second. */
async function alarmOf(workers: readonly WorkerProcess[]): Promise<number> {
  const told = (): number[] =>
    workers.flatMap((worker) =>
      [...worker.logged().matchAll(/"event":"dead-letters".*?"jobs":(\d+)/g)].map(([, jobs]) => Number(jobs)),
    );
  await until(async () => Math.max(0, ...told()) >= poisons.length, 30_000);
  return Math.max(0, ...told());
}

function openingsIn(log: string): number {
  return log.split('TD1.1 : dossier ouvert').length - 1;
}

/** Returns at the deadline too: what is not so by then is for the figures to tell. */
async function until(isSo: () => Promise<boolean>, deadlineMs = settleDeadlineMs): Promise<void> {
  const deadline = performance.now() + deadlineMs;
  while (!(await isSo()) && performance.now() < deadline) await sleep(100);
}
