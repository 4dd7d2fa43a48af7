/**
 * `npm run evidence -- verify BUNDLE --policy POLICY [--explain]`: checks one exported bundle offline, with no database
 * and no network; exit code 0 when it holds, 1 when not, 2 when nothing could be said.
 * `npm run evidence -- verify-origin ORIGIN --former POLICY --policy POLICY`: whether a log of a new origin follows the
 * former one (`origin.json` of new-origin-command.ts), and what was lost between the two; the same exit codes.
 * `npm run evidence -- export ACT --out FOLDER [--named] [--line FOLDER]`: takes the evidence of one act out of a running
 * line: bundle.json, the proof; policy.json, which came with it and only shows that the two fit; evidence.pdf for people;
 * fhir.json for software, which names the person only when it is `--named`.
 * `npm run evidence -- drill [--short] [--bundles N] [--mutations N] [--seed S] [--keep FOLDER]`: the proof of an act
 * and its end, measured on a line of its own (scripts/drill/evidence). One JSON line last on stdout. About half an hour;
 * `--short`: less than a minute, and figures that say only that the parts work.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { explain } from './evidence/verify/explain.ts';
import { verifyFiles } from './evidence/verify/verify-files.ts';
import { verifyOriginFiles } from './evidence/verify-origin/verify-origin-files.ts';
import { exportFromLine } from './line/evidence-export.ts';
import { stateDirectory } from './line/settings.ts';

const text = { type: 'string' } as const;
const count = z.coerce.number().int().min(1).max(10_000_000);
const DrillSchema = z.strictObject({
  bundles: count.optional(),
  mutations: count.optional(),
  seed: z.coerce.number().int().min(0).max(0xffff_ffff).optional(),
  keep: z.string().min(1).optional(),
});

const [command, ...rest] = process.argv.slice(2);
try {
  if (command === 'verify') await verify(rest);
  else if (command === 'verify-origin') verifyOriginPaper(rest);
  else if (command === 'export') await exportAct(rest);
  else if (command === 'drill') await drill(rest);
  else usage();
} catch (error) {
  // No verdict: the file could not be read, an option is none, openssl or python3 is missing. Never 0 nor 1.
  console.error(error instanceof Error ? error.message : error);
  console.log(JSON.stringify({ ok: false, reason: null }));
  process.exitCode = 2;
}

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

function verifyOriginPaper(args: string[]): void {
  const options = { former: text, policy: text };
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [paper, ...others] = positionals;
  if (paper === undefined || !values.former || !values.policy || others.length > 0) {
    usage();
    return;
  }
  const verdict = verifyOriginFiles(paper, values.former, values.policy);
  console.log(JSON.stringify(verdict));
  process.exitCode = verdict.ok ? 0 : 1;
}

async function exportAct(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: text,
      line: { ...text, default: stateDirectory() },
      named: { type: 'boolean', default: false },
    },
  });
  const [actId, ...others] = positionals;
  if (actId === undefined || values.out === undefined || others.length > 0) return usage();
  console.log(await exportFromLine(values.line, actId, values.out, values.named));
}

async function drill(args: string[]): Promise<void> {
  const { short: isShort, ...values } = parseArgs({
    args,
    options: {
      bundles: text,
      mutations: text,
      seed: text,
      keep: text,
      short: { type: 'boolean', default: false },
    },
  }).values;
  const { seed = randomInt(2 ** 32), keep = null, bundles, mutations } = DrillSchema.parse(values);
  // Whoever only verifies loads no forge.
  const { short, whole } = await import('./drill/evidence/size.ts');
  const { runDrill } = await import('./drill/evidence/run-drill.ts');
  const wished = isShort ? short : whole;
  const size = { ...wished, bundles: bundles ?? wished.bundles, mutations: mutations ?? wished.mutations };
  const result = await runDrill({ size, seed, keep, say: (line) => console.error(line) });
  console.log(JSON.stringify(result));
  process.exitCode = result.ok ? 0 : 1;
}

function usage(): void {
  console.error('Usage : npm run evidence -- verify FICHIER --policy POLITIQUE [--explain]');
  console.error(
    '        npm run evidence -- verify-origin FICHIER --former POLITIQUE --policy POLITIQUE (de la nouvelle origine)',
  );
  console.error('        npm run evidence -- export ACTE --out DOSSIER [--named] [--line DOSSIER]');
  console.error(
    '        npm run evidence -- drill [--short] [--bundles N] [--mutations N] [--seed S] [--keep DOSSIER]',
  );
  process.exitCode = 2;
}
