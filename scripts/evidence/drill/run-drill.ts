/** Bundles forged with throw-away keys, mutations whose verdict is known, and both verifiers on each. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chance } from '../../drill/chance.ts';
import { mutate } from '../forge/mutate.ts';
import type { Expected } from '../forge/mutations/mutation.ts';
import { readPolicy } from '../verify/read-policy.ts';
import { type CheckTimestamp, checkWithOpenssl } from '../verify/timestamp.ts';
import { verifyBundle } from '../verify/verify-bundle.ts';
import { type PythonVerifier, startPythonVerifier } from './python-verifier.ts';
import { drawSubject, type Ground, prepareGrounds } from './subjects.ts';
import { faultsOf, isFaulty, type Trial } from './tally.ts';

export interface DrillOptions {
  bundles: number;
  mutations: number;
  seed: number;
  /** Where what went wrong is kept; null: nowhere. */
  keep: string | null;
  say: (line: string) => void;
}

export interface DrillResult {
  /** Both verifiers were right each time. */
  verifiersHold: boolean;
  bundles: number;
  mutated: number;
  disagreements: number;
  wrongAcceptances: number;
  wrongRefusals: number;
  otherReasons: number;
  /** Names of mutations that went wrong, in the order seen. */
  wrong: string[];
  /** Names of all mutations tried. */
  kinds: number;
}

interface Run {
  options: DrillOptions;
  python: PythonVerifier;
  check: CheckTimestamp;
  result: DrillResult;
}

export async function runDrill(options: DrillOptions): Promise<DrillResult> {
  const chance = new Chance(options.seed);
  const folder = mkdtempSync(join(tmpdir(), 'evidence-drill-'));
  const python = startPythonVerifier();
  try {
    options.say(`Graine ${options.seed}. ${options.bundles} dossiers de preuve sont forgés…`);
    const grounds = await prepareGrounds(chance, options.bundles, folder);
    const run: Run = { options, python, check: remembering(checkWithOpenssl), result: noResult() };
    await tryGood(run, grounds);
    await tryMutants(run, grounds, chance);
    const { wrong, bundles, mutated } = run.result;
    return { ...run.result, verifiersHold: wrong.length === 0 && bundles > 0 && mutated > 0 };
  } finally {
    await python.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const noResult = (): DrillResult => ({
  verifiersHold: false,
  bundles: 0,
  mutated: 0,
  disagreements: 0,
  wrongAcceptances: 0,
  wrongRefusals: 0,
  otherReasons: 0,
  wrong: [],
  kinds: 0,
});

async function tryGood(run: Run, grounds: readonly Ground[]): Promise<void> {
  for (const ground of grounds) {
    for (const bundle of ground.logs.flat()) {
      await tryOne(run, ground, {
        name: null,
        bytes: Buffer.from(JSON.stringify(bundle)),
        expected: 'accepted',
      });
      run.result.bundles += 1;
    }
  }
}

async function tryMutants(run: Run, grounds: readonly Ground[], chance: Chance): Promise<void> {
  const kinds = new Set<string>();
  const { mutations, say } = run.options;
  while (run.result.mutated < mutations) {
    const subject = drawSubject(chance, grounds);
    const made = await mutate(subject);
    kinds.add(made.name);
    await tryOne(run, subject.ground, made);
    run.result.mutated += 1;
    if (run.result.mutated % 1_000 === 0) say(`${run.result.mutated} sur ${mutations}…`);
  }
  run.result.kinds = kinds.size;
}

async function tryOne(
  run: Run,
  { world, policyFile }: Ground,
  { name, bytes, expected }: { name: string | null; bytes: Buffer; expected: Expected },
): Promise<void> {
  const policy = readPolicy(Buffer.from(JSON.stringify(world.policy)));
  if (!policy.ok) throw new Error(`a forged policy is ${policy.reason}`);
  const [a, b] = await Promise.all([
    verifyBundle(bytes, policy.trust, run.check),
    run.python.verify(policyFile, bytes),
  ]);
  count(run, { name, expected, a, b }, bytes, world.policy);
}

function count({ options, result }: Run, trial: Trial, bytes: Buffer, policy: object): void {
  const faults = faultsOf(trial);
  result.disagreements += Number(faults.disagreement);
  result.wrongAcceptances += Number(faults.wrongAcceptance);
  result.wrongRefusals += Number(faults.wrongRefusal);
  result.otherReasons += Number(faults.otherReason);
  if (!isFaulty(faults)) return;
  const name = trial.name ?? 'untouched';
  const rank = result.wrong.push(name);
  options.say(`  ✗ ${name} : attendu ${trial.expected}, A ${said(trial.a)}, B ${said(trial.b)}`);
  if (options.keep === null) return;
  mkdirSync(options.keep, { recursive: true });
  writeFileSync(join(options.keep, `${rank}-bundle.json`), bytes);
  writeFileSync(join(options.keep, `${rank}-policy.json`), JSON.stringify(policy));
}

const said = (verdict: { ok: true } | { ok: false; reason: string }): string =>
  verdict.ok ? 'accepte' : verdict.reason;

/** Many bundles share one stamp. */
function remembering(check: CheckTimestamp): CheckTimestamp {
  const known = new Map<string, boolean>();
  return (text, response, authority) => {
    const key = [text, response.toString('base64'), authority].join('\n');
    const verdict = known.get(key) ?? check(text, response, authority);
    known.set(key, verdict);
    return verdict;
  };
}
