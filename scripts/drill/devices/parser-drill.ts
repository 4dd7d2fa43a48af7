/** The parser under a great many hostile inputs, in a thread that is watched from outside: a hang is counted, not waited for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { seedOf } from '../chance.ts';
import type { ParserJob, ParserReport } from './parser-worker.ts';

export interface ParserFigures extends ParserReport {
  stuck: number;
  /** Seeds of the inputs on which it hung. */
  stuckSeeds: number[];
  keptSeeds: number;
}

export interface ParserDrillOptions {
  inputs: number;
  runSeed: number;
  /** Instead of the kept ones. */
  seeds?: number[];
  worker?: string;
  /** No input may hold the thread longer. */
  hangMs?: number;
}

const keptSeedsFile = join(import.meta.dirname, 'parser-seeds.json');
const KeptSeedsSchema = z.array(z.strictObject({ seed: z.int(), why: z.string() }));
const usualWorker = join(import.meta.dirname, 'parser-worker.ts');
const usualHangMs = 5000;
const mostHangs = 5;

/** Seeds that once broke the parser, or that reach a corner of it: replayed before any new one. */
export function keptSeeds(): number[] {
  const kept = KeptSeedsSchema.parse(JSON.parse(readFileSync(keptSeedsFile, 'utf8')));
  return kept.map(({ seed }) => seed);
}

export async function drillParser(options: ParserDrillOptions): Promise<ParserFigures> {
  const seeds = options.seeds ?? keptSeeds();
  const kept = await runAll(options, seeds, seeds.length);
  const fresh = await runAll(options, null, options.inputs);
  return { ...added(kept, fresh), keptSeeds: seeds.length };
}

type Total = Omit<ParserFigures, 'keptSeeds'>;

const nothing: Total = { inputs: 0, crashes: [], outcomes: {}, slowestMs: 0, stuck: 0, stuckSeeds: [] };

/** After a hang the rest is tried by a new thread; after several there is no doubt left, nor time to lose. */
async function runAll(options: ParserDrillOptions, seeds: number[] | null, to: number): Promise<Total> {
  let total = nothing;
  for (let from = 0; from < to && total.stuck < mostHangs; ) {
    const progress = new SharedArrayBuffer(4);
    const job: ParserJob = { progress, seeds, runSeed: options.runSeed, from, to };
    const report = await runThread(options, job);
    if (report) return added(total, { ...report, stuck: 0, stuckSeeds: [] });
    const rank = Atomics.load(new Int32Array(progress), 0);
    const seed = seeds?.[rank] ?? seedOf(options.runSeed, rank);
    total = added(total, { ...nothing, inputs: rank + 1 - from, stuck: 1, stuckSeeds: [seed] });
    from = rank + 1;
  }
  return total;
}

/** Null: it made no progress for too long, and was ended. */
async function runThread(options: ParserDrillOptions, job: ParserJob): Promise<ParserReport | null> {
  const thread = new Worker(options.worker ?? usualWorker, { workerData: job, execArgv: [] });
  const { promise, resolve, reject } = Promise.withResolvers<ParserReport | null>();
  thread.once('message', resolve);
  thread.once('error', reject);
  const watched = new AbortController();
  void noProgress(new Int32Array(job.progress), options.hangMs ?? usualHangMs, watched.signal).then(
    () => resolve(null),
    // Called off: the report is there.
    () => null,
  );
  try {
    return await promise;
  } finally {
    watched.abort();
    await thread.terminate();
  }
}

/** Resolves when the rank stands still for that long. */
async function noProgress(progress: Int32Array, hangMs: number, signal: AbortSignal): Promise<void> {
  for (let last = -1; ; ) {
    await sleep(hangMs, null, { signal });
    const rank = Atomics.load(progress, 0);
    if (rank === last) return;
    last = rank;
  }
}

function added(one: Total, other: Total): Total {
  const outcomes = { ...one.outcomes };
  for (const outcome of Object.keys(other.outcomes) as (keyof Total['outcomes'])[]) {
    outcomes[outcome] = (outcomes[outcome] ?? 0) + (other.outcomes[outcome] ?? 0);
  }
  return {
    inputs: one.inputs + other.inputs,
    crashes: [...one.crashes, ...other.crashes],
    outcomes,
    slowestMs: Math.max(one.slowestMs, other.slowestMs),
    stuck: one.stuck + other.stuck,
    stuckSeeds: [...one.stuckSeeds, ...other.stuckSeeds],
  };
}
