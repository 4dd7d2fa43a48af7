/**
 * `npm run evidence -- verify BUNDLE --policy POLICY [--explain]`: checks one exported bundle offline, with no database
 * and no network; exit code 0 when it holds, 1 when not. `npm run evidence -- drill [--bundles N] [--mutations N]
 * [--seed S] [--keep FOLDER]`: forged bundles and their mutations before both verifiers. One JSON line last on stdout.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { runDrill } from './evidence/drill/run-drill.ts';
import { explain } from './evidence/verify/explain.ts';
import { verifyFiles } from './evidence/verify/verify-files.ts';

const text = { type: 'string' } as const;
const count = z.coerce.number().int().min(1).max(10_000_000);
const DrillSchema = z.strictObject({
  bundles: count.default(1_000),
  mutations: count.default(10_000),
  seed: z.coerce.number().int().min(0).max(0xffff_ffff).optional(),
  keep: z.string().min(1).optional(),
});

const [command, ...rest] = process.argv.slice(2);
if (command === 'verify') await verify(rest);
else if (command === 'drill') await drill(rest);
else usage();

async function verify(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { policy: text, explain: { type: 'boolean', default: false } },
  });
  const [bundle, ...others] = positionals;
  if (bundle === undefined || values.policy === undefined || others.length > 0) return usage();
  const { verdict, stamped } = await verifyFiles(bundle, values.policy);
  if (values.explain) for (const line of explain(verdict, stamped)) console.log(line);
  console.log(JSON.stringify(verdict));
  process.exitCode = verdict.ok ? 0 : 1;
}

async function drill(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { bundles: text, mutations: text, seed: text, keep: text } });
  const { seed = randomInt(2 ** 32), keep = null, ...counts } = DrillSchema.parse(values);
  const result = await runDrill({ ...counts, seed, keep, say: (line) => console.error(line) });
  console.log(JSON.stringify(result));
  process.exitCode = result.ok ? 0 : 1;
}

function usage(): void {
  console.error('Usage : npm run evidence -- verify FICHIER --policy POLITIQUE [--explain]');
  console.error(
    '        npm run evidence -- drill [--bundles N] [--mutations N] [--seed S] [--keep DOSSIER]',
  );
  process.exitCode = 2;
}
