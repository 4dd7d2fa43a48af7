import { type Actor, type MinorsRule, majorityAges, strictestMinorsRule } from '@borne/server/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CardHolder } from '../../../kiosk-agent/src/card/card-reading.ts';
import { civilDay, eligibility, isMinor } from '../../../kiosk-agent/src/visit/eligibility.ts';
import {
  child,
  civil,
  dupont,
  holder,
  lunar,
  martin,
  numberedChild,
  ruling,
  santoni,
  today,
} from './people.ts';

/** What the card says of one person who stands there alone, or for whom somebody else does. */
const of = (person: CardHolder, as: Actor = 'self', day = today) =>
  eligibility([person], 0, as, { ...ruling, today: day });
const born = (date: CardHolder['birthDate'], as: Actor = 'self') => of(holder('ESSAI', 'CAMILLE', date), as);

describe('an adult whose card is whole', () => {
  test('may decide, and the identity is the card’s text as it stands', () => {
    expect(of(santoni)).toEqual({
      eligible: true,
      identity: { nir: '184052A32100030', familyName: 'SANTONI', firstName: 'ANGE', birthDate: '19840512' },
    });
  });

  test('may have a lunar birth date, which travels unchanged', () => {
    expect(of(dupont)).toMatchObject({ eligible: true, identity: { birthDate: '19850500' } });
  });
});

describe('a minor', () => {
  test('is one until the day of the eighteenth birthday', () => {
    expect(born(civil('2008-11-23'))).toEqual({ eligible: false, reason: 'minor' });
    expect(born(civil('2008-11-22'))).toMatchObject({ eligible: true });
  });

  test('born on 29 February comes of age on 1 March in a common year', () => {
    const leapling = holder('ESSAI', 'CAMILLE', civil('2008-02-29'));
    expect(of(leapling, 'self', '2026-02-28')).toMatchObject({ reason: 'minor' });
    expect(of(leapling, 'self', '2026-03-01')).toMatchObject({ eligible: true });
  });

  test('with a date that is no civil one, the doubtful year counts as minor', () => {
    expect(born(lunar('20080100'))).toEqual({ eligible: false, reason: 'minor' });
    expect(born(lunar('20070000'))).toMatchObject({ eligible: true });
  });

  test('is told so before the missing number is', () => {
    expect(of(child)).toEqual({ eligible: false, reason: 'minor' });
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

describe('a parent', () => {
  test('may act for a child who has a number of their own', () => {
    expect(of(numberedChild, 'parent')).toMatchObject({
      eligible: true,
      identity: { nir: '213069999900183', firstName: 'LÉA', birthDate: '20130609' },
    });
  });

  test('is told when the child has none, or a wrong one', () => {
    expect(of(child, 'parent')).toEqual({ eligible: false, reason: 'no-number' });
    const wrong = { ...child, number: { state: 'wrong', reason: 'key' } } as const;
    expect(of(wrong, 'parent')).toEqual({ eligible: false, reason: 'wrong-number' });
  });

  test('never gets their own record under the name of the child', () => {
    const underMine = { ...child, number: dupont.number };
    expect(eligibility([dupont, underMine], 1, 'parent', ruling)).toEqual({
      eligible: false,
      reason: 'no-number',
    });
    expect(eligibility([dupont, underMine], 0, 'self', ruling)).toMatchObject({ eligible: true });
  });

  test('is no parent of somebody of age, whatever the card says else', () => {
    for (const adult of [martin, dupont, { ...martin, number: { state: 'missing' } } as const])
      expect(of(adult, 'parent')).toBeNull();
  });

  test('cannot help where the birth date says nothing', () => {
    expect(born({ raw: '19??0512', iso: null, kind: 'unreadable' }, 'parent')).toEqual({
      eligible: false,
      reason: 'birth-date-unreadable',
    });
  });

  test('is needed until the day of the eighteenth birthday, and not from it on', () => {
    const birth = fc.date({ min: new Date('2000-01-01'), max: new Date('2026-11-22'), noInvalidDate: true });
    fc.assert(
      fc.property(birth, (date) => {
        const day = civil(date.toISOString().slice(0, 10));
        const alone = born(day)?.eligible;
        expect(born(day, 'parent')?.eligible ?? null).toBe(alone ? null : true);
        expect(isMinor(day, ruling)).toBe(!alone);
      }),
    );
  });
});

describe('EX_GEN-1550: the age of majority and the functions for minors are the server’s', () => {
  const under = (person: CardHolder, as: Actor, minors: MinorsRule) =>
    eligibility([person], 0, as, { today, minors });

  test('the birthday that counts is that of the age which the server says, at every age it may say', () => {
    const ages = fc.integer(majorityAges);
    const birth = fc.date({ min: new Date('2004-01-01'), max: new Date('2012-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(ages, birth, (majorityAge, date) => {
        const day = date.toISOString().slice(0, 10);
        const person = holder('ESSAI', 'CAMILLE', civil(day));
        const comesOfAge = `${Number(day.slice(0, 4)) + majorityAge}${day.slice(4)}`;
        const answer = under(person, 'self', { majorityAge, served: true });
        expect(answer).toMatchObject(
          comesOfAge > today ? { eligible: false, reason: 'minor' } : { eligible: true },
        );
      }),
    );
  });

  test('where the functions are off, nobody answers for a minor, whatever else the card says', () => {
    const off = { majorityAge: 18, served: false };
    for (const minor of [child, numberedChild])
      for (const as of ['self', 'parent', 'guardian'] as const)
        expect(under(minor, as, off)).toEqual({ eligible: false, reason: 'minors-not-served' });
    expect(under(martin, 'self', off)).toMatchObject({ eligible: true });
    expect(under(martin, 'guardian', off)).toMatchObject({ eligible: true });
  });

  test('until the server has said it, nobody who might be a minor anywhere is an adult, or served', () => {
    const birth = fc.date({ min: new Date('1995-01-01'), max: new Date('2026-11-22'), noInvalidDate: true });
    const anyRule = fc.record({ majorityAge: fc.integer(majorityAges), served: fc.boolean() });
    fc.assert(
      fc.property(birth, anyRule, fc.constantFrom('self', 'parent', 'guardian'), (date, rule, as) => {
        const person = holder('ESSAI', 'CAMILLE', civil(date.toISOString().slice(0, 10)));
        const unheard = under(person, as, strictestMinorsRule);
        if (isMinor(person.birthDate, { today, minors: rule }))
          expect(unheard).toEqual({ eligible: false, reason: 'minors-not-served' });
      }),
    );
  });
});

test('a guardian may act for anybody whose card names them: the counter looks at the papers', () => {
  expect(of(martin, 'guardian')).toMatchObject({ eligible: true });
  expect(of(numberedChild, 'guardian')).toMatchObject({ eligible: true });
  expect(of(child, 'guardian')).toMatchObject({ reason: 'no-number' });
});

test('nobody is on the card under an index that is not there', () => {
  for (const index of [-1, 1, 0.5]) expect(eligibility([martin], index, 'self', ruling)).toBeNull();
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
    expect(of({ ...martin, number: { state: 'missing' } })).toMatchObject({
      reason: 'no-number',
    });
    const wrong = { ...martin, number: { state: 'wrong', reason: 'key' } } as const;
    expect(of(wrong)).toMatchObject({ reason: 'wrong-number' });
  });

  test('a name with a control character is the card’s fault, and nothing is repaired', () => {
    expect(of({ ...martin, familyName: 'MAR\u0007TIN' })).toMatchObject({
      reason: 'card-text',
    });
  });
});

test('the day is the one in Paris: at 23:30 UTC in winter it is tomorrow there', () => {
  expect(civilDay(new Date('2026-11-22T23:30:00Z'))).toBe('2026-11-23');
  expect(civilDay(new Date('2026-07-01T21:59:00Z'))).toBe('2026-07-01');
});
