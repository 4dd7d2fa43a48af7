import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLibraryAnswer } from '../../../../kiosk-agent/src/card/api-lec/library-answer.ts';
import { answerOf, child, martin } from './double-library.ts';

const places = {
  nature: { place: ['carte', 'nature'], real: ['0'], test: ['1'], demo: ['2', '02'] },
  serial: { place: ['carte', 'serie'] },
};
const read = (...documents: string[]) =>
  readLibraryAnswer(
    documents.map((text) => Uint8Array.from(Buffer.from(text, 'latin1'))),
    places,
  );
const unreadable = { outcome: 'problem', problem: 'unreadable' };
const ident = (inside: string): string => `<ident>${inside}</ident>`;
const names = '<nomUsuel>DUPONT</nomUsuel><prenomUsuel>HÉLÈNE</prenomUsuel>';

test('holders, and what only the library knows: nature, serial, régime, rank', () => {
  expect(read(answerOf([martin, child]))).toEqual({
    outcome: 'read',
    holders: [
      {
        familyName: 'MARTIN-TEST',
        firstName: 'JEANNE',
        birthDate: { raw: '19550812', iso: '1955-08-12', kind: 'civil' },
        country: '',
        number: { state: 'valid', nir: '255081416802538' },
      },
      {
        familyName: 'DUPONT',
        firstName: 'ÉLOI',
        birthDate: { raw: '20150217', iso: '2015-02-17', kind: 'civil' },
        country: '',
        // The number beside him is his parent's.
        number: { state: 'missing' },
      },
    ],
    particulars: {
      nature: 'real',
      serial: '00012345',
      rights: [
        { regime: '01', birthRank: '1' },
        { regime: null, birthRank: null },
      ],
    },
  });
});

test.each([
  ['1', 'test'],
  ['2', 'demo'],
  ['02', 'demo'],
])('the nature %s is a %s card', (value, nature) => {
  expect(read(answerOf([martin], value))).toMatchObject({ particulars: { nature } });
});

test.each(['', '3', 'réelle'])(
  'a nature «%s» that nobody described makes the card unreadable, never a real one',
  (value) => {
    expect(read(answerOf([martin], value))).toEqual(unreadable);
  },
);

test('the insured person’s number is theirs, and nobody else’s', () => {
  const amo = (quality: string): string => `<amo><qualBenef>${quality}</qualBenef></amo>`;
  const born = '<naissance><dateEnCarte>19850512</dateEnCarte></naissance>';
  const insured = ident(`${names}<nir>285057800600028</nir>${born}`);
  expect(read(answerOf([insured + amo('0')]))).toMatchObject({
    holders: [{ number: { nir: '285057800600028' } }],
  });
  for (const other of [amo('6'), amo(''), ''])
    expect(read(answerOf([insured + other]))).toMatchObject({ holders: [{ number: { state: 'missing' } }] });
});

test.each([
  ['19850512', 'valid'],
  // Month not known on the card.
  ['19850000', 'valid'],
  ['19850612', 'missing'],
  ['20150512', 'missing'],
  ['850512', 'missing'],
  ['', 'missing'],
])('somebody of quality 0 born %s, beside the number of somebody born in May 1985: %s', (date, state) => {
  const holder = ident(
    `${names}<nir>285057800600028</nir><naissance><dateEnCarte>${date}</dateEnCarte></naissance>`,
  );
  expect(read(answerOf([`${holder}<amo><qualBenef>0</qualBenef></amo>`]))).toMatchObject({
    holders: [{ number: { state } }],
  });
});

test('a child whose quality was damaged into the insured person’s still has no number', () => {
  for (const damaged of ['0', '00', ' 0', '0 '])
    expect(
      read(answerOf([martin, child.replace(/<qualBenef>[^<]*</, `<qualBenef>${damaged}<`)])),
    ).toMatchObject({
      holders: [{ number: { state: 'valid' } }, { number: { state: 'missing' } }],
    });
});

test('the birth name is the identity, where the library gives one', () => {
  expect(read(answerOf([ident(`${names}<nomPatronymique>MARTIN-TEST</nomPatronymique>`)]))).toMatchObject({
    holders: [{ familyName: 'MARTIN-TEST' }],
  });
});

test.each([
  ['<date>12081955</date>', { raw: '19550812', kind: 'civil' }],
  ['<dateEnCarte>550812</dateEnCarte><date>12081955</date>', { raw: '19550812', kind: 'civil' }],
  ['<dateEnCarte>19850500</dateEnCarte>', { raw: '19850500', kind: 'lunar' }],
  // No century on the card: nobody adds one.
  ['<dateEnCarte>550812</dateEnCarte>', { raw: '550812', kind: 'unreadable' }],
  ['', { raw: '', kind: 'unreadable' }],
])('the birth date %s', (written, birthDate) => {
  expect(read(answerOf([ident(`${names}<naissance>${written}</naissance>`)]))).toMatchObject({
    holders: [{ birthDate }],
  });
});

test.each([
  ['no holder', answerOf([]), { outcome: 'problem', problem: 'no-holder' }],
  ['twenty holders', answerOf(Array.from({ length: 20 }, () => martin)), unreadable],
  ['a holder without identity', answerOf(['<amo></amo>']), unreadable],
  ['a name said twice', answerOf([ident(`${names}<nomUsuel>X</nomUsuel>`)]), unreadable],
  ['a control character in a name', answerOf([ident(names.replace('DUPONT', 'A\u0007B'))]), unreadable],
  ['two lists', answerOf([martin]).replace('<carte>', '<listeBenef></listeBenef><carte>'), unreadable],
  ['no list', '<a><carte><nature>0</nature></carte></a>', unreadable],
  ['nothing at all', '', unreadable],
])('with %s: %j', (_, document, expected) => {
  expect(read(document)).toEqual(expected);
});

test('several readings are joined, and what two of them tell is not believed', () => {
  const [technical, people] = [
    '<t><carte><nature>0</nature></carte></t>',
    `<p><listeBenef></listeBenef></p>`,
  ];
  expect(read(technical, people)).toEqual({ outcome: 'problem', problem: 'no-holder' });
  expect(read(technical, answerOf([martin]))).toEqual(unreadable);
});

test('50 000 damaged documents: a reading or a named problem, and never a number that was not written there', () => {
  const document = Buffer.from(answerOf([martin, child]), 'latin1');
  const damage = fc.array(fc.tuple(fc.nat(document.length - 1), fc.nat(255)), { maxLength: 5 });
  const seen = { read: 0, problem: 0 };
  fc.assert(
    fc.property(damage, fc.nat(document.length), fc.boolean(), (changes, size, isCut) => {
      const bytes = Uint8Array.from(document);
      for (const [at, value] of changes) bytes[at] = value;
      const result = readLibraryAnswer([isCut ? bytes.slice(0, size) : bytes], places);
      if (result.outcome === 'read') {
        seen.read += 1;
        // The child has none of their own: damage never makes their parent's theirs.
        for (const { firstName, number } of result.holders)
          if (number.state === 'valid') expect(firstName).not.toBe('ÉLOI');
      } else seen.problem += 1;
    }),
    { numRuns: 50_000 },
  );
  expect(seen.read).toBeGreaterThan(1000);
  expect(seen.problem).toBeGreaterThan(1000);
});
