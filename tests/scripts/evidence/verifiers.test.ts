import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Chance } from '../../../scripts/drill/chance.ts';
import { type PythonVerifier, startPythonVerifier } from '../../../scripts/evidence/drill/python-verifier.ts';
import { runDrill } from '../../../scripts/evidence/drill/run-drill.ts';
import { drawSubject, type Ground, prepareGrounds } from '../../../scripts/evidence/drill/subjects.ts';
import { faultsOf } from '../../../scripts/evidence/drill/tally.ts';
import { mutations } from '../../../scripts/evidence/forge/mutate.ts';
import { readPolicy } from '../../../scripts/evidence/verify/read-policy.ts';
import { checkWithOpenssl } from '../../../scripts/evidence/verify/timestamp.ts';
import { verifyBundle } from '../../../scripts/evidence/verify/verify-bundle.ts';

let folder: string;
let grounds: Ground[];
let python: PythonVerifier;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-test-'));
  grounds = await prepareGrounds(new Chance(5), 40, folder);
  python = startPythonVerifier();
});

afterAll(async () => {
  await python.close();
  rmSync(folder, { recursive: true, force: true });
});

const noFault = { disagreement: false, wrongAcceptance: false, wrongRefusal: false, otherReason: false };

/** Each once, wherever it applies first: a mutation that is drawn seldom must not go untried. */
test.each(Object.entries(mutations))('both verifiers judge rightly: %s', async (name, mutate) => {
  const chance = new Chance(11);
  for (let tries = 0; tries < 60; tries += 1) {
    const subject = drawSubject(chance, grounds);
    const made = await mutate(subject);
    if (made === null) continue;
    const policy = readPolicy(Buffer.from(JSON.stringify(subject.world.policy)));
    if (!policy.ok) throw new Error(policy.reason);
    const a = await verifyBundle(made.bytes, policy.trust, checkWithOpenssl);
    const b = await python.verify(subject.ground.policyFile, made.bytes);
    expect({
      a,
      b,
      expected: made.expected,
      ...faultsOf({ name, expected: made.expected, a, b }),
    }).toMatchObject(noFault);
    return;
  }
  expect.fail('this mutation applied to no bundle');
});

test('forty forged bundles are accepted by both, and two hundred mutations are judged alike', async () => {
  const wrong: string[] = [];
  const say = (line: string): void => void (line.includes('✗') && wrong.push(line));
  const result = await runDrill({ bundles: 40, mutations: 200, seed: 20_261_123, keep: null, say });
  expect(wrong).toEqual([]);
  expect(result).toMatchObject({
    bundles: 40,
    mutated: 200,
    disagreements: 0,
    wrongAcceptances: 0,
    wrongRefusals: 0,
  });
  expect(result.kinds).toBeGreaterThan(100);
  expect(result.verifiersHold).toBe(true);
}, 120_000);
