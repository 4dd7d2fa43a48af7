/** A tree forgets the leaves that it is told to, and no other. */
import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  forget,
  isForgotten,
  leafKey,
  newTree,
  pathBits,
  pathOf,
} from '../../../server/src/secrets/shredding-tree.ts';
import { parseState, writeState } from '../../../server/src/secrets/vault-state.ts';

const names = fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 30 });

test('every name has a key of its own, the same each time, and another one in another tree', () => {
  const tree = newTree(randomBytes(32));
  const other = newTree(randomBytes(32));
  fc.assert(
    fc.property(names, (list) => {
      const keys = list.map((name) => leafKey(tree, pathOf(name))?.toString('hex'));
      expect(new Set(keys).size).toBe(list.length);
      expect(list.map((name) => leafKey(tree, pathOf(name))?.toString('hex'))).toEqual(keys);
      expect(leafKey(other, pathOf(list[0] ?? ''))?.toString('hex')).not.toBe(keys[0]);
    }),
  );
});

test('a key is reached by one digest for each bit, as what was wrapped years ago was wrapped', () => {
  const root = randomBytes(32);
  const below = (label: number, seed: Buffer): Buffer =>
    createHash('sha256')
      .update(Uint8Array.of(label, ...seed))
      .digest();
  const path = pathOf('act');
  const expected = below(
    2,
    [...path].reduce((seed: Buffer, bit) => below(Number(bit), seed), root),
  );
  expect(leafKey(newTree(root), path)).toEqual(expected);
  // Also from below a node that was kept when a neighbour was forgotten.
  const tree = newTree(root);
  forget(tree, `${path.slice(0, 40)}${path.charAt(40) === '0' ? '1' : '0'}${path.slice(41)}`);
  expect(leafKey(tree, path)).toEqual(expected);
});

test('what is forgotten has no key any more, and every other name keeps the one it had', () => {
  fc.assert(
    fc.property(names, fc.nat(), (list, cut) => {
      const tree = newTree(randomBytes(32));
      const before = new Map(list.map((name) => [name, leafKey(tree, pathOf(name))]));
      const gone = list.slice(0, 1 + (cut % list.length));
      for (const name of gone) expect(forget(tree, pathOf(name))).toBe(true);
      for (const name of list) {
        expect(isForgotten(tree, pathOf(name))).toBe(gone.includes(name));
        expect(leafKey(tree, pathOf(name))).toEqual(gone.includes(name) ? null : before.get(name));
      }
      for (const name of gone) expect(forget(tree, pathOf(name))).toBe(false);
    }),
  );
});

test('no seed that is left stands on the path of what was forgotten: its key cannot be computed', () => {
  const tree = newTree(randomBytes(32));
  const paths = Array.from({ length: 50 }, (_, index) => pathOf(`act ${index}`));
  for (const path of paths) forget(tree, path);
  for (const node of tree.keys()) for (const path of paths) expect(path.startsWith(node)).toBe(false);
});

test('the seeds that are left cover every other leaf once, and their number stays below 64 for each one forgotten', () => {
  const tree = newTree(randomBytes(32));
  const paths = Array.from({ length: 20 }, () => pathOf(randomBytes(8).toString('hex')));
  for (const path of paths) forget(tree, path);
  const covered = [...tree.keys()].reduce((sum, node) => sum + 2n ** BigInt(pathBits - node.length), 0n);
  expect(covered).toBe(2n ** BigInt(pathBits) - BigInt(paths.length));
  expect(tree.size).toBeLessThanOrEqual(pathBits * paths.length);
});

test('a vault written and read again is the same: its keys, their order, every seed and path', () => {
  const Path = fc.string({ unit: fc.constantFrom('0', '1'), maxLength: pathBits });
  const Seed = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));
  const Key = fc.record({
    id: fc.nat(999_999).map((number) => `kek-${number}`),
    replacedAt: fc.constantFrom(null, '2026-11-23T08:00:00.000Z'),
    tree: fc.array(fc.tuple(Path, Seed), { maxLength: 20 }).map((nodes) => new Map(nodes)),
  });
  fc.assert(
    fc.property(fc.array(Key, { minLength: 1, maxLength: 4 }), (state) => {
      expect(parseState(writeState(state))).toEqual(state);
    }),
  );
});
