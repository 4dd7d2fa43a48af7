import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { givenNamesToTry, insiDate, insiName } from '../../../server/src/insi/names.ts';

const alphabet = /^[A-Z][A-Z' -]*$/;

describe('a name as INSi writes it', () => {
  test.each([
    ['Hélène', 'HELENE'],
    ["d’Artagnan  de l'Hérault", "D'ARTAGNAN DE L'HERAULT"],
    ['Œuvray–Lætitia', 'OEUVRAY-LAETITIA'],
    [' Muñoz\tÇelik ', 'MUNOZ CELIK'],
    ['straße', 'STRASSE'],
  ])('%s is %s', (name, written) => expect(insiName(name)).toBe(written));

  test.each(['', ' ', "'", '-A', 'PRENOM0', 'Łódź', 'Ⅳ', '马丁', 'A&B', 'A<B', 'A'.repeat(121)])(
    '%j has no such spelling: it is refused, not guessed',
    (name) => expect(insiName(name)).toBeNull(),
  );

  test('whatever comes in, what goes out is of the alphabet, and is written the same a second time', () => {
    const names = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...Array.from("abcÉèôŒæß’'- –\tZ0Ł")), maxLength: 140 }),
    );
    fc.assert(
      fc.property(names, (name) => {
        const written = insiName(name);
        if (written === null) return;
        expect(written).toMatch(alphabet);
        expect(written).not.toMatch(/ {2}|^ | $/);
        expect(insiName(written)).toBe(written);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('the given names to try', () => {
  test.each([
    ['JEANNE', ['JEANNE']],
    ['JEAN-LUC', ['JEAN-LUC']],
    ['JEAN LUC', ['JEAN', 'LUC', 'JEAN LUC']],
    ['ANNE ANNE', ['ANNE', 'ANNE ANNE']],
    ['JEAN - LUC', ['JEAN', 'LUC', 'JEAN - LUC']],
    ['A B C D E F G', ['A', 'B', 'C', 'A B C D E F G']],
  ])('%s: %j', (written, tries) => expect(givenNamesToTry(written)).toEqual(tries));

  test('whatever a card says: four searches at most, all of the names being the last', () => {
    const names = fc.array(fc.stringMatching(/^[A-Z][A-Z'-]{0,8}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(names, (each) => {
        const written = each.join(' ');
        const tries = givenNamesToTry(written);
        return tries.length >= 1 && tries.length <= 4 && tries.at(-1) === written;
      }),
      { numRuns: 300 },
    );
  });
});

test('a date of the card keeps its zeros, and what is no date stops', () => {
  expect(insiDate('19850500')).toBe('1985-05-00');
  expect(() => insiDate('1985-05')).toThrow('eight digits');
});
