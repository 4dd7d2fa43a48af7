/**
 * `npm run dmp -- drill [--short] [--seed N]`: the real gateway before the simulator, a process of its own, through every
 * transaction in both regimes and every fault; hostile messages and mutations before the readers of both sides. One JSON
 * line last on stdout. Some minutes; `--short`: less than one, and shows only that the parts work.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { runDrill } from './drill/dmp/run-drill.ts';
import { verdictOf } from './drill/dmp/verdict.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { short: { type: 'boolean', default: false }, seed: { type: 'string' } },
});
const seed = z.coerce
  .number()
  .int()
  .min(0)
  .max(0xffff_ffff)
  .default(randomInt(2 ** 32))
  .parse(values.seed);

if (positionals.join() !== 'drill') {
  console.error('npm run dmp -- drill [--short] [--seed N]');
  process.exitCode = 2;
} else {
  console.error(`Graine ${seed}.`);
  const verdict = verdictOf(
    await runDrill({ short: values.short, seed, say: (line) => console.error(line) }),
  );
  for (const failure of verdict.failures.slice(0, 50)) console.error(`  ${failure}`);
  const { failures: _, ...figures } = verdict;
  console.log(JSON.stringify({ ...figures, seed }));
  process.exitCode = verdict.ok ? 0 : 1;
}
