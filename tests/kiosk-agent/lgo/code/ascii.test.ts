import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asciiName } from '../../../../kiosk-agent/src/lgo/code/ascii.ts';

test.each([
  ['ÇELIK-NOËL D’ŒUVRE', "CELIK-NOEL D'OEUVRE"],
  ['ÉLODIE-ZOÉ', 'ELODIE-ZOE'],
  ['élodie', 'elodie'],
  ['Ærøskøbing', 'AEroskobing'],
  ['Łukasz Strauß', 'Lukasz Strauss'],
  ['Nuñez\u00a0y\u202fRíos', 'Nunez y Rios'],
  ['Jean–Paul\u2011Marie', 'Jean-Paul-Marie'],
  ['Þórður Ðaði', 'THordur Dadi'],
  ['Nguyễn Văn Ẩn', 'Nguyen Van An'],
  ['ÖZTÜRK IŞIK ılgın', 'OZTURK ISIK ilgin'],
  ["O'BRIEN", "O'BRIEN"],
])('%s is written %s', (name, ascii) => {
  expect(asciiName(name)).toBe(ascii);
});

test('an accent written as a character of its own goes too', () => {
  expect(asciiName('HE\u0301LE\u0300NE')).toBe('HELENE');
});

test.each(['Иванов', '王', 'علي', 'A\u{1f600}', 'n°3', '5 €', ''])(
  '%s has no rule and is refused',
  (name) => {
    expect(asciiName(name)).toBeNull();
  },
);

test('whatever comes in, what comes out is printable ASCII or a refusal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const ascii = asciiName(name);
      expect(ascii === null || /^[\x20-\x7e]+$/.test(ascii)).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

test('plain ASCII is left as it is', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9 '/-]{1,40}$/), (name) => {
      expect(asciiName(name)).toBe(name);
    }),
  );
});
