/** What keeps an act from being exported, one thing at a time; on a ledger that moves when the test says so. */
import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEvidence } from '../../../server/src/evidence/evidence-reader.ts';
import { type ExportParts, exportAct } from '../../../server/src/evidence/export/export-act.ts';
import { type Ledger, startLedger } from '../../../server/src/ledger/start-ledger.ts';
import { type SigningKey, signatureTypes, signingKey } from '../../../server/src/ledger/verifier-key.ts';
import { createLog } from '../../../server/src/log.ts';
import { loadSecrets, type Secrets } from '../../../server/src/secrets/secrets.ts';
import { type ErasureBench, erasureBench } from '../support/erasure-bench.ts';
import { anyDigest, requestFor, someone } from '../support/people.ts';

const never = 3_600_000;
let bench: ErasureBench;
let secrets: Secrets;
let key: SigningKey;
let ledger: Ledger;
beforeAll(async () => {
  bench = await erasureBench({ ledgerTurns: { everyMs: never, watchPassMs: never } });
  secrets = loadSecrets(bench.server.config.SECRETS_DIR);
  const { LEDGER_ORIGIN: origin } = bench.server.config;
  const seed = secrets.ledger.export();
  key = signingKey(origin, signatureTypes.log, seed);
  ledger = startLedger({
    ...{ database: bench.database, log: createLog('silent'), origin, seed, witnesses: [] },
    ...{ timestampUrl: null, everyMs: never, watchPassMs: never },
  });
  await ledger.settle();
});
afterAll(async () => {
  await ledger.stop();
  await bench.stop();
});

async function opened(): Promise<string> {
  const actId = randomUUIDv7();
  await bench.server.kiosk.create(actId, requestFor(someone(), anyDigest()));
  return actId;
}

const exported = (actId: string, change: Partial<ExportParts> = {}) =>
  exportAct(
    {
      ...{
        database: bench.database,
        vault: bench.vault,
        origin: key.verifier.name,
        receipt: secrets.receipt,
        formerReceipts: [],
      },
      ...{ logKeys: [key.verifier], witnesses: [], tsaCa: null, timestamped: false },
      ...{ kioskCas: bench.server.config.KIOSK_CA, now: () => new Date(), newId: randomUUIDv7 },
      ...{ about: { structure: null, insOid: null, demonstration: true }, by: 'test', ...change },
    },
    actId,
  );
const outcome = async (...asked: Parameters<typeof exported>) => (await exported(...asked)).outcome;
const audited = async (actId: string) =>
  bench.server.sql(`select 1 from audit_events where record_id = $1 and type = 'evidence-exported'`, [actId]);

test('it waits for its number, then for everybody who is to vouch for it', async () => {
  const actId = await opened();
  expect(await outcome(actId)).toBe('waiting');
  await ledger.settle();
  const witness = signingKey('temoin.example/essai', signatureTypes.cosignature, randomBytes(32)).verifier;
  expect(await outcome(actId, { witnesses: [witness] })).toBe('incomplete');
  expect(await outcome(actId, { timestamped: true })).toBe('incomplete');
  expect(await audited(actId)).toHaveLength(0);
  expect(await outcome(actId)).toBe('exported');
  expect(await audited(actId)).toHaveLength(1);
});

test('the policy names the key that signed the checkpoint and the authority that issued the kiosk’s certificate', async () => {
  const actId = await opened();
  await ledger.settle();
  const stranger = signingKey(key.verifier.name, signatureTypes.log, randomBytes(32)).verifier;
  const otherCa = readFileSync(bench.server.pki.nationalCa, 'utf8');
  const ours = bench.server.config.KIOSK_CA;
  expect(await outcome(actId, { logKeys: [stranger] })).toBe('other-key');
  expect(await outcome(actId, { kioskCas: otherCa })).toBe('other-key');
  const given = { logKeys: [stranger, key.verifier], kioskCas: `${otherCa}\n${ours}` };
  expect(await exported(actId, given)).toMatchObject({
    outcome: 'exported',
    policy: { logKey: ledger.vkey, kioskCa: expect.stringContaining(ours.trim().slice(30, 90)) },
  });
});

test('an act one of whose leaves was taken out of the ledger is not exported', async () => {
  const actId = await opened();
  await ledger.settle();
  await bench.server.sql('alter table ledger_leaves disable trigger all');
  await bench.server.sql(
    `delete from ledger_leaves where id = (select id from evidence where act_id = $1 and kind = 'outcome')`,
    [actId],
  );
  await bench.server.sql('alter table ledger_leaves enable trigger all');
  expect(await outcome(actId)).toBe('not-in-ledger');
});

test('every leaf has a salt of its own, of which nobody knows a bit', async () => {
  const salts: Buffer[] = [];
  for (let act = 0; act < 10; act += 1) {
    const read = await readEvidence(bench.database, bench.vault, await opened());
    if (read.outcome !== 'open') throw new Error(read.outcome);
    salts.push(...read.entries.map(({ salt }) => Buffer.from(salt, 'base64url')));
  }
  expect(salts).toHaveLength(20);
  expect(salts.every((salt) => salt.length === 32)).toBe(true);
  // No byte stands still: 20 equal bytes in one place by chance, once in 256^19 times.
  for (let at = 0; at < 32; at += 1) expect(new Set(salts.map((salt) => salt[at])).size).toBeGreaterThan(1);
});
