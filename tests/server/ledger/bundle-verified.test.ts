/**
 * What the ledger proves is what the two verifiers of evidence accept, which share no code with it: entries signed by
 * invented kiosks, numbered here, cosigned by a real witness process and stamped by a real authority process.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Chance } from '../../../scripts/drill/chance.ts';
import { forgeWorld } from '../../../scripts/evidence/forge/world.ts';
import type { Bundle, Policy } from '../../../server/contract/evidence/index.ts';
import { startLedger } from '../../../server/src/ledger/start-ledger.ts';
import { WitnessSettingSchema } from '../../../server/src/ledger/witness-client.ts';
import { createLog } from '../../../server/src/log.ts';
import { startWitness, witnessFolder } from '../witness/witness-process.ts';
import { openLedgerBench, origin } from './ledger-bench.ts';
import { addActs, bundleOf, verdicts } from './proved-acts.ts';
import { startTsa, tsaFolder } from './tsa-process.ts';

const stops: (() => Promise<void> | void)[] = [];
let bundles: Bundle[];
let policy: Policy;

beforeAll(async () => {
  const bench = await openLedgerBench();
  const [memory, keys] = [witnessFolder(), tsaFolder()];
  stops.push(memory.remove, keys.remove, () => bench.close());
  const witness = await startWitness(memory.directory, [bench.key.verifier]);
  const tsa = await startTsa(keys.directory);
  stops.push(
    () => witness.stop(),
    () => tsa.stop(),
  );
  const chance = new Chance(5);
  const world = await forgeWorld(chance, { origin, witnesses: 1, quorum: 1, timestamps: null });
  const ledger = startLedger({
    ...{ database: bench.database, log: createLog('silent'), origin, timestampUrl: tsa.url },
    seed: bench.key.privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32),
    witnesses: [WitnessSettingSchema.parse(`${witness.vkey}@${witness.url}`)],
    everyMs: 3_600_000,
  });
  stops.push(() => ledger.stop());
  const drafts = await addActs(bench, world, chance, 30);
  await ledger.settle();
  bundles = await Promise.all(drafts.map((draft) => bundleOf(draft, ledger.proofs, world)));
  const tsaCa = readFileSync(tsa.rootFile, 'utf8');
  policy = {
    ...world.policy,
    logKey: ledger.vkey,
    witnesses: [witness.vkey],
    tsaCa,
    timestampRequired: true,
  };
});
afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

test('both verifiers accept every act that the ledger proves', async () => {
  expect(await verdicts(bundles, policy)).toEqual(bundles.map(() => true));
}, 60_000);

test('both refuse it with another act’s proof, another ledger’s key, another witness', async () => {
  const [first, second] = bundles;
  if (!first || !second) throw new Error('no bundle');
  const swapped = {
    ...first,
    entries: first.entries.map((entry) => ({ ...entry, proof: second.entries[0]?.proof ?? [] })),
  };
  expect(await verdicts([swapped], policy)).toEqual([false]);
  const stranger = await forgeWorld(new Chance(6), { origin, witnesses: 1, quorum: 1, timestamps: null });
  expect(await verdicts([first], { ...policy, logKey: stranger.policy.logKey })).toEqual([false]);
  expect(await verdicts([first], { ...policy, witnesses: stranger.policy.witnesses })).toEqual([false]);
}, 60_000);
