/**
 * The tree against a second, naive implementation written here from the definitions of RFC 9162 §2.1, and against the
 * values that Certificate Transparency's own tests have used since RFC 6962.
 */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  appendLeaf,
  emptyTree,
  type HashedNode,
  leafHash,
  rootOf,
  type TreeEdge,
  type TreeNode,
} from '../../../server/src/ledger/merkle.ts';
import {
  consistencyRanges,
  inclusionRanges,
  nodesOf,
  proofOf,
} from '../../../server/src/ledger/merkle-proofs.ts';
import { includes, isConsistent } from '../../../server/src/ledger/merkle-verify.ts';

const sha256 = (...parts: Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
/** MTH(D[n]), the definition and nothing else. */
const naiveRoot = (entries: Buffer[]): Buffer => {
  if (entries.length === 0) return sha256();
  const [only] = entries;
  if (entries.length === 1 && only) return sha256(Buffer.of(0), only);
  const k = split(entries.length);
  return sha256(Buffer.of(1), naiveRoot(entries.slice(0, k)), naiveRoot(entries.slice(k)));
};
const split = (n: number): number => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};
const naivePath = (m: number, entries: Buffer[]): Buffer[] => {
  if (entries.length === 1) return [];
  const k = split(entries.length);
  return m < k
    ? [...naivePath(m, entries.slice(0, k)), naiveRoot(entries.slice(k))]
    : [...naivePath(m - k, entries.slice(k)), naiveRoot(entries.slice(0, k))];
};
const naiveSubProof = (m: number, entries: Buffer[], known: boolean): Buffer[] => {
  if (m === entries.length) return known ? [] : [naiveRoot(entries)];
  const k = split(entries.length);
  return m <= k
    ? [...naiveSubProof(m, entries.slice(0, k), known), naiveRoot(entries.slice(k))]
    : [...naiveSubProof(m - k, entries.slice(k), false), naiveRoot(entries.slice(0, k))];
};

interface Grown {
  tree: TreeEdge;
  hashOf: (node: TreeNode) => Buffer;
}

/** What a store would hold: only finished nodes. Asking for anything else fails the test. */
function grown(entries: Buffer[]): Grown {
  const stored = new Map<string, Buffer>();
  const keep = ({ level, index, hash }: HashedNode): void => void stored.set(`${level}/${index}`, hash);
  let tree = emptyTree;
  for (const [index, entry] of entries.entries()) {
    const hash = leafHash(entry);
    keep({ level: 0, index, hash });
    const added = appendLeaf(tree, hash);
    added.finished.forEach(keep);
    tree = added.tree;
  }
  return {
    tree,
    hashOf: ({ level, index }) => {
      const hash = stored.get(`${level}/${index}`);
      if (!hash) throw new Error(`node ${level}/${index} is not stored`);
      return hash;
    },
  };
}

const entry = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes));
const entries = (minLength: number) => fc.array(entry, { minLength, maxLength: 70 });
const indexIn = fc.nat(1_000_000);

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
/** Inputs and roots of certificate-transparency's and transparency-dev/merkle's reference tests. */
const referenceInputs = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const referenceRoots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test('the tree of the reference tests has their root at every size', () => {
  const inputs = referenceInputs.map(hex);
  expect(rootOf(emptyTree)).toEqual(hex('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'));
  for (const [index, root] of referenceRoots.entries()) {
    expect(rootOf(grown(inputs.slice(0, index + 1)).tree).toString('hex')).toBe(root);
  }
});

test('the proofs of the reference tests come out byte for byte, and hold', () => {
  const { hashOf } = grown(referenceInputs.map(hex));
  const inclusion = proofOf(inclusionRanges(5, 8), hashOf).map((hash) => hash.toString('hex'));
  expect(inclusion).toEqual([
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ]);
  const consistency = proofOf(consistencyRanges(6, 8), hashOf).map((hash) => hash.toString('hex'));
  expect(consistency).toEqual([
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ]);
});

test('a tree grown leaf by leaf has the root of the definition', () => {
  fc.assert(
    fc.property(entries(0), (all) => {
      expect(rootOf(grown(all).tree)).toEqual(naiveRoot(all));
    }),
    { numRuns: 1_000 },
  );
});

test('every inclusion proof made from finished nodes is that of the definition, and is accepted', () => {
  fc.assert(
    fc.property(entries(1), indexIn, (all, any) => {
      const index = any % all.length;
      const { tree, hashOf } = grown(all);
      const proof = proofOf(inclusionRanges(index, all.length), hashOf);
      expect(proof).toEqual(naivePath(index, all));
      const leaf = leafHash(all[index] ?? Buffer.of());
      expect(includes({ index, size: all.length, leaf, root: rootOf(tree), proof })).toBe(true);
    }),
    { numRuns: 1_500 },
  );
});

test('every consistency proof made from finished nodes is that of the definition, and is accepted', () => {
  fc.assert(
    fc.property(entries(1), indexIn, (all, any) => {
      const oldSize = any % (all.length + 1);
      const { tree, hashOf } = grown(all);
      const proof = proofOf(consistencyRanges(oldSize, all.length), hashOf);
      expect(proof).toEqual(oldSize === 0 ? [] : naiveSubProof(oldSize, all, true));
      const oldRoot = naiveRoot(all.slice(0, oldSize));
      expect(isConsistent({ oldSize, size: all.length, oldRoot, root: rootOf(tree), proof })).toBe(true);
    }),
    { numRuns: 1_500 },
  );
});

type Change = (hashes: Buffer[], at: number, bit: number) => Buffer[];
const flip: Change = (hashes, at, bit) =>
  hashes.map((hash, place) => {
    if (place !== at % hashes.length) return hash;
    const flipped = Buffer.from(hash);
    flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    return flipped;
  });
const changes: Change[] = [
  flip,
  (hashes, at) => hashes.toSpliced(at % (hashes.length + 1), 0, leafHash(Buffer.from('garbage'))),
  (hashes, at) => hashes.toSpliced(at % hashes.length, 1),
  (hashes, at) => hashes.map((hash, place) => (place === at % hashes.length ? hash.subarray(1) : hash)),
];
const change = fc.record({ how: fc.constantFrom(...changes), at: fc.nat(1_000), bit: fc.nat(255) });

test('no changed inclusion proof, leaf or root is accepted', () => {
  fc.assert(
    fc.property(entries(2), indexIn, change, fc.boolean(), (all, any, { how, at, bit }, proofOnly) => {
      const index = any % all.length;
      const { tree, hashOf } = grown(all);
      const sound = {
        ...{ index, size: all.length, leaf: leafHash(all[index] ?? Buffer.of()), root: rootOf(tree) },
        proof: proofOf(inclusionRanges(index, all.length), hashOf),
      };
      expect(includes({ ...sound, proof: how(sound.proof, at, bit) })).toBe(false);
      const [leaf = Buffer.of(), root = Buffer.of()] = flip([sound.leaf, sound.root], proofOnly ? 0 : 1, bit);
      expect(includes({ ...sound, leaf, root })).toBe(false);
    }),
    { numRuns: 1_500 },
  );
});

test('a proof is for one leaf of different leaves, whatever index it is given with', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 70 }), indexIn, indexIn, (size, any, other) => {
      fc.pre(any % size !== other % size);
      const all = Array.from({ length: size }, (_, number) => Buffer.from(`leaf ${number}`));
      const { tree, hashOf } = grown(all);
      const proof = proofOf(inclusionRanges(any % size, size), hashOf);
      const leaf = leafHash(all[any % size] ?? Buffer.of());
      expect(includes({ index: other % size, size, leaf, root: rootOf(tree), proof })).toBe(false);
    }),
    { numRuns: 1_000 },
  );
});

test('no changed consistency proof or root is accepted', () => {
  fc.assert(
    fc.property(entries(2), indexIn, change, fc.boolean(), (all, any, { how, at, bit }, old) => {
      const oldSize = 1 + (any % (all.length - 1));
      const { tree, hashOf } = grown(all);
      const sound = {
        ...{ oldSize, size: all.length, oldRoot: naiveRoot(all.slice(0, oldSize)), root: rootOf(tree) },
        proof: proofOf(consistencyRanges(oldSize, all.length), hashOf),
      };
      expect(isConsistent({ ...sound, proof: how(sound.proof, at, bit) })).toBe(false);
      const [oldRoot = Buffer.of(), root = Buffer.of()] = flip([sound.oldRoot, sound.root], old ? 0 : 1, bit);
      expect(isConsistent({ ...sound, oldRoot, root })).toBe(false);
    }),
    { numRuns: 1_500 },
  );
});

test('a history in which one old leaf differs is never consistent', () => {
  fc.assert(
    fc.property(entries(2), indexIn, indexIn, (all, any, which) => {
      const oldSize = 1 + (any % (all.length - 1));
      const rewritten = all.with(
        which % oldSize,
        Buffer.from('something that no entry of 40 bytes can ever be'),
      );
      const { tree, hashOf } = grown(rewritten);
      const proof = proofOf(consistencyRanges(oldSize, all.length), hashOf);
      const oldRoot = naiveRoot(all.slice(0, oldSize));
      expect(isConsistent({ oldSize, size: all.length, oldRoot, root: rootOf(tree), proof })).toBe(false);
    }),
    { numRuns: 1_000 },
  );
});

test('numbers that are no size or no index are refused, not followed', () => {
  const hash = leafHash(Buffer.of());
  for (const size of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
    expect(includes({ index: 0, size, leaf: hash, root: hash, proof: [] })).toBe(false);
    expect(isConsistent({ oldSize: 1, size, oldRoot: hash, root: hash, proof: [] })).toBe(false);
    expect(() => inclusionRanges(0, size)).toThrow('no such leaf');
  }
  expect(includes({ index: -1, size: 1, leaf: hash, root: hash, proof: [] })).toBe(false);
  expect(includes({ index: 1, size: 1, leaf: hash, root: hash, proof: [] })).toBe(false);
  expect(() => inclusionRanges(3, 3)).toThrow('no such leaf');
  expect(() => consistencyRanges(4, 3)).toThrow('no such older tree');
});

test('a tree of nearly 2^53 leaves needs few nodes, all aligned', () => {
  const size = Number.MAX_SAFE_INTEGER;
  for (const ranges of [inclusionRanges(2 ** 52 + 12_345, size), consistencyRanges(2 ** 49 - 1, size)]) {
    expect(ranges.length).toBeLessThanOrEqual(106);
    for (const { level, index } of ranges.flatMap(nodesOf)) {
      expect(Number.isSafeInteger(index) && (index + 1) * 2 ** level <= size).toBe(true);
    }
  }
});
