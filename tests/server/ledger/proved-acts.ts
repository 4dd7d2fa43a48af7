/** Acts signed by invented kiosks, numbered in a ledger, taken out as bundles, and the word of both verifiers on them. */
import { randomUUIDv7 } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Chance } from '../../../scripts/drill/chance.ts';
import { startPythonVerifier } from '../../../scripts/evidence/drill/python-verifier.ts';
import { inventAct } from '../../../scripts/evidence/forge/acts.ts';
import { type Draft, draftOf } from '../../../scripts/evidence/forge/forge-bundles.ts';
import { sealed } from '../../../scripts/evidence/forge/jws-signing.ts';
import { leafHash } from '../../../scripts/evidence/forge/tree.ts';
import type { World } from '../../../scripts/evidence/forge/world.ts';
import { readPolicy } from '../../../scripts/evidence/verify/read-policy.ts';
import { checkWithOpenssl } from '../../../scripts/evidence/verify/timestamp.ts';
import { verifyBundle } from '../../../scripts/evidence/verify/verify-bundle.ts';
import type { Bundle, Policy } from '../../../server/contract/evidence/index.ts';
import type { LedgerProofs } from '../../../server/src/ledger/proofs.ts';
import type { LedgerBench } from './ledger-bench.ts';

export interface NumberedDraft extends Draft {
  ids: string[];
}

/** With strangers' leaves between them. */
export async function addActs(
  bench: LedgerBench,
  world: World,
  chance: Chance,
  count: number,
): Promise<NumberedDraft[]> {
  const drafts: NumberedDraft[] = [];
  for (let act = 0; act < count; act += 1) {
    const kiosk = chance.pick(world.kiosks);
    const draft = draftOf(world, chance, kiosk, inventAct(chance, kiosk.kioskId));
    const ids = draft.entries.map(() => randomUUIDv7());
    const hashes = draft.entries.map(({ texts, salt }) => leafHash(texts, salt));
    await bench.addLeaves(ids, hashes);
    await bench.addLeaves(chance.below(4));
    drafts.push({ ...draft, ids });
  }
  return drafts;
}

export async function bundleOf(
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
export async function verdicts(judged: Bundle[], trusted: Policy): Promise<boolean[]> {
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
