import { expect, test } from 'vitest';
import { hex } from '../../../kiosk-agent/src/card/apdu.ts';
import { readHolders } from '../../../kiosk-agent/src/card/holders.ts';

// Card A of the reference, byte for byte. Its people are invented.
const padding = '00'.repeat(16);
const identityA = hex(
  `65 1E 80 06 44 55 50 4F 4E 54 81 06 48 C9 4C C8 4E 45 82 08 31 39 38 35 30 35 30 30 90 02 46 52
   65 1C 80 06 44 55 50 4F 4E 54 81 04 C9 4C 4F 49 82 08 32 30 31 35 30 32 31 37 90 02 46 52 ${padding}`.replaceAll(
    '\n',
    '',
  ),
);
const numbersA = hex(`65 11 93 0F 32 38 35 30 35 37 38 30 30 36 30 30 30 32 38 65 00 ${padding}`);

const ascii = (text: string): string => Buffer.from(text, 'latin1').toString('hex');
const field = (tag: string, value: string): string =>
  tag + (value.length / 2).toString(16).padStart(2, '0') + value;
const person = (familyName: string, firstName: string, ...more: string[]): string =>
  field('65', field('80', ascii(familyName)) + field('81', ascii(firstName)) + more.join(''));
const number = (nir: string): string => field('65', field('93', ascii(nir)));
const read = (identity: string, numbers = '') =>
  readHolders({ identity: hex(identity), numbers: hex(numbers) });
const unreadable = { ok: false, problem: 'unreadable' };

test('card A of the reference: two holders, a lunar date, Latin-1 accents, a child without a number', () => {
  expect(readHolders({ identity: identityA, numbers: numbersA })).toEqual({
    ok: true,
    holders: [
      {
        familyName: 'DUPONT',
        firstName: 'HÉLÈNE',
        birthDate: { raw: '19850500', iso: null, kind: 'lunar' },
        country: 'FR',
        number: { state: 'valid', nir: '285057800600028' },
      },
      {
        familyName: 'DUPONT',
        firstName: 'ÉLOI',
        birthDate: { raw: '20150217', iso: '2015-02-17', kind: 'civil' },
        country: 'FR',
        number: { state: 'missing' },
      },
    ],
  });
});

test('a number is joined by its position: a holder without one keeps their place in the file', () => {
  const result = read(person('A', 'UN') + person('A', 'DEUX'), `6500${number('255081416802538')}`);
  expect(result).toMatchObject({
    holders: [{ number: { state: 'missing' } }, { firstName: 'DEUX', number: { nir: '255081416802538' } }],
  });
});

test.each([['255081416802538'], []])(
  'fewer entries than people: nobody can say whose %s is, so nobody has it',
  (...nirs) => {
    const result = read(person('A', 'UN') + person('A', 'DEUX'), nirs.map(number).join(''));
    expect(result).toMatchObject({
      holders: [{ number: { state: 'missing' } }, { number: { state: 'missing' } }],
    });
  },
);

test('more numbers than people: nobody can say whose they are, so none is given to anybody', () => {
  expect(read(person('A', 'UN'), number('255081416802538') + number('184052A32100030'))).toEqual(unreadable);
});

test.each([
  ['255081416802539', 'key'],
  ['185137800608491', 'month'],
  ['585057800608485', 'first-digit'],
  ['2550814168025', 'shape'],
])('the number %s is reported as wrong, with the reason %s', (nir, reason) => {
  expect(read(person('A', 'UN'), number(nir))).toMatchObject({
    holders: [{ number: { state: 'wrong', reason } }],
  });
});

test('text is trimmed and composed, and otherwise left as it is', () => {
  const result = read(person('  de  la Tour ', 'Anne-Ma\xefs'));
  expect(result).toMatchObject({ holders: [{ familyName: 'de  la Tour', firstName: 'Anne-Maïs' }] });
});

test('a birth date that is missing or no date leaves the holder readable', () => {
  expect(read(person('A', 'UN'))).toMatchObject({
    holders: [{ birthDate: { raw: '', kind: 'unreadable' } }],
  });
});

test('nineteen holders are read, twenty are not a card', () => {
  const many = (count: number): string =>
    Array.from({ length: count }, (_, rank) => person('A', `P${rank}`)).join('');
  expect(read(many(19))).toMatchObject({ ok: true });
  expect(read(many(20))).toEqual(unreadable);
});

test('only padding: a card on which nobody is written', () => {
  expect(read('00000000', '00')).toEqual({ ok: false, problem: 'no-holder' });
  expect(read('', '')).toEqual({ ok: false, problem: 'no-holder' });
});

test.each([
  ['no name', field('65', field('81', ascii('UN')))],
  ['an empty first name', person('A', '')],
  ['a first name of blanks', person('A', '   ')],
  ['a control character in a name', person('A\x1bX', 'UN')],
  ['a name of more than 120 characters', person('A'.repeat(121), 'U')],
  ['the same field twice', person('A', 'UN', field('80', ascii('B')))],
  ['objects, but no holder among them', field('66', field('80', ascii('20200101')))],
  ['a holder cut in the middle', person('A', 'UN').slice(0, -2)],
])('a file with %s is unreadable', (_, identity) => {
  expect(read(identity)).toEqual(unreadable);
});

test('a number file that is no TLV makes the card unreadable: a missing number and a lost one are not the same', () => {
  expect(read(person('A', 'UN'), '1F9A')).toEqual(unreadable);
});
