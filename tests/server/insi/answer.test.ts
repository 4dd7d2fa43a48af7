/** The reader of RESULTAT: the public samples, what must not be believed, and everything damaged. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSoapContent } from '../../../server/src/dmp/answer/soap-content.ts';
import { type AskedOfInsi, type InsiAnswer, readInsiAnswer } from '../../../server/src/insi/answer.ts';
import { insiName } from '../../../server/src/insi/names.ts';
import { jeanneMatricule } from './insi-in-hand.ts';

const asked: AskedOfInsi = {
  messageId: '0b6f7c52-4f0e-4a43-9c59-1d2a3b4c5d6e',
  birthName: 'MARTIN-TEST',
  givenNames: 'JEANNE',
  sex: 'F',
  birthDate: '1955-08-12',
  mode: 'development',
};

/** As the public samples: two prefixes for one namespace, no header. */
const envelope = (body: string, header = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope">${header}<env:Body xmlns:env="http://www.w3.org/2003/05/soap-envelope">${body}</env:Body></soap:Envelope>`;
const result = (inside: string): string =>
  `<RESULTAT xmlns="http://www.cnamts.fr/INSiResultat">${inside}</RESULTAT>`;
const report = (code: string): string => `<CR><CodeCR>${code}</CodeCR><LibelleCR>…</LibelleCR></CR>`;
const holder = (name: string, number: string, key: string, oid = '1.2.250.1.213.1.4.8'): string =>
  `<${name}><IdIndividu><NumIdentifiant>${number}</NumIdentifiant><Cle>${key}</Cle></IdIndividu><OID>${oid}</OID></${name}>`;
const active = holder('INSACTIF', '2550814168025', '38');
const former = holder('INSHISTO', '2801278006000', '94');
const given = '<ListePrenom>JEANNE MARIE</ListePrenom>';
const traits = `<TIQ><NomNaissance>MARTIN-TEST</NomNaissance>${given}<Sexe>F</Sexe><DateNaissance>1955-08-12</DateNaissance><LieuNaissance>14168</LieuNaissance></TIQ>`;
const person = (inside = active + former + traits): string => `<INDIVIDU>${inside}</INDIVIDU>`;
const one = envelope(result(report('00') + person()));

function read(document: string | Uint8Array, changes: Partial<AskedOfInsi> = {}, status = 200): InsiAnswer {
  const bytes = typeof document === 'string' ? Buffer.from(document, 'utf8') : document;
  const content = readSoapContent(status, bytes);
  return content.outcome === 'content' ? readInsiAnswer(content, { ...asked, ...changes }) : content;
}

const nonsense = { outcome: 'misunderstood', reason: 'nonsense' };

describe('what is believed', () => {
  test('one person, with the numbers they bore before', () => {
    expect(read(one)).toMatchObject({
      outcome: 'one',
      found: {
        matricule: jeanneMatricule,
        oid: '1.2.250.1.213.1.4.8',
        former: ['280127800600094'],
        traits: { givenNames: 'JEANNE MARIE', birthPlace: '14168' },
      },
    });
  });

  test.each([
    ['<ListePrenom><Prenom>JEANNE</Prenom><Prenom>MARIE</Prenom></ListePrenom>', 'JEANNE MARIE'],
    ['<Prenom>JEANNE</Prenom>', 'JEANNE'],
  ])('given names written %s', (written, names) => {
    expect(read(one.replace(given, written))).toMatchObject({ found: { traits: { givenNames: names } } });
  });

  test('nobody, and several', () => {
    expect(read(envelope(result(report('01'))))).toEqual({ outcome: 'none' });
    expect(read(envelope(result(report('02'))))).toEqual({ outcome: 'several' });
  });

  test('a matricule of Corsica, and a former one whose key is wrong, which is left out', () => {
    const corsica = one.replace(active, holder('INSACTIF', '184052A321000', '30'));
    expect(read(corsica)).toMatchObject({ found: { matricule: '184052A32100030' } });
    expect(read(one.replace('<Cle>94', '<Cle>95'))).toMatchObject({ outcome: 'one', found: { former: [] } });
  });

  test('faults: the sender is refused by name, the receiver is out of order', () => {
    const fault = (code: string, subcode: string, error: string): string =>
      envelope(`<S:Fault xmlns:S="http://www.w3.org/2003/05/soap-envelope"><S:Code><S:Value>S:${code}</S:Value>
        <S:Subcode><S:Value>S:${subcode}</S:Value></S:Subcode></S:Code><S:Reason><S:Text>…</S:Text></S:Reason>
        <S:Detail><x:Erreur xmlns:x="urn:siram" severite="fatal" code="${error}">…</x:Erreur></S:Detail></S:Fault>`);
    expect(read(fault('Receiver', 'siram_40', 'insi_102'), {}, 500)).toEqual({
      outcome: 'misunderstood',
      reason: 'http-status',
    });
    expect(read(fault('Sender', 'siram_100', 'desir_550'), {}, 500)).toEqual({
      outcome: 'refused',
      code: 'siram_100.desir_550',
    });
    // What is no name stays out of the log.
    expect(read(fault('Sender', 'siram_100', jeanneMatricule), {}, 500)).toEqual({
      outcome: 'refused',
      code: 'siram_100',
    });
  });
});

describe('what is not', () => {
  test.each<[what: string, document: string]>([
    ['a wrong key', one.replace('<Cle>38', '<Cle>39')],
    ['no key', one.replace('<Cle>38</Cle>', '')],
    [
      'a key in the number',
      one.replace(
        '<NumIdentifiant>2550814168025</NumIdentifiant><Cle>38',
        `<NumIdentifiant>${jeanneMatricule}</NumIdentifiant><Cle>`,
      ),
    ],
    ['an unknown kind of matricule', one.replaceAll('1.4.8', '1.4.2')],
    ['two people', envelope(result(report('00') + person() + person()))],
    ['two active matricules', envelope(result(report('00') + person(active + active + traits)))],
    ['nobody under 00', envelope(result(report('00')))],
    ['somebody under 02', envelope(result(report('02') + person()))],
    ['another code', envelope(result(report('03')))],
    ['two reports', envelope(result(report('01') + report('01')))],
    ['no traits', envelope(result(report('00') + person(active)))],
    ['another namespace', one.replaceAll('INSiResultat', 'INSiRecSans')],
    ['a date that is none', one.replace('1955-08-12', '12/08/1955')],
    ['a sex that is none', one.replace('<Sexe>F', '<Sexe>X')],
  ])('%s', (_what, document) => expect(read(document)).toEqual(nonsense));

  test.each<[what: string, changes: Partial<AskedOfInsi>]>([
    ['another name', { birthName: 'MARTIN' }],
    ['a given name they do not bear', { givenNames: 'ANNE' }],
    ['one given name of two', { givenNames: 'JEANNE ANNE' }],
    ['another sex', { sex: 'M' }],
    ['another date', { birthDate: '1955-08-13' }],
  ])('EX_GEN-1530: an answer with other traits is nobody’s INS: %s', (_what, changes) =>
    expect(read(one, changes)).toEqual({ outcome: 'refused', code: 'kiosk.insi-other-traits' }),
  );

  test.each(['10', '11'])('EX_GEN-1430: a matricule of test or demonstration (.%s), in production', (end) => {
    const document = one.replaceAll('1.4.8', `1.4.${end}`);
    expect(read(document, { mode: 'production' })).toEqual({
      outcome: 'refused',
      code: 'kiosk.insi-test-oid',
    });
    expect(read(one, { mode: 'production' })).toMatchObject({ outcome: 'one' });
  });

  test('an answer to another message', () => {
    const header = (id: string): string =>
      `<soap:Header><w:RelatesTo xmlns:w="http://www.w3.org/2005/08/addressing">${id}</w:RelatesTo></soap:Header>`;
    const answer = (id: string): InsiAnswer => read(envelope(result(report('00') + person()), header(id)));
    expect(answer('uuid:1')).toEqual({ outcome: 'misunderstood', reason: 'other-request' });
    expect(answer(`urn:uuid:${asked.messageId}`)).toMatchObject({ outcome: 'one' });
  });
});

const bytes = Buffer.from(one, 'utf8');
/** One byte changed, a piece cut out, or a piece doubled. */
const damage = fc.oneof(
  fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 32, max: 126 })).map(([at, byte]) => {
    const copy = Buffer.from(bytes);
    copy[at] = byte;
    return copy;
  }),
  fc
    .tuple(fc.nat(bytes.length), fc.nat(80))
    .map(([at, length]) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)])),
  fc
    .tuple(fc.nat(bytes.length), fc.nat(200))
    .map(([at, length]) => Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)])),
);

const pieces = [active, former, traits, report('00'), report('01'), report('02'), given];
/** Whole elements moved about: well formed, and wrong. */
const rearranged = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...pieces).map(person)), { maxLength: 6 })
  .map((inside) => Buffer.from(envelope(result(inside.join(''))), 'utf8'));

test('no damage makes another person of the answer, names one who was not asked for, or stops the reader', () => {
  fc.assert(
    fc.property(fc.oneof(damage, rearranged), (document) => {
      const answer = read(document);
      expect(['one', 'none', 'several', 'refused', 'misunderstood']).toContain(answer.outcome);
      if (answer.outcome !== 'one') return;
      const { traits: told, matricule } = answer.found;
      expect([jeanneMatricule, '280127800600094']).toContain(matricule);
      expect([insiName(told.birthName), told.sex, told.birthDate]).toEqual([
        asked.birthName,
        asked.sex,
        asked.birthDate,
      ]);
    }),
    { numRuns: 3_000 },
  );
});
