/**
 * `npm run devices`: the agent's card and printer drivers through everything that happens to devices, on the real PC/SC
 * daemon with the virtual card, and on the virtual printer. Progress and a table on stderr, one JSON object last on
 * stdout, exit code 0 only if all held. About twenty minutes. Options: --cycles N (500), --times N (3: how often each
 * card is torn at each place), --inputs N (100000), --seed S (another one each time, told), --sample N (of faulty cards
 * and printer troubles only so many of each kind).
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type DrillOptions, runDrill } from './drill/devices/run-drill.ts';
import { table } from './drill/devices/table.ts';
import { summary } from './drill/devices/verdict.ts';

const count = z.coerce.number().int().min(1).max(10_000_000);
const text = { type: 'string' } as const;

const OptionsSchema = z.strictObject({
  cycles: count.default(500),
  times: count.default(3),
  inputs: count.default(100_000),
  seed: z.coerce.number().int().min(0).max(0xffff_ffff).optional(),
  sample: count.nullable().default(null),
});

try {
  const { options } = readOptions();
  const figures = await runDrill(options);
  const told = summary(figures);
  console.error(table(figures, told));
  console.log(JSON.stringify({ ...told, seed: options.seed, figures: details(figures) }));
  process.exitCode = told.ok ? 0 : 1;
} catch (error) {
  console.error(error);
  const reason = error instanceof Error ? error.message.split('\n')[0] : 'unknown';
  console.log(JSON.stringify({ ok: false, reasons: { drill: reason } }));
  process.exitCode = 1;
}
// A part that did not end may have left something open.
process.exit();

function readOptions(): { options: DrillOptions } {
  const { values } = parseArgs({
    options: { cycles: text, times: text, inputs: text, seed: text, sample: text },
  });
  const { seed = randomInt(2 ** 32), ...given } = OptionsSchema.parse(values);
  return { options: { ...given, seed, say: (line) => console.error(line) } };
}

/** What stands in no figure of its own. */
function details({ cards, hostileCards, driver, parser, printer }: Awaited<ReturnType<typeof runDrill>>) {
  return {
    softwareParts: cards?.softwareParts,
    machineLoad: cards?.machineLoad,
    sequences: hostileCards?.positions,
    cardOutcomes: hostileCards?.outcomes,
    parserOutcomes: parser?.outcomes,
    parserSlowestMs: parser && Math.round(parser.slowestMs),
    parserKeptSeeds: parser?.keptSeeds,
    parserCrashes: parser?.crashes,
    parserStuckSeeds: parser?.stuckSeeds,
    childEnds: driver?.childEnds,
    printOutcomes: printer?.outcomes,
    paperOutLines: printer?.paperOutLines,
    believedLies: printer?.believedLies,
  };
}
