/**
 * A thread that gives the parser one hostile input after the other. The rank under way stands in shared memory, so
 * that the drill can name the input on which the thread hangs.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { seedOf } from '../chance.ts';
import { type ParserOutcome, tryParser } from './parser-subject.ts';

export const ParserJobSchema = z.strictObject({
  /** Rank of the input under way. */
  progress: z.instanceof(SharedArrayBuffer),
  /** Seeds given one by one; otherwise `runSeed` makes them. */
  seeds: z.array(z.int()).nullable(),
  runSeed: z.int(),
  from: z.int(),
  to: z.int(),
});
export type ParserJob = z.infer<typeof ParserJobSchema>;

export interface ParserReport {
  inputs: number;
  crashes: { seed: number; why: string }[];
  outcomes: Partial<Record<ParserOutcome, number>>;
  /** Time of this thread on the processor: a machine under load makes no parser slow. */
  slowestMs: number;
}

const slowMs = 50;
const secondLooks = 3;

type Subject = (seed: number) => Promise<ParserOutcome>;

export async function tryAll(job: ParserJob, subject: Subject = tryParser): Promise<ParserReport> {
  const progress = new Int32Array(job.progress);
  const report: ParserReport = { inputs: 0, crashes: [], outcomes: {}, slowestMs: 0 };
  for (let rank = job.from; rank < job.to; rank += 1) {
    Atomics.store(progress, 0, rank);
    const seed = job.seeds?.[rank] ?? seedOf(job.runSeed, rank);
    await tryOne(subject, seed, report);
  }
  return report;
}

async function tryOne(subject: Subject, seed: number, report: ParserReport): Promise<void> {
  report.inputs += 1;
  try {
    const { outcome, ms } = await timed(subject, seed);
    report.outcomes[outcome] = (report.outcomes[outcome] ?? 0) + 1;
    const lastingMs = ms > slowMs ? await quickest(subject, seed, ms) : ms;
    report.slowestMs = Math.max(report.slowestMs, lastingMs);
    if (lastingMs > slowMs) report.crashes.push({ seed, why: `${Math.round(lastingMs)} ms` });
  } catch (error) {
    // The message of a bug of ours, about an input nobody's card ever held: nothing of a person is in it.
    report.crashes.push({ seed, why: error instanceof Error ? error.message : 'not even an error' });
  }
}

/** The thread also collects garbage now and then: only an input that is slow each time is slow. */
async function quickest(subject: Subject, seed: number, firstMs: number): Promise<number> {
  let best = firstMs;
  for (let look = 0; look < secondLooks; look += 1) best = Math.min(best, (await timed(subject, seed)).ms);
  return best;
}

async function timed(subject: Subject, seed: number): Promise<{ outcome: ParserOutcome; ms: number }> {
  const start = process.threadCpuUsage();
  const outcome = await subject(seed);
  const { user, system } = process.threadCpuUsage(start);
  return { outcome, ms: (user + system) / 1000 };
}

if (parentPort && workerData !== null) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- the port of a thread has no origin.
  parentPort.postMessage(await tryAll(ParserJobSchema.parse(workerData)));
}
