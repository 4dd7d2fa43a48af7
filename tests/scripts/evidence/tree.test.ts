import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leafHash, Tree } from '../../../scripts/evidence/forge/tree.ts';
import { isIncluded } from '../../../scripts/evidence/verify/inclusion.ts';

/** The eight leaves and their heads that Certificate Transparency implementations have always been tried on. */
const known = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const heads: [size: number, head: string][] = [
  [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
];

test.each(heads)('the head of %i known leaves is the published one', (size, head) => {
  const leaves = known.slice(0, size).map((hex) =>
    createHash('sha256')
      .update(Buffer.from(`00${hex}`, 'hex'))
      .digest(),
  );
  expect(new Tree(leaves).root.toString('hex')).toBe(head);
});

const entryAt = (index: number, proof: Buffer[], salt: Buffer) => ({
  texts: [`a.${index}`],
  salt,
  index,
  proof,
});

test('every leaf of a tree is proved at its place, and at no other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (size, one, other) => {
      const salt = Buffer.alloc(32, size);
      const leaves = Array.from({ length: size }, (_, index) => leafHash([`a.${index}`], salt));
      const tree = new Tree(leaves);
      const head = { size, root: tree.root };
      const index = one % size;
      const entry = entryAt(index, tree.path(index), salt);
      expect(isIncluded(entry, head)).toBe(true);
      const elsewhere = other % (size + 2);
      if (elsewhere !== index) expect(isIncluded({ ...entry, index: elsewhere }, head)).toBe(false);
      expect(isIncluded({ ...entry, texts: ['a.x'] }, head)).toBe(false);
      expect(isIncluded({ ...entry, salt: Buffer.alloc(32, size + 1) }, head)).toBe(false);
      expect(isIncluded({ ...entry, proof: [...entry.proof, salt] }, head)).toBe(false);
    }),
    { numRuns: 300 },
  );
});
