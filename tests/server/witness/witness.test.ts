/** The witness as others meet it: over the wire of C2SP tlog-witness, killed and started again. */
import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signCheckpoint } from '../../../server/src/ledger/checkpoint.ts';
import { cosignatureOf } from '../../../server/src/ledger/cosignature.ts';
import {
  appendLeaf,
  emptyTree,
  type HashedNode,
  leafHash,
  rootOf,
  type TreeEdge,
} from '../../../server/src/ledger/merkle.ts';
import { consistencyRanges, proofOf } from '../../../server/src/ledger/merkle-proofs.ts';
import { parseNote } from '../../../server/src/ledger/signed-note.ts';
import { type SigningKey, signatureTypes, signingKey } from '../../../server/src/ledger/verifier-key.ts';
import { startWitness, type WitnessProcess, witnessFolder } from './witness-process.ts';

/** A log in memory that can be asked for any of its pasts. */
interface TestLog {
  key: SigningKey;
  checkpoint(size: number): string;
  proof(oldSize: number, size: number): Buffer[];
}

function testLog(leaves: string[], key: SigningKey): TestLog {
  const nodes = new Map<string, Buffer>();
  const keep = ({ level, index, hash }: HashedNode): void => void nodes.set(`${level}/${index}`, hash);
  const trees: TreeEdge[] = [emptyTree];
  for (const [index, leaf] of leaves.entries()) {
    const hash = leafHash(Buffer.from(leaf));
    keep({ level: 0, index, hash });
    const added = appendLeaf(trees.at(-1) ?? emptyTree, hash);
    added.finished.forEach(keep);
    trees.push(added.tree);
  }
  return {
    key,
    checkpoint: (size) => signCheckpoint({ size, root: rootOf(trees[size] ?? emptyTree) }, key),
    proof: (oldSize, size) =>
      proofOf(consistencyRanges(oldSize, size), ({ level, index }) => {
        const hash = nodes.get(`${level}/${index}`);
        if (!hash) throw new Error('no such node');
        return hash;
      }),
  };
}

const newKey = (name: string): SigningKey => signingKey(name, signatureTypes.log, randomBytes(32));
const leaves = Array.from({ length: 40 }, (_, number) => `leaf ${number}`);
/** Each test has a log of its own: sizes of one do not concern another. */
const keys = Array.from({ length: 12 }, (_, number) => newKey(`journal.example/${number}`));
let next = 0;
const newLog = (): TestLog => testLog(leaves, keys[next++] ?? newKey('none left'));

const { directory, remove } = witnessFolder();
let witness: WitnessProcess;
const start = (port = 0) =>
  startWitness(
    directory,
    keys.map((key) => key.verifier),
    { port },
  );
beforeAll(async () => {
  witness = await start();
});
afterAll(async () => {
  await witness.stop();
  remove();
});

interface Told {
  status: number;
  type: string | null;
  text: string;
}
const post = async (body: string | Uint8Array<ArrayBuffer>, path = '/add-checkpoint'): Promise<Told> => {
  const answer = await fetch(`${witness.url}${path}`, { method: 'POST', body });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
};
const request = (oldSize: number, proof: Buffer[], checkpoint: string): string =>
  `old ${oldSize}\n${proof.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${checkpoint}`;
const add = (log: TestLog, oldSize: number, size: number): Promise<Told> =>
  post(request(oldSize, log.proof(oldSize, size), log.checkpoint(size)));

test('a first checkpoint and each longer one is cosigned, with the time', async () => {
  const log = newLog();
  for (const [oldSize, size] of [
    [0, 3],
    [3, 3],
    [3, 4],
    [4, 40],
  ] as const) {
    const before = Math.floor(Date.now() / 1_000);
    const { status, text } = await add(log, oldSize, size);
    expect(status).toBe(200);
    const note = parseNote(log.checkpoint(size) + text);
    const verdict = note && cosignatureOf(note, witness.key);
    expect(verdict).toMatchObject({ state: 'cosigned' });
    expect(verdict && 'at' in verdict && verdict.at).toBeGreaterThanOrEqual(before);
  }
});

test('another size than the last is answered with the last: 409 and text/x.tlog.size', async () => {
  const log = newLog();
  expect(await add(log, 5, 9)).toMatchObject({ status: 409, text: '0\n' });
  await add(log, 0, 9);
  for (const [oldSize, size] of [
    [0, 9],
    [8, 9],
    [0, 4],
    [4, 4],
    [10, 20],
  ] as const) {
    expect(await add(log, oldSize, size)).toEqual({ status: 409, type: 'text/x.tlog.size', text: '9\n' });
  }
});

test('a smaller tree is never cosigned', async () => {
  const log = newLog();
  await add(log, 0, 9);
  expect((await post(request(9, [], log.checkpoint(8)))).status).toBe(400);
  expect((await add(log, 8, 8)).status).toBe(409);
  expect((await post(request(0, [], log.checkpoint(0)))).status).toBe(409);
});

test('a rewritten history is refused with 422, and the true one is still cosigned after it', async () => {
  const log = newLog();
  await add(log, 0, 9);
  const rewritten = testLog(leaves.with(4, 'another act'), log.key);
  expect((await add(rewritten, 9, 20)).status).toBe(422);
  expect((await add(rewritten, 9, 9)).status).toBe(422);
  const wrongProof = log.proof(9, 20).toReversed();
  expect((await post(request(9, wrongProof, log.checkpoint(20)))).status).toBe(422);
  expect((await post(request(9, [], log.checkpoint(20)))).status).toBe(422);
  expect((await add(log, 9, 20)).status).toBe(200);
});

test('from nothing no proof is taken, and an empty tree has but one root', async () => {
  const log = newLog();
  expect((await post(request(0, [randomBytes(32)], log.checkpoint(3)))).status).toBe(422);
  const emptyLie = signCheckpoint({ size: 0, root: randomBytes(32) }, log.key);
  expect((await post(request(0, [], emptyLie))).status).toBe(422);
  expect((await post(request(0, [], log.checkpoint(0)))).status).toBe(200);
});

test('another key, a broken signature, another log', async () => {
  const log = newLog();
  const impostor = testLog(leaves, newKey(log.key.verifier.name));
  expect((await add(impostor, 0, 3)).status).toBe(403);
  const broken = log.checkpoint(3).replace('\n3\n', '\n4\n');
  expect((await post(request(0, [], broken))).status).toBe(403);
  expect((await add(testLog(leaves, newKey('inconnu.example/x')), 0, 3)).status).toBe(404);
  expect((await add(log, 0, 3)).status).toBe(200);
});

test('killed, it comes back with what it vouched for; two histories are never cosigned', async () => {
  const log = newLog();
  await add(log, 0, 12);
  await witness.stop('SIGKILL');
  witness = await start(witness.port);
  expect(await add(log, 0, 5)).toMatchObject({ status: 409, text: '12\n' });
  const rewritten = testLog(leaves.with(0, 'another act'), log.key);
  expect((await add(rewritten, 12, 13)).status).toBe(422);
  expect((await add(log, 12, 13)).status).toBe(200);
});

test('what it cannot write down it does not sign', async () => {
  const log = newLog();
  await add(log, 0, 2);
  const memory = join(directory, 'memory.json');
  const kept = readFileSync(memory);
  rmSync(memory);
  expect((await add(log, 2, 3)).status).toBe(500);
  writeFileSync(memory, kept);
  expect((await add(log, 2, 3)).status).toBe(200);
});

test('of a hundred requests at once the greatest size stays, and each answer is true', async () => {
  const log = newLog();
  const told = await Promise.all(
    Array.from({ length: 100 }, (_, number) => add(log, number % 5, 5 + (number % 30))),
  );
  expect(told.filter(({ status }) => status === 200).length).toBe(1);
  expect(told.every(({ status }) => status === 200 || status === 409)).toBe(true);
});

test('whatever else is sent gets a status, never a signature', async () => {
  const log = newLog();
  const sound = request(0, [], log.checkpoint(3));
  const hostile = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    fc
      .tuple(fc.nat(sound.length - 1), fc.string({ minLength: 1, maxLength: 2 }))
      .map(([at, other]) => Buffer.from(sound.slice(0, at) + other + sound.slice(at + 1))),
  );
  await fc.assert(
    fc.asyncProperty(hostile, async (bytes) => {
      fc.pre(!bytes.equals(Buffer.from(sound)));
      const { status } = await post(new Uint8Array(bytes));
      expect([400, 403, 404, 409, 422]).toContain(status);
    }),
    { numRuns: 200 },
  );
  expect((await post('x'.repeat(200_000))).status).toBe(413);
  expect((await post(sound, '/other')).status).toBe(404);
  expect((await fetch(`${witness.url}/add-checkpoint`)).status).toBe(405);
  expect((await post(sound)).status).toBe(200);
});

test('its key is for it alone, and neither key nor body is in what it writes', () => {
  expect(statSync(join(directory, 'witness.key')).mode & 0o777).toBe(0o600);
  const seed = readFileSync(join(directory, 'witness.key'));
  for (const coding of ['hex', 'base64', 'base64url'] as const) {
    expect(witness.said()).not.toContain(seed.toString(coding));
  }
  expect(witness.said()).toContain('witness-cosigned');
  expect(witness.said()).not.toContain('— ');
});

test('it does not start without its memory, without its key, or with a key open to others', async () => {
  const { directory: other, remove: removeOther } = witnessFolder();
  const log = newKey('journal.example/seul');
  const start = () => startWitness(other, [log.verifier]);
  const first = await start();
  const answer = await fetch(`${first.url}/add-checkpoint`, {
    method: 'POST',
    body: request(0, [], testLog(leaves, log).checkpoint(2)),
  });
  expect(answer.status).toBe(200);
  await first.stop();
  chmodSync(join(other, 'witness.key'), 0o644);
  await expect(start()).rejects.toThrow('chmod 600');
  const seed = readFileSync(join(other, 'witness.key'));
  rmSync(join(other, 'witness.key'));
  await expect(start()).rejects.toThrow('clé qui n’est plus là');
  writeFileSync(join(other, 'witness.key'), seed, { mode: 0o600 });
  rmSync(join(other, 'memory.json'));
  await expect(start()).rejects.toThrow('sans mémoire');
  removeOther();
});

test.each([
  ['WITNESS_LOGS', ''],
  ['WITNESS_LOGS', 'journal.example+00000000+AAAA'],
  ['WITNESS_NAME', 'deux mots'],
  ['WITNESS_PORT', '70000'],
])('with a wrong %s it says so and stops', async (name, value) => {
  const { directory: other, remove: removeOther } = witnessFolder();
  await expect(startWitness(other, [], { environment: { [name]: value } })).rejects.toThrow(name);
  removeOther();
});
