/** Evidence of real acts, taken out of the running line and put before both verifiers: whole, and with one symbol changed. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bundle, BundleSchema } from '@borne/server/contract/evidence';
import { type PythonVerifier, startPythonVerifier } from '../../evidence/drill/python-verifier.ts';
import { faultsOf, isFaulty } from '../../evidence/drill/tally.ts';
import { base64url, type Expected, withOtherCharacter } from '../../evidence/forge/mutations/mutation.ts';
import { readPolicy } from '../../evidence/verify/read-policy.ts';
import { checkWithOpenssl } from '../../evidence/verify/timestamp.ts';
import { verifyBundle } from '../../evidence/verify/verify-bundle.ts';
import { exportFromLine } from '../../line/evidence-export.ts';
import type { ServerLine } from '../../line/server-line.ts';
import type { Chance } from '../chance.ts';

export interface ExportedFound {
  bundles: number;
  mutated: number;
  disagreements: number;
  /** A bundle refused, a changed one believed. */
  wrong: number;
}

export interface ExportedOptions {
  line: ServerLine;
  actIds: readonly string[];
  mutationsEach: number;
  chance: Chance;
  say: (line: string) => void;
}

export async function tryExported(options: ExportedOptions): Promise<ExportedFound> {
  const { line, actIds, mutationsEach, chance, say } = options;
  const folder = join(line.directory, 'exported');
  mkdirSync(folder);
  const python = startPythonVerifier();
  const found = { bundles: 0, mutated: 0, disagreements: 0, wrong: 0 };
  try {
    for (const actId of actIds) {
      await exportFromLine(line.directory, actId, folder);
      const bytes = readFileSync(join(folder, 'bundle.json'));
      found.bundles += 1;
      await judge({ found, python, folder, say }, bytes, 'accepted');
      for (let one = 0; one < mutationsEach; one += 1) {
        const bundle = BundleSchema.parse(JSON.parse(bytes.toString('utf8')));
        changeOneSymbol(bundle, chance);
        found.mutated += 1;
        await judge({ found, python, folder, say }, Buffer.from(JSON.stringify(bundle)), 'refused');
      }
    }
    return found;
  } finally {
    await python.close();
  }
}

interface Judging {
  found: ExportedFound;
  python: PythonVerifier;
  folder: string;
  say: (line: string) => void;
}

async function judge(
  { found, python, folder, say }: Judging,
  bytes: Buffer,
  expected: Expected,
): Promise<void> {
  const policyFile = join(folder, 'policy.json');
  const policy = readPolicy(readFileSync(policyFile));
  if (!policy.ok) throw new Error(`the exported policy is ${policy.reason}`);
  const a = await verifyBundle(bytes, policy.trust, checkWithOpenssl);
  const b = await python.verify(policyFile, bytes);
  const faults = faultsOf({ name: expected, expected, a, b });
  found.disagreements += Number(faults.disagreement);
  if (!isFaulty(faults)) return;
  found.wrong += 1;
  say(`  ✗ dossier réel, attendu ${expected} : A ${JSON.stringify(a)}, B ${JSON.stringify(b)}`);
}

/** Of what somebody signed or hashed; every one of them matters. */
function changeOneSymbol(bundle: Bundle, chance: Chance): void {
  const entry = chance.pick(bundle.entries);
  const at = chance.below(entry.texts.length);
  const other = (text: string): string => {
    const places = [...text].flatMap((symbol, place) => (base64url.includes(symbol) ? [place] : []));
    return withOtherCharacter(chance, text, chance.pick(places));
  };
  const changes = [
    () => entry.texts.splice(at, 1, other(entry.texts[at] ?? '')),
    () => {
      entry.salt = other(entry.salt);
    },
    () => entry.proof.push(...entry.proof.splice(0, 1).map(other)),
    () => {
      bundle.checkpoint = other(bundle.checkpoint);
    },
  ];
  chance.pick(entry.proof.length > 0 ? changes : changes.filter((_, place) => place !== 2))();
}
