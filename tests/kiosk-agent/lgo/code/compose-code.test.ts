import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeCode, trialText } from '../../../../kiosk-agent/src/lgo/code/compose-code.ts';
import { insDatamatrixText, nirOids } from '../../../../kiosk-agent/src/lgo/code/ins-datamatrix.ts';
import { LgoProfileSchema } from '../../../../kiosk-agent/src/lgo/profile.ts';
import { celik, dupont, identity, martin, santoni, waiting } from '../people.ts';

const header = 'IS010000000000000000000000';
const ins = LgoProfileSchema.parse({ name: 'Essai', code: { format: 'ins-datamatrix' } });
const wedge = LgoProfileSchema.parse({
  name: 'Essai',
  code: {
    format: 'wedge',
    fields: [
      { field: 'nir', nirFormat: 'spaced' },
      { field: 'familyName' },
      { field: 'firstName' },
      { field: 'birthDate', dateFormat: 'JJMMAAAA' },
    ],
  },
});

test('the public example of the ANS is written as the ANS writes it, but for the place that a card does not tell', () => {
  const person = identity('GARCIA-HAMMADI', 'SARAH-LOU ANNA', '19770121', '277010115400329');
  expect(insDatamatrixText(person, nirOids.production)).toEqual({
    ok: true,
    text: `${header}S1277010115400329S21.2.250.1.213.1.4.8\u001dS3SARAH-LOU ANNA\u001dS4GARCIA-HAMMADI\u001dS5FS621-01-1977`,
    signed: false,
  });
});

test('names are capitals without accents, and Corsica keeps its letter', () => {
  expect(insDatamatrixText(celik, nirOids.production)).toMatchObject({
    text: expect.stringContaining("S3ELODIE-ZOE\u001dS4CELIK-NOEL D'OEUVRE\u001dS5FS612-10-1995"),
  });
  expect(insDatamatrixText(santoni, nirOids.production)).toMatchObject({
    text: expect.stringMatching(/S1184052A32100030S2.*S5MS612-05-1984$/),
  });
});

test('the register of tests has twenty characters: no separator follows it', () => {
  expect(insDatamatrixText(martin, nirOids.test)).toMatchObject({
    text: expect.stringContaining('S21.2.250.1.213.1.4.10S3JEANNE'),
  });
});

test.each([
  ['a birth date without a day', dupont, 'partial-date'],
  ['a number of a person being registered', waiting, 'provisional-number'],
  [
    'a name in letters without a rule',
    identity('ИВАНОВ', 'IVAN', '19550812', '255081416802538'),
    'not-ascii',
  ],
  ['a digit in a name', identity('MARTIN2', 'JEANNE', '19550812', '255081416802538'), 'not-ascii'],
  [
    'a name that grows over 100 letters',
    identity('Œ'.repeat(51), 'A', '19550812', '255081416802538'),
    'too-long',
  ],
])('%s is refused by the INS format', (_what, person, reason) => {
  expect(composeCode(person, ins, nirOids.production)).toEqual({ ok: false, reason });
});

test('a name of exactly 100 letters has no separator', () => {
  const person = identity('A'.repeat(100), 'B', '19550812', '255081416802538');
  expect(insDatamatrixText(person, nirOids.production)).toMatchObject({
    text: expect.stringContaining(`S4${'A'.repeat(100)}S5F`),
  });
});

test('a wedge code types the fields in the order of the form, with TAB between them and nothing at the end', () => {
  expect(composeCode(celik, wedge, nirOids.test)).toEqual({
    ok: true,
    text: "2 95 10 99 126 111 93\tCELIK-NOEL D'OEUVRE\tELODIE-ZOE\t12101995",
    signed: false,
  });
});

test('a wedge code takes the dates and numbers that the INS format refuses, as the card has them', () => {
  expect(composeCode(dupont, wedge, nirOids.test)).toMatchObject({
    text: expect.stringMatching(/\t00051985$/),
  });
  expect(composeCode(waiting, wedge, nirOids.test)).toMatchObject({
    text: expect.stringMatching(/^3 85 05 /),
  });
});

test('a wedge code of a name without a rule is refused, not written with a hole', () => {
  const person = identity('ИВАНОВ', 'IVAN', '19550812', '255081416802538');
  expect(composeCode(person, wedge, nirOids.test)).toEqual({ ok: false, reason: 'not-ascii' });
});

test('no name can add a key, a field or an end to a code', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(name, name, (familyName, firstName) => {
      const person = { ...martin, familyName, firstName };
      const typed = composeCode(person, wedge, nirOids.test);
      if (typed.ok) expect(typed.text).toMatch(/^[\x20-\x7e]+\t[\x20-\x7e]+\t[\x20-\x7e]+\t\d{8}$/);
      const matrix = composeCode(person, ins, nirOids.test);
      if (matrix.ok) {
        expect(matrix.text.replaceAll('\u001d', '|')).toMatch(
          /^IS010{22}S1255081416802538S21\.2\.250\.1\.213\.1\.4\.10S3[A-Z' -]+\|S4[A-Z' -]+\|S5FS612-08-1955$/,
        );
      }
    }),
    { numRuns: 3_000 },
  );
});

test('the trial code names nobody and holds every key of a hand-over', () => {
  const text = trialText(wedge);
  expect(text).toMatch(/^[A-Z '-]+\t[\d/]+$/);
  for (const key of "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 '-/") expect(text).toContain(key);
});
