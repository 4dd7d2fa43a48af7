import { expect, test } from 'vitest';
import { isSound } from '../../../server/src/ledger/ledger-health-route.ts';
import type { LedgerHealth } from '../../../server/src/ledger/start-ledger.ts';

const well: LedgerHealth = {
  history: { state: 'sound', size: 3 },
  movement: { state: 'sound', size: 3 },
  batches: {
    unsealed: false,
    sealed: { audit: { state: 'sound', size: 1 }, evidence: { state: 'sound', size: 0 } },
  },
  numbering: 'idle',
  waiting: { leaves: 0, seconds: 0 },
  witnesses: { temoin: 'cosigned' },
  timestamp: 'stamped',
};

test.each<[string, Partial<LedgerHealth>]>([
  ['all is well', {}],
  ['nothing was looked at yet', { history: { state: 'not-yet-checked' }, numbering: 'not-yet' }],
  ['a witness is away', { witnesses: { temoin: 'away', autre: 'cosigned' } }],
  ['the time stamp is away', { timestamp: 'away' }],
  ['nobody stamps', { timestamp: 'off', witnesses: {} }],
  ['leaves wait for a few minutes', { waiting: { leaves: 9_000, seconds: 599 } }],
])('nobody has to look when %s', (_, change) => {
  expect(isSound({ ...well, ...change })).toBe(true);
});

test.each<[string, Partial<LedgerHealth>]>([
  ['the history was changed', { history: { state: 'tampered', finding: { what: 'tree-changed', at: 1 } } }],
  ['a row was written to', { movement: { state: 'tampered', finding: { what: 'tree-changed', at: 1 } } }],
  [
    'a row of the trail was changed',
    {
      batches: {
        unsealed: false,
        sealed: {
          audit: { state: 'tampered', finding: { what: 'audit-changed', at: 0 } },
          evidence: { state: 'sound', size: 0 },
        },
      },
    },
  ],
  ['the stored tree is damaged', { numbering: 'damaged' }],
  ['a witness knows a longer history', { witnesses: { autre: 'cosigned', temoin: 'ahead' } }],
  ['a witness vouched for another history', { witnesses: { temoin: 'rewritten' } }],
  ['the log stands still', { numbering: 'halted' }],
  ['a witness refuses', { witnesses: { temoin: 'refused' } }],
  ['the time stamp is refused', { timestamp: 'refused' }],
  ['leaves wait for ten minutes', { waiting: { leaves: 1, seconds: 600 } }],
])('somebody has to look when %s', (_, change) => {
  expect(isSound({ ...well, ...change })).toBe(false);
});
