import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CardHolder } from '../../../kiosk-agent/src/card/card-reading.ts';
import { civilDay, eligibility } from '../../../kiosk-agent/src/visit/eligibility.ts';
import { child, civil, dupont, holder, lunar, martin, santoni } from './people.ts';

const today = '2026-11-22';
const born = (date: CardHolder['birthDate']) => eligibility(holder('ESSAI', 'CAMILLE', date), today);

describe('an adult whose card is whole', () => {
  test('may decide, and the identity is the card’s text as it stands', () => {
    expect(eligibility(santoni, today)).toEqual({
      eligible: true,
      identity: { nir: '184052A32100030', familyName: 'SANTONI', firstName: 'ANGE', birthDate: '19840512' },
    });
  });

  test('may have a lunar birth date, which travels unchanged', () => {
    expect(eligibility(dupont, today)).toMatchObject({ eligible: true, identity: { birthDate: '19850500' } });
  });
});

describe('a minor', () => {
  test('is one until the day of the eighteenth birthday', () => {
    expect(born(civil('2008-11-23'))).toEqual({ eligible: false, reason: 'minor' });
    expect(born(civil('2008-11-22'))).toMatchObject({ eligible: true });
  });

  test('born on 29 February comes of age on 1 March in a common year', () => {
    const leapling = holder('ESSAI', 'CAMILLE', civil('2008-02-29'));
    expect(eligibility(leapling, '2026-02-28')).toMatchObject({ reason: 'minor' });
    expect(eligibility(leapling, '2026-03-01')).toMatchObject({ eligible: true });
  });

  test('with a date that is no civil one, the doubtful year counts as minor', () => {
    expect(born(lunar('20080100'))).toEqual({ eligible: false, reason: 'minor' });
    expect(born(lunar('20070000'))).toMatchObject({ eligible: true });
  });

  test('is told so before the missing number is', () => {
    expect(eligibility(child, today)).toEqual({ eligible: false, reason: 'minor' });
  });

  test('is never let through, whatever the day of birth', () => {
    const youth = fc.date({ min: new Date('2008-11-23'), max: new Date('2026-11-22'), noInvalidDate: true });
    fc.assert(
      fc.property(youth, (date) => {
        expect(born(civil(date.toISOString().slice(0, 10)))).toEqual({ eligible: false, reason: 'minor' });
      }),
    );
  });
});

describe('a card that cannot name its holder', () => {
  test.each([
    ['19850512', 'unreadable'],
    ['1985', 'lunar'],
    ['00000000', 'lunar'],
    ['18950101', 'lunar'],
    ['20300101', 'lunar'],
  ] as const)('a birth date %s that is %s or out of any life is not guessed', (raw, kind) => {
    expect(born({ raw, iso: null, kind })).toEqual({ eligible: false, reason: 'birth-date-unreadable' });
  });

  test('without a number, or with a wrong one, it is said which', () => {
    expect(eligibility({ ...martin, number: { state: 'missing' } }, today)).toMatchObject({
      reason: 'no-number',
    });
    const wrong = { ...martin, number: { state: 'wrong', reason: 'key' } } as const;
    expect(eligibility(wrong, today)).toMatchObject({ reason: 'wrong-number' });
  });

  test('a name with a control character is the card’s fault, and nothing is repaired', () => {
    expect(eligibility({ ...martin, familyName: 'MAR\u0007TIN' }, today)).toMatchObject({
      reason: 'card-text',
    });
  });
});

test('the day is the one in Paris: at 23:30 UTC in winter it is tomorrow there', () => {
  expect(civilDay(new Date('2026-11-22T23:30:00Z'))).toBe('2026-11-23');
  expect(civilDay(new Date('2026-07-01T21:59:00Z'))).toBe('2026-07-01');
});
