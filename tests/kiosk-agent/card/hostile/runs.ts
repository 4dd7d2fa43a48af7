/**
 * How many inputs the parser gets: 300,000 or so in every run of the tests, and as many as one likes at night:
 *
 *   CARD_PARSER_INPUTS=5000000 npx vitest run --config tests/vitest.config.ts tests/kiosk-agent/card/hostile
 *
 * fast-check prints the seed and the path of whatever fails. Kept in `seeds.json`, they are replayed for ever.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { test } from 'vitest';
import { z } from 'zod';

const SeedsSchema = z.array(
  z.strictObject({ property: z.string(), seed: z.int(), path: z.string(), found: z.string() }),
);
export const seeds = SeedsSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'seeds.json'), 'utf8')),
);

const usualInputs = 300_000;
const scale = Math.max(1, Number(process.env['CARD_PARSER_INPUTS'] ?? usualInputs) / usualInputs);

type Property<Values> = fc.IProperty<Values> | fc.IAsyncProperty<Values>;

/** A property under its own name: every seed that once broke it, then `runs` times, more on demand. */
export function holds<Values>(name: string, runs: number, property: Property<Values>): void {
  const numRuns = Math.ceil(runs * scale);
  test(name, { timeout: 60_000 * scale }, async () => {
    for (const { seed, path } of seeds.filter((each) => each.property === name)) {
      await fc.assert(property, { seed, path, endOnFailure: true });
    }
    await fc.assert(property, { numRuns });
  });
}
