import { expect, test } from 'vitest';
import { identityStatus, mayShareMatricule } from '../../../server/src/insi/identity-status.ts';

test.each([
  [false, false, 'PROV', false],
  [true, false, 'RECUP', false],
  [false, true, 'VALI', false],
  [true, true, 'QUAL', true],
] as const)('INSi %s, document %s: %s, matricule shared %s', (fromInsi, documentSeen, status, shared) => {
  expect(identityStatus({ fromInsi, documentSeen })).toBe(status);
  expect(mayShareMatricule(status)).toBe(shared);
});
