/**
 * A database put back to an older copy of itself, behind what its witness (a process) vouched for: the log stands still and
 * says so, until an operator's command begins one of a new origin.
 */
import { execFile } from 'node:child_process';
import { randomUUIDv7 } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Chance } from '../../../scripts/drill/chance.ts';
import { forgeWorld, type World } from '../../../scripts/evidence/forge/world.ts';
import { readPolicy } from '../../../scripts/evidence/verify/read-policy.ts';
import { verifyOrigin } from '../../../scripts/evidence/verify-origin/verify-origin.ts';
import type { Bundle, Policy } from '../../../server/contract/evidence/index.ts';
import { auditBatches } from '../../../server/src/ledger/batches/audit-batches.ts';
import { evidenceBatches } from '../../../server/src/ledger/batches/evidence-batches.ts';
import { sealBatches } from '../../../server/src/ledger/batches/seal-batches.ts';
import { type Checkpoint, openCheckpoint } from '../../../server/src/ledger/checkpoint.ts';
import { cosignatureOf } from '../../../server/src/ledger/cosignature.ts';
import { isSound } from '../../../server/src/ledger/ledger-health-route.ts';
import type { OriginPaper } from '../../../server/src/ledger/new-origin/begin-origin.ts';
import { wrongInHeldLog } from '../../../server/src/ledger/new-origin/held-log.ts';
import {
  checkpointIn,
  statementLeaf,
  toldHead,
} from '../../../server/src/ledger/new-origin/origin-statement.ts';
import { runNewOrigin } from '../../../server/src/ledger/new-origin/run-new-origin.ts';
import { type Ledger, startLedger } from '../../../server/src/ledger/start-ledger.ts';
import { type SigningKey, signatureTypes, signingKey } from '../../../server/src/ledger/verifier-key.ts';
import { WitnessSettingSchema } from '../../../server/src/ledger/witness-client.ts';
import { createLog } from '../../../server/src/log.ts';
import { testSecrets } from '../support/server-under-test.ts';
import { startWitness, type WitnessProcess, witnessFolder, witnessName } from '../witness/witness-process.ts';
import { type LedgerBench, openLedgerBench, origin } from './ledger-bench.ts';
import { addActs, bundleOf, type NumberedDraft, verdicts } from './proved-acts.ts';

const command = join(import.meta.dirname, '../../../server/src/ledger/new-origin/new-origin-command.ts');
const run = promisify(execFile);
const nextOrigin = 'journal.example/essai-2';
const chance = new Chance(11);
const folder = mkdtempSync(join(tmpdir(), 'borne-origin-'));
const memory = witnessFolder();
const secrets = testSecrets();
const seed = readFileSync(join(secrets, 'ledger.key'));
const nextKey: SigningKey = signingKey(nextOrigin, signatureTypes.log, seed);

let bench: LedgerBench;
let witness: WitnessProcess;
let world: World;
let held: NumberedDraft[];
let lost: NumberedDraft[];
let before: { bundles: Bundle[]; policy: Policy };
let lines: string[] = [];
let ledger: Ledger | null = null;

const setting = () => WitnessSettingSchema.parse(`${witness.vkey}@${witness.url}`);
const start = (of = origin): Ledger => {
  lines = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const paces = { everyMs: 3_600_000, watchPassMs: 3_600_000 };
  const parts = {
    database: bench.database,
    log,
    origin: of,
    seed,
    witnesses: [setting()],
    timestampUrl: null,
  };
  ledger = startLedger({ ...parts, ...paces });
  return ledger;
};
const stop = async (): Promise<void> => {
  await ledger?.stop();
  ledger = null;
};
const policyOf = (vkey: string, of: string): Policy => ({
  ...{ ...world.policy, origin: of, logKey: vkey, witnesses: [witness.vkey], tsaCa: null },
  timestampRequired: false,
});
const bundlesOf = async (drafts: NumberedDraft[]): Promise<Bundle[]> => {
  if (!ledger) throw new Error('no ledger');
  const { proofs } = ledger;
  return Promise.all(drafts.map((draft) => bundleOf(draft, proofs, world)));
};
const database = (): string => new URL(bench.url).pathname.slice(1);

/** In the postgres database of the same cluster; nobody is connected to this one any more. */
async function atRest(...statements: string[]): Promise<void> {
  const url = new URL(bench.url);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    for (const statement of statements) {
      await client.query(
        `select pg_terminate_backend(pid, 2000) from pg_stat_activity where datname like '${database()}%'`,
      );
      await client.query(statement);
    }
  } finally {
    await client.end();
  }
}

interface Asked {
  code: number;
  said: Record<string, unknown>;
  sentence: string;
}
async function newOrigin(...more: string[]): Promise<Asked> {
  return ask(origin, nextOrigin, ...more);
}
const settingsFor = (former: string): Record<string, string> => ({
  ...{ SECRETS_DIR: secrets, DATABASE_URL: bench.url, LEDGER_ORIGIN: former },
  LEDGER_WITNESSES: `${witness.vkey}@${witness.url}`,
});
/** What the command does, in this process. */
async function ask(former: string, next: string, ...more: string[]): Promise<Asked> {
  try {
    const said = await runNewOrigin([next, folder, ...more], settingsFor(former));
    return { code: 0, said: JSON.parse(said), sentence: '' };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { code: 1, said: {}, sentence: error.message };
  }
}
/** The command itself, as an operator calls it. */
async function askWithCommand(...more: string[]): Promise<Asked> {
  try {
    const { stdout } = await run(process.execPath, [command, nextOrigin, folder, ...more], {
      env: settingsFor(origin),
    });
    return { code: 0, said: JSON.parse(stdout), sentence: '' };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'stderr' in error)) throw error;
    return { code: Number(error.code), said: {}, sentence: String(error.stderr) };
  }
}

const addEvents = (count: number): Promise<unknown> =>
  bench.sql(
    `insert into audit_events (id, type) select gen_random_uuid(), 'status-asked' from generate_series(1, $1)`,
    [count],
  );
const sealAll = async (): Promise<void> => {
  const stores = [evidenceBatches(bench.database), auditBatches(bench.database)];
  const waits = async () => (await Promise.all(stores.map((store) => store.waits()))).includes(true);
  for (let round = 0; (await waits()) && round < 400; round += 1)
    await sealBatches({ stores, newId: randomUUIDv7 }, new AbortController().signal);
};

/** Six acts that the copy has, and three that came after it; both are cosigned. */
beforeAll(async () => {
  bench = await openLedgerBench(seed);
  witness = await startWitness(memory.directory, [bench.key.verifier]);
  world = await forgeWorld(chance, { origin, witnesses: 1, quorum: 1, timestamps: null });
  held = await addActs(bench, world, chance, 6);
  await addEvents(5);
  await start().settle();
  await sealAll();
  await ledger?.settle();
  before = { bundles: await bundlesOf(held), policy: policyOf(ledger?.vkey ?? '', origin) };
  await atRest(`create database ${database()}_copy template ${database()}`);
  lost = await addActs(bench, world, chance, 3);
  await ledger?.settle();
  before.bundles.push(...(await bundlesOf(lost)));
  await stop();
  await atRest(`drop database ${database()}`, `alter database ${database()}_copy rename to ${database()}`);
});
afterEach(stop);
afterAll(async () => {
  await witness.stop();
  await bench.close();
  memory.remove();
  for (const one of [folder, secrets]) rmSync(one, { recursive: true });
});

const heads = () => bench.sql('select size, note from ledger_checkpoints order by size');

test('a server that is started on the copy serves, and its log stands still before it signs a second history', async () => {
  const kept = await heads();
  await bench.addLeaves(2);
  const running = start();
  await running.settle();
  const health = await running.health();
  expect(health).toMatchObject({
    numbering: 'halted',
    waiting: { leaves: 2 },
    witnesses: { [witnessName]: 'ahead' },
  });
  expect(isSound(health)).toBe(false);
  expect(lines.filter((line) => line.includes('"ledger-halted"'))).toHaveLength(1);
  await running.settle();
  expect(await heads()).toEqual(kept);
});

test('an emptied database is behind too', async () => {
  const empty = await openLedgerBench(seed);
  try {
    await empty.addLeaves(1);
    const log = createLog('silent');
    const parts = { database: empty.database, log, origin, seed, witnesses: [setting()], timestampUrl: null };
    ledger = startLedger({ ...parts, everyMs: 3_600_000 });
    await ledger.settle();
    expect(await ledger.health()).toMatchObject({ numbering: 'halted', waiting: { leaves: 1 } });
    expect(await empty.store.newest()).toBeNull();
  } finally {
    await stop();
    await empty.close();
  }
});

const refusal = async (...more: string[]): Promise<string> => {
  const { code, sentence } = await newOrigin('--begin', ...more);
  expect(code).toBe(1);
  return sentence;
};

test('nothing is begun under a server, without the witness’s own word, or on what was tampered with', async () => {
  const kept = await heads();
  const server = new pg.Client({ connectionString: bench.url, application_name: 'borne-server' });
  await server.connect();
  expect(await refusal()).toContain('Un serveur travaille');
  expect(await askWithCommand('--begin')).toMatchObject({
    code: 1,
    sentence: expect.stringContaining('Un serveur travaille'),
  });
  await server.end();
  await atRest('select');
  const { port } = witness;
  await witness.stop();
  const ofNobody = join(folder, 'of-nobody');
  writeFileSync(ofNobody, String(kept.at(-1)?.['note']).replace(/\n\d+\n/, '\n900\n'));
  expect(await refusal('--cosigned', ofNobody)).toContain(`Sans réponse de ${witnessName}`);
  witness = await startWitness(memory.directory, [bench.key.verifier], { port });
  const leaf = `(select leaf_hash from ledger_leaves where index = 2)`;
  await bench.tamper(
    `create table kept_leaf as select ${leaf} as hash`,
    `update ledger_leaves set leaf_hash = sha256(leaf_hash) where index = 2`,
  );
  expect(await refusal()).toContain('tree-changed');
  await bench.tamper(`update ledger_leaves set leaf_hash = (select hash from kept_leaf) where index = 2`);
  expect(await heads()).toEqual(kept);
});

test('asked without --begin, it only says what it would say', async () => {
  const kept = await heads();
  const { code, said, sentence } = await newOrigin();
  expect([code, said['outcome'], sentence]).toEqual([0, 'proposed', '']);
  expect(await heads()).toEqual(kept);
  expect(existsSync(join(folder, 'origin.json'))).toBe(false);
});

describe('once it has begun', () => {
  let paper: OriginPaper;
  let lastHeld: Checkpoint;
  beforeAll(async () => {
    lastHeld = checkpointIn(String((await heads()).at(-1)?.['note']));
    const begun = await askWithCommand('--begin');
    expect(begun).toMatchObject({ code: 0, said: { outcome: 'begun', origin: nextOrigin } });
    paper = JSON.parse(readFileSync(join(folder, 'origin.json'), 'utf8'));
  });

  test('the first entry says what it follows and what is missing, and is the whole of the first signed head', async () => {
    const [cosigned = ''] = paper.cosigned;
    const witnessed = checkpointIn(cosigned);
    expect(cosignatureOf(witnessed.note, witness.key)).toMatchObject({ state: 'cosigned' });
    expect(JSON.parse(paper.statement)).toMatchObject({
      origin: nextOrigin,
      follows: {
        ...{ origin, held: toldHead(lastHeld) },
        cosigned: [{ ...toldHead(witnessed), witness: witnessName }],
      },
      missing: { from: lastHeld.size, to: witnessed.size },
    });
    expect(witnessed.size).toBeGreaterThan(lastHeld.size);
    const leaf = statementLeaf(paper.statement, Buffer.from(paper.salt, 'base64'));
    const opened = openCheckpoint(paper.checkpoint, [nextKey.verifier]);
    expect(opened).toMatchObject({ state: 'signed', checkpoint: { size: 1, root: leaf } });
    const [first] = await bench.sql('select leaf_hash from ledger_leaves where index = 0');
    expect(first).toEqual({ leaf_hash: leaf });
  });

  test('whoever trusts the former log is led to the new one by the paper, and told what was lost', () => {
    const [former, later] = [before.policy, policyOf(paper.vkey, nextOrigin)].map((policy) => {
      const read = readPolicy(Buffer.from(JSON.stringify(policy)));
      if (!read.ok) throw new Error(read.reason);
      return read.trust;
    });
    if (!former || !later) throw new Error('there are two policies');
    expect(verifyOrigin(readFileSync(join(folder, 'origin.json')), former, later)).toEqual({
      ...{ ok: true, from: origin, to: nextOrigin, held: lastHeld.size, witnesses: [witnessName] },
      missing: { from: lastHeld.size, to: checkpointIn(paper.cosigned[0] ?? '').size },
    });
  });

  test('the trail says so, in a new generation, and what was signed under the former origin is still there', async () => {
    expect(
      await bench.sql(`select detail, generation from audit_events where type = 'ledger-origin-begun'`),
    ).toEqual([{ detail: 'journal.example_essai-2', generation: 1 }]);
    const [kept] = await bench.sql(
      'select count(*)::int as leaves from former_ledger_leaves where origin = $1',
      [origin],
    );
    expect(kept).toEqual({ leaves: lastHeld.size });
    await expect(bench.sql('delete from former_ledger_checkpoints')).rejects.toThrow('only be added to');
    await expect(bench.sql(`update ledger_origins set statement = ''`)).rejects.toThrow('only be added to');
  });

  test('a server that was not told of the new origin adds nothing, and says so', async () => {
    const kept = await heads();
    const running = start(origin);
    await running.settle();
    expect((await running.health()).numbering).toBe('damaged');
    expect(await heads()).toEqual(kept);
  });

  test('the log goes on; the witness cosigns when its own operator has added the new key, and not before', async () => {
    const running = start(nextOrigin);
    await running.settle();
    expect(await running.health()).toMatchObject({
      waiting: { leaves: 0 },
      witnesses: { [witnessName]: 'refused' },
    });
    expect((await bench.store.newest())?.note).not.toContain(witnessName);
    const { port } = witness;
    await witness.stop();
    witness = await startWitness(memory.directory, [bench.key.verifier, nextKey.verifier], { port });
    await running.settle();
    expect((await running.health()).witnesses).toEqual({ [witnessName]: 'cosigned' });
    await sealAll();
    await running.settle();
    expect(await bench.expectSound(nextKey)).toBeGreaterThan(lastHeld.size);
    expect(await wrongInHeldLog(bench.database, [nextKey.verifier])).toBeNull();
  });

  test('both verifiers accept the old bundles, those of lost acts too, and the new ones, each under its own origin', async () => {
    const running = start(nextOrigin);
    held.push(...(await addActs(bench, world, chance, 2)));
    await running.settle();
    const after = { bundles: await bundlesOf(held), policy: policyOf(running.vkey, nextOrigin) };
    expect(await verdicts(before.bundles, before.policy)).toEqual(before.bundles.map(() => true));
    expect(await verdicts(after.bundles, after.policy)).toEqual(after.bundles.map(() => true));
    expect(await verdicts(after.bundles.slice(0, 1), before.policy)).toEqual([false]);
    expect(await running.proofs.prove(lost[0]?.ids ?? [])).toEqual({ outcome: 'unknown' });
  }, 60_000);

  test('a sound log needs no new origin, and an origin is begun once', async () => {
    rmSync(join(folder, 'origin.json'));
    // The bench's own pool is one of a server.
    await atRest('select');
    expect(await refusal()).toContain('LEDGER_ORIGIN');
    const third = await ask(nextOrigin, 'journal.example/essai-3', '--begin');
    expect(third.sentence).toContain('le journal peut continuer');
    const back = await ask(nextOrigin, origin, '--begin');
    expect(back.code).toBe(1);
  });

  test('what the first entry says cannot be changed unseen', async () => {
    await bench.tamper(`update ledger_origins set statement = replace(statement, '"missing"', '"absent"')`);
    expect(await wrongInHeldLog(bench.database, [nextKey.verifier])).toEqual({
      what: 'evidence-changed',
      at: 0,
    });
  });
});
