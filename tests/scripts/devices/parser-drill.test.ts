/** The parser under hostile inputs, a short run of each; and the proof that the drill sees a parser that fails. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Chance, seedOf } from '../../../scripts/drill/chance.ts';
import { hostileInput } from '../../../scripts/drill/devices/hostile-input.ts';
import { drillParser, keptSeeds } from '../../../scripts/drill/devices/parser-drill.ts';
import { tryAll } from '../../../scripts/drill/devices/parser-worker.ts';

const inputs = 4000;
const runSeed = 20_260_711;
const folder = mkdtempSync(join(tmpdir(), 'borne-parser-drill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A thread that takes the parser's place. */
function workerThat(body: string): string {
  const file = join(folder, `worker-${body.length}.mjs`);
  writeFileSync(file, `import { parentPort, workerData as job } from 'node:worker_threads';\n${body}`);
  return file;
}

describe('the parser', () => {
  test('gives each hostile input a typed answer, in time, and its kept seeds first', async () => {
    const figures = await drillParser({ inputs, runSeed });
    expect(figures).toMatchObject({ crashes: [], stuck: 0, keptSeeds: keptSeeds().length });
    expect(figures.inputs).toBe(inputs + keptSeeds().length);
    // The inputs are no mere noise: they get everywhere.
    expect(Object.keys(figures.outcomes)).toEqual(
      expect.arrayContaining([
        ...['parsed', 'truncated', 'long-tag', 'length-form'],
        ...['read', 'unreadable', 'no-holder', 'fault', 'endless', 'refused'],
      ]),
    );
  });

  test('the same seed is the same input, and its neighbours are others', () => {
    expect(hostileInput(7)).toEqual(hostileInput(7));
    const seeds = Array.from({ length: 1000 }, (_, rank) => seedOf(runSeed, rank));
    expect(new Set(seeds).size).toBe(1000);
    const files = seeds.map(hostileInput).filter(({ kind }) => kind === 'files');
    const different = new Set(files.map((input) => JSON.stringify(input)));
    expect(different.size).toBeGreaterThan(0.8 * files.length);
  });
});

describe('a parser that fails is seen', () => {
  const job = { progress: new SharedArrayBuffer(4), seeds: null, runSeed, from: 0, to: 20 };

  test('what it throws is a crash, with the seed that made it', async () => {
    const broken = (seed: number): Promise<'parsed'> =>
      seed === seedOf(runSeed, 3)
        ? Promise.reject(new Error('index out of range'))
        : Promise.resolve('parsed');
    const report = await tryAll(job, broken);
    expect(report.crashes).toEqual([{ seed: seedOf(runSeed, 3), why: 'index out of range' }]);
    expect(report.inputs).toBe(20);
  });

  test('an input that takes more than 50 ms each time is a crash; one slow moment is none, and waiting is no work', async () => {
    let looks = 0;
    const slow = async (seed: number): Promise<'parsed'> => {
      const isSlow = seed === seedOf(runSeed, 5) || (seed === seedOf(runSeed, 6) && looks++ === 0);
      const start = process.threadCpuUsage().user;
      if (seed === seedOf(runSeed, 7)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 70);
      while (isSlow && process.threadCpuUsage().user - start < 70_000);
      return 'parsed';
    };
    const report = await tryAll(job, slow);
    expect(report.crashes).toMatchObject([{ seed: seedOf(runSeed, 5), why: expect.stringContaining('ms') }]);
  });

  test('a hang is counted with its seed, and the inputs after it are tried all the same', async () => {
    const worker = workerThat(`
      for (let rank = job.from; rank < job.to; rank += 1) {
        Atomics.store(new Int32Array(job.progress), 0, rank);
        if (rank === 2) for (;;);
      }
      parentPort.postMessage({ inputs: job.to - job.from, crashes: [], outcomes: {}, slowestMs: 0 });`);
    const figures = await drillParser({ inputs: 10, runSeed, worker, hangMs: 150, seeds: [] });
    expect(figures).toMatchObject({ inputs: 10, stuck: 1, stuckSeeds: [seedOf(runSeed, 2)] });
  });
});

test('chance draws a sample without repeats, in order', () => {
  const sample = new Chance(1).sample(10, 40);
  expect(new Set(sample).size).toBe(10);
  expect(sample).toEqual(sample.toSorted((a, b) => a - b));
  expect(new Chance(1).sample(10, 4)).toEqual([0, 1, 2, 3]);
});
