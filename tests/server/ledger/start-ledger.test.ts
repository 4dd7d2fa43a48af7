/** The ledger of a server with its witness and its time-stamping authority, each a process of its own. */
import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseCheckpoint } from '../../../server/src/ledger/checkpoint.ts';
import { cosignatureOf } from '../../../server/src/ledger/cosignature.ts';
import { includes } from '../../../server/src/ledger/merkle-verify.ts';
import type { Proved } from '../../../server/src/ledger/proofs.ts';
import { usualBatchSize } from '../../../server/src/ledger/sequencer.ts';
import { type Ledger, type LedgerSettings, startLedger } from '../../../server/src/ledger/start-ledger.ts';
import { parseVkey, type VerifierKey } from '../../../server/src/ledger/verifier-key.ts';
import { WitnessSettingSchema } from '../../../server/src/ledger/witness-client.ts';
import { createLog } from '../../../server/src/log.ts';
import { startWitness, type WitnessProcess, witnessFolder, witnessName } from '../witness/witness-process.ts';
import { type LedgerBench, openLedgerBench, origin } from './ledger-bench.ts';
import { opensslAccepts, startTsa, type TsaProcess, tsaFolder } from './tsa-process.ts';

/** Other work may have the machine. */
const patience = { timeout: 20_000, interval: 20 };

let bench: LedgerBench;
/** The turn that numbered may also be the one that ended last. */
const numbered = expect.stringMatching(/^(idle|appended)$/);

let lines: string[];
let stops: (() => Promise<void> | void)[];
beforeEach(async () => {
  bench = await openLedgerBench();
  lines = [];
  stops = [() => bench.close()];
});
afterEach(async () => {
  for (const stop of stops.reverse()) await stop();
});

/** Turns come when the test settles, except for those that it waits for. */
const start = (settings: Partial<LedgerSettings> = {}): Ledger => {
  const seed = bench.key.privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const fixed = { database: bench.database, log, origin, seed, everyMs: 3_600_000 };
  const ledger = startLedger({ ...fixed, witnesses: [], timestampUrl: null, ...settings });
  stops.push(() => ledger.stop());
  return ledger;
};
const witnessAt = async (
  directory: string,
  port = 0,
  logs: VerifierKey[] = [bench.key.verifier],
): Promise<WitnessProcess> => {
  const witness = await startWitness(directory, logs, { port });
  stops.push(() => witness.stop());
  return witness;
};
const folder = (make: () => { directory: string; remove: () => void }): string => {
  const { directory, remove } = make();
  stops.push(remove);
  return directory;
};
const setting = (witness: WitnessProcess) => WitnessSettingSchema.parse(`${witness.vkey}@${witness.url}`);
const proved = (answer: Proved): Extract<Proved, { outcome: 'proved' }> => {
  if (answer.outcome !== 'proved') throw new Error(answer.outcome);
  return answer;
};

async function expectProven(answer: Proved, ids: string[]): Promise<void> {
  const { entries, checkpoint } = proved(answer);
  expect(entries.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  const read = parseCheckpoint(checkpoint.note);
  if (!read) throw new Error('no checkpoint');
  for (const { id, index, proof } of entries) {
    const [row] = await bench.sql('select leaf_hash from ledger_leaves where id = $1', [id]);
    const leaf = row?.['leaf_hash'] as Buffer;
    expect(includes({ index, size: read.size, leaf, root: read.root, proof })).toBe(true);
  }
}

test('an act is numbered, signed, cosigned, stamped and proven', async () => {
  const witness = await witnessAt(folder(witnessFolder));
  const tsa: TsaProcess = await startTsa(folder(tsaFolder));
  stops.push(() => tsa.stop());
  const ledger = start({ witnesses: [setting(witness)], timestampUrl: tsa.url });
  const ids = await bench.addLeaves(5);
  await ledger.settle();
  await bench.addLeaves(3);
  await ledger.settle();
  const answer = proved(await ledger.proofs.prove(ids.slice(1, 4)));
  await expectProven(answer, ids.slice(1, 4));
  const { note, timestamp, size } = answer.checkpoint;
  expect([size, answer.complete]).toEqual([8, true]);
  const read = parseCheckpoint(note);
  expect(read && cosignatureOf(read.note, witness.key)).toMatchObject({ state: 'cosigned' });
  expect(await opensslAccepts(note, timestamp ?? Buffer.of(), tsa.rootFile)).toBe(true);
  expect(await ledger.health()).toMatchObject({
    numbering: numbered,
    waiting: { leaves: 0 },
    witnesses: { [witnessName]: 'cosigned' },
    timestamp: 'stamped',
  });
  expect(parseVkey(ledger.vkey)?.id).toBe(bench.key.verifier.id);
});

test('more than one batch waits: one turn numbers them all', async () => {
  const ledger = start();
  await bench.addLeaves(usualBatchSize + 1);
  await ledger.settle();
  expect(await bench.sql('select size::int from ledger_checkpoints order by size')).toEqual([
    { size: usualBatchSize },
    { size: usualBatchSize + 1 },
  ]);
});

test('settled from five sides at once, it is done once: nobody races for a number, and the witness is asked once', async () => {
  const witness = await witnessAt(folder(witnessFolder));
  const ledger = start({ witnesses: [setting(witness)] });
  await ledger.settle();
  await bench.addLeaves(3);
  await Promise.all(Array.from({ length: 5 }, () => ledger.settle()));
  expect(lines.filter((line) => line.includes('"ledger-extended"'))).toHaveLength(1);
  expect((await ledger.health()).numbering).toBe('idle');
  const cosigned = witness
    .said()
    .split('\n')
    .filter((line) => line.includes('witness-cosigned'));
  expect(cosigned.filter((line) => line.includes('"size":3'))).toHaveLength(1);
  expect((await bench.store.newest())?.note.match(new RegExp(witnessName, 'g'))).toHaveLength(1);
});

test('by itself: leaves are numbered within a turn, and the watch finds them sound', async () => {
  const ledger = start({ everyMs: 20, watchPassMs: 20 });
  const ids = await bench.addLeaves(3);
  await expect
    .poll(() => ledger.proofs.prove(ids), patience)
    .toMatchObject({ outcome: 'proved', complete: true });
  await expect
    .poll(async () => (await ledger.health()).history, patience)
    // The leaf of the batch that seals these three may have come already.
    .toEqual({ state: 'sound', size: expect.toSatisfy((size: number) => size >= 3) });
  await bench.tamper('update ledger_leaves set leaf_hash = sha256(leaf_hash) where index = 1');
  await expect.poll(async () => (await ledger.health()).history.state, patience).toBe('tampered');
});

test('a witness that is away delays nothing; the newest checkpoint is cosigned when it is back', async () => {
  const directory = folder(witnessFolder);
  const witness = await witnessAt(directory);
  const ledger = start({ witnesses: [setting(witness)] });
  await bench.addLeaves(2);
  await ledger.settle();
  await witness.stop('SIGKILL');
  const ids = await bench.addLeaves(2);
  await ledger.settle();
  const meanwhile = proved(await ledger.proofs.prove(ids));
  expect([meanwhile.checkpoint.size, meanwhile.complete]).toEqual([4, false]);
  expect((await ledger.health()).witnesses).toEqual({ [witnessName]: 'away' });
  await bench.addLeaves(1);
  await ledger.settle();
  await witnessAt(directory, witness.port);
  await ledger.settle();
  const after = proved(await ledger.proofs.prove(ids));
  expect([after.checkpoint.size, after.complete]).toEqual([5, true]);
  expect(lines.filter((line) => line.includes('witness-away'))).toHaveLength(1);
});

test('an act that a completed checkpoint covers is proven by it, not by a newer one that lacks something', async () => {
  const witness = await witnessAt(folder(witnessFolder));
  const ledger = start({ witnesses: [setting(witness)] });
  const ids = await bench.addLeaves(2);
  await ledger.settle();
  await witness.stop();
  await bench.addLeaves(2);
  await ledger.settle();
  const answer = proved(await ledger.proofs.prove(ids));
  expect([answer.checkpoint.size, answer.complete]).toEqual([2, true]);
});

test('a stamp that came before a late cosignature makes room for one over both', async () => {
  const directory = folder(witnessFolder);
  const witness = await witnessAt(directory);
  await witness.stop();
  const tsa = await startTsa(folder(tsaFolder));
  stops.push(() => tsa.stop());
  const ledger = start({ witnesses: [setting(witness)], timestampUrl: tsa.url });
  await bench.addLeaves(2);
  await ledger.settle();
  const before = await bench.store.newest();
  expect(await opensslAccepts(before?.note ?? '', before?.timestamp ?? Buffer.of(), tsa.rootFile)).toBe(true);
  await witnessAt(directory, witness.port);
  await ledger.settle();
  const after = await bench.store.newest();
  expect(after?.note.length).toBeGreaterThan(before?.note.length ?? 0);
  expect(await opensslAccepts(after?.note ?? '', after?.timestamp ?? Buffer.of(), tsa.rootFile)).toBe(true);
});

test('a time-stamping authority that is away is a state', async () => {
  const ledger = start({ timestampUrl: 'http://127.0.0.1:9/' });
  const ids = await bench.addLeaves(1);
  await ledger.settle();
  expect(await ledger.health()).toMatchObject({ numbering: numbered, timestamp: 'away' });
  expect(proved(await ledger.proofs.prove(ids))).toMatchObject({
    complete: false,
    checkpoint: { timestamp: null },
  });
});

test('a database put back to yesterday under us: nothing more is signed, it is said, and another history is refused', async () => {
  const witness = await witnessAt(folder(witnessFolder));
  const ledger = start({ witnesses: [setting(witness)] });
  await bench.addLeaves(4);
  await ledger.settle();
  await bench.addLeaves(4);
  await ledger.settle();
  await bench.tamper(
    'delete from ledger_checkpoints where size = 8',
    'delete from ledger_leaves where index >= 4',
    'delete from ledger_nodes where (index + 1) << level > 4',
  );
  await bench.addLeaves(6);
  await ledger.settle();
  const behind = { witnesses: { [witnessName]: 'ahead' }, numbering: 'halted' };
  expect(await ledger.health()).toMatchObject(behind);
  expect(lines.join('')).toContain('"reason":"witness-ahead"');
  expect((await bench.store.newest())?.size).toBe(4);
  // A server that asks no witness signs on; whoever asks it then hears that this is another history.
  await start().settle();
  await bench.addLeaves(1);
  const again = start({ witnesses: [setting(witness)] });
  await again.settle();
  const rewritten = { witnesses: { [witnessName]: 'rewritten' }, numbering: 'halted' };
  expect(await again.health()).toMatchObject(rewritten);
  expect((await bench.store.newest())?.note).not.toContain(witnessName);
});

test('a witness that does not know our key, or answers with another one, has not cosigned', async () => {
  const stranger = await witnessAt(
    folder(witnessFolder),
    0,
    [parseVkey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k')].filter(
      (key) => key !== null,
    ),
  );
  const ours = await witnessAt(folder(witnessFolder));
  const swapped = WitnessSettingSchema.parse(`${stranger.vkey}@${ours.url}`);
  const ledger = start({ witnesses: [setting(stranger), swapped] });
  await bench.addLeaves(1);
  await ledger.settle();
  expect((await ledger.health()).witnesses).toEqual({ [witnessName]: 'refused' });
  expect((await bench.store.newest())?.note).not.toContain(witnessName);
});

test('what has no number yet waits, what is not there is unknown', async () => {
  const ledger = start();
  await ledger.settle();
  const ids = await bench.addLeaves(2);
  expect(await ledger.proofs.prove(ids)).toEqual({ outcome: 'waiting' });
  await ledger.settle();
  await expectProven(await ledger.proofs.prove(ids), ids);
  expect(await ledger.proofs.prove([...ids, randomUUIDv7()])).toEqual({ outcome: 'unknown' });
  const [late = ''] = await bench.addLeaves(1);
  expect(await ledger.proofs.prove([...ids, late])).toEqual({ outcome: 'waiting' });
});

test('every entry of a ledger of 137 is proven', async () => {
  const ledger = start();
  const ids = await bench.addLeaves(100);
  await ledger.settle();
  ids.push(...(await bench.addLeaves(37)));
  await ledger.settle();
  for (const id of ids) await expectProven(await ledger.proofs.prove([id]), [id]);
  await expectProven(await ledger.proofs.prove(ids.slice(40)), ids.slice(40));
});

test('an origin or a seed that cannot be stops the start', () => {
  expect(() => start({ origin: 'deux mots' })).toThrow('key name');
  expect(() => start({ seed: randomBytes(31) })).toThrow('32 bytes');
});
