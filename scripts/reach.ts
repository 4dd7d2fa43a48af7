/**
 * `npm run reach`: can everybody use this screen? Every screen × six languages × three looks, seen by axe, a ruler and the
 * pixels; the fewest touches, from the machine; the texts; the speed on a slow processor; how fast it forgets; a trembling
 * hand on the real line. Progress on stderr, one JSON object last on stdout, exit code 0 only if all held. About forty minutes.
 * Options: --screens DIR (every picture, and one contact sheet a language), --only matrix,texts,taps,speed,privacy,fuzz,
 * --cells N (so many of the 18 combinations, drawn by the seed), --events N (10000 touch events), --seed S.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type ReachOptions, runReach } from './drill/reach/run-reach.ts';
import { summary } from './drill/reach/verdict.ts';

const parts = ['matrix', 'taps', 'texts', 'speed', 'privacy', 'fuzz'] as const;
const text = { type: 'string' } as const;

const OptionsSchema = z.strictObject({
  screens: z.string().min(1).optional(),
  only: z
    .string()
    .transform((list) => list.split(','))
    .pipe(z.array(z.enum(parts)))
    .default([...parts]),
  cells: z.coerce.number().int().min(1).max(18).default(18),
  events: z.coerce.number().int().min(1).max(1_000_000).default(10_000),
  seed: z.coerce.number().int().min(0).max(0xffff_ffff).optional(),
});

try {
  const options = readOptions();
  const figures = await runReach(options);
  for (const { kind, screen, cell, what } of figures.matrix?.faults ?? [])
    console.error(`  ✗ ${kind} ${screen} ${cell.language} ${cell.look}: ${what}`);
  const told = summary(figures);
  console.log(JSON.stringify({ ...told, seed: options.seed }));
  process.exitCode = told.ok ? 0 : 1;
} catch (error) {
  console.error(error);
  const reason = error instanceof Error ? error.message.split('\n')[0] : 'unknown';
  console.log(JSON.stringify({ ok: false, reasons: { drill: reason } }));
  process.exitCode = 1;
}
// A part that did not end may have left something open.
process.exit();

function readOptions(): ReachOptions {
  const options = { screens: text, only: text, cells: text, events: text, seed: text };
  const {
    seed = randomInt(2 ** 32),
    screens = null,
    ...given
  } = OptionsSchema.parse(parseArgs({ options }).values);
  return { ...given, screens, seed, say: (line) => console.error(line) };
}
