/**
 * What the ledger proves is what the two verifiers of evidence accept, which share no code with it: entries signed by
 * invented kiosks, numbered here, cosigned by a real witness process and stamped by a real authority process.
 */
import { randomUUIDv7 } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Chance } from '../../../scripts/drill/chance.ts';
import { startPythonVerifier } from '../../../scripts/evidence/drill/python-verifier.ts';
import { inventAct } from '../../../scripts/evidence/forge/acts.ts';
import { type Draft, draftOf } from '../../../scripts/evidence/forge/forge-bundles.ts';
import { sealed } from '../../../scripts/evidence/forge/jws-signing.ts';
import { leafHash } from '../../../scripts/evidence/forge/tree.ts';
import { forgeWorld, type World } from '../../../scripts/evidence/forge/world.ts';
import { readPolicy } from '../../../scripts/evidence/verify/read-policy.ts';
import { checkWithOpenssl } from '../../../scripts/evidence/verify/timestamp.ts';
import { verifyBundle } from '../../../scripts/evidence/verify/verify-bundle.ts';
import type { Bundle, Policy } from '../../../server/contract/evidence/index.ts';
import type { LedgerProofs } from '../../../server/src/ledger/proofs.ts';
import { startLedger } from '../../../server/src/ledger/start-ledger.ts';
import { WitnessSettingSchema } from '../../../server/src/ledger/witness-client.ts';
import { createLog } from '../../../server/src/log.ts';
import { startWitness, witnessFolder } from '../witness/witness-process.ts';
import { type LedgerBench, openLedgerBench, origin } from './ledger-bench.ts';
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
  const drafts = await addActs(bench, world, chance);
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

interface NumberedDraft extends Draft {
  ids: string[];
}

/** Thirty acts, with strangers' leaves between them. */
async function addActs(bench: LedgerBench, world: World, chance: Chance): Promise<NumberedDraft[]> {
  const drafts: NumberedDraft[] = [];
  for (let act = 0; act < 30; act += 1) {
    const kiosk = chance.pick(world.kiosks);
    const draft = draftOf(world, chance, kiosk, inventAct(chance, kiosk.kioskId));
    const ids = draft.entries.map(() => randomUUIDv7());
    const hashes = draft.entries.map(({ texts, salt }) => leafHash(texts, salt));
    await bench.sql(
      'insert into ledger_leaves (id, leaf_hash) select * from unnest($1::uuid[], $2::bytea[])',
      [ids, hashes],
    );
    await bench.addLeaves(chance.below(4));
    drafts.push({ ...draft, ids });
  }
  return drafts;
}

async function bundleOf(
  { actId, entries, ids }: NumberedDraft,
  proofs: LedgerProofs,
  { servers: [server] }: World,
): Promise<Bundle> {
  const answer = await proofs.prove(ids);
  if (answer.outcome !== 'proved' || !server) throw new Error(answer.outcome);
  const draftOfId = new Map(ids.map((id, place) => [id, entries[place]]));
  return sealed(server, {
    v: 1,
    actId,
    entries: answer.entries.map(({ id, index, proof }) => {
      const { texts = [], salt, kioskCertificate = null } = draftOfId.get(id) ?? {};
      return {
        ...{ texts, index, kioskCertificate, salt: salt?.toString('base64url') ?? '' },
        proof: proof.map((hash) => hash.toString('base64')),
      };
    }),
    checkpoint: answer.checkpoint.note,
    timestamp: answer.checkpoint.timestamp?.toString('base64') ?? null,
    exportedAt: '2026-11-23T08:00:00.000Z',
  });
}

/** The verdict of each, which must be the same. */
async function verdicts(judged: Bundle[], trusted: Policy): Promise<boolean[]> {
  const folder = mkdtempSync(join(tmpdir(), 'borne-policy-'));
  const file = join(folder, 'policy.json');
  writeFileSync(file, JSON.stringify(trusted));
  const read = readPolicy(readFileSync(file));
  if (!read.ok) throw new Error(read.reason);
  const python = startPythonVerifier();
  const agreed: boolean[] = [];
  for (const bundle of judged) {
    const bytes = Buffer.from(JSON.stringify(bundle));
    const first = await verifyBundle(bytes, read.trust, checkWithOpenssl);
    const second = await python.verify(file, bytes);
    expect({ python: second.ok }).toEqual({ python: first.ok });
    agreed.push(first.ok);
  }
  await python.close();
  rmSync(folder, { recursive: true });
  return agreed;
}

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
