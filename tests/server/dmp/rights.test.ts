import { describe, expect, test } from 'vitest';
import { type Caller, callerOf, type Right, refusalBefore } from '../../../server/src/dmp/rights.ts';

const callers: Caller[] = ['structure', 'professional', 'staff'];
const rights: Right[] = [
  'TD0.2',
  'TD0.3 declare',
  'TD0.3 withdraw',
  'TD1.1',
  'TD1.2',
  'TD1.3a',
  'TD1.3b',
  'TD1.4',
  'TD1.5',
  'TD1.6',
];

/** Typed again from dmp-protocol.md §13: structure, professional, staff. */
const table: Record<Right, [boolean, boolean, boolean]> = {
  'TD0.2': [true, true, true],
  'TD0.3 declare': [false, true, true],
  'TD0.3 withdraw': [false, true, false],
  'TD1.1': [true, true, true],
  'TD1.2': [true, true, false],
  'TD1.3a': [true, true, true],
  'TD1.3b': [true, true, true],
  'TD1.4': [true, true, false],
  'TD1.5': [true, true, false],
  'TD1.6': [false, true, false],
};

describe('the matrix', () => {
  const cells = rights.flatMap((right) =>
    callers.map((caller, column) => ({ right, caller, allowed: table[right][column] })),
  );
  test.each(cells)('$right by $caller: $allowed', ({ right, caller, allowed }) => {
    const refusal = refusalBefore({ right, caller, regime: 'consent-2016' });
    expect(refusal).toEqual(allowed ? null : { outcome: 'refused', code: 'kiosk.rights' });
  });
});

test('mes-2022: nobody opens or reopens by software, and every other right stays as it was', () => {
  for (const right of rights) {
    for (const caller of callers) {
      const before = refusalBefore({ right, caller, regime: 'consent-2016' });
      const refusal = refusalBefore({ right, caller, regime: 'mes-2022' });
      const ended = right === 'TD1.1' || right === 'TD1.2';
      expect(refusal).toEqual(ended ? { outcome: 'refused', code: 'kiosk.regime' } : before);
    }
  }
});

test('note 10: what Mon espace santé holds is neither changed, nor closed, nor given an access', () => {
  for (const regime of ['consent-2016', 'mes-2022'] as const) {
    const limited = rights.filter((right) => {
      const attempt = { right, caller: 'professional', regime } as const;
      return refusalBefore({ ...attempt, linkedToMes: true })?.code === 'kiosk.linked-to-mes';
    });
    expect(limited).toEqual(['TD1.3b', 'TD1.4', 'TD1.5']);
  }
  const unknown = { right: 'TD1.5', caller: 'professional', regime: 'mes-2022' } as const;
  expect(refusalBefore(unknown)).toBeNull();
  expect(refusalBefore({ ...unknown, linkedToMes: false })).toBeNull();
});

test('who asks: the structure unless somebody authenticated, staff by the shape of their identifier', () => {
  const personally = { mode: 'INDIRECTE_RENFORCEE', declaration: 'x' } as const;
  expect(callerOf({ mode: 'INDIRECTE' }, '899900000011')).toBe('structure');
  expect(callerOf({ mode: 'INDIRECTE' }, '510B0000011/0007')).toBe('structure');
  expect(callerOf(personally, '899900000011')).toBe('professional');
  expect(callerOf(personally, '510B0000011/0007')).toBe('staff');
});
