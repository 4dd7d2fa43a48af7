import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IdentitySchema } from '../../../../server/contract/index.ts';
import { attribute } from '../../../../server/src/dmp/element.ts';
import { all, at, createDocument, message } from '../documents.ts';
import { ange, awkward, helene } from '../gateway.ts';
import { schemaFaults, schemasAbsent, unlessSchemas } from '../hl7-schemas.ts';

const patientPath = 'controlActProcess/subject/registrationRequest/subject1/patient';
const patient = (document: string) => at(message(document), patientPath);

test.skipIf(schemasAbsent)(`an opening is valid for the official schema${unlessSchemas}`, () => {
  expect(schemaFaults(createDocument())).toEqual([]);
  expect(schemaFaults(createDocument({ identity: ange, mode: 'production' }))).toEqual([]);
  expect(schemaFaults(createDocument({ identity: awkward }))).toEqual([]);
});

test.skipIf(schemasAbsent)(
  `the schema refuses a birth date with dashes and a BL of 1${unlessSchemas}`,
  () => {
    expect(schemaFaults(createDocument().replaceAll('19850500', '1985-05-00'))).not.toEqual([]);
    expect(schemaFaults(createDocument().replace('value="true"', 'value="1"'))).not.toEqual([]);
  },
);

test('the person is described in the order of the schema: contact party after birth time', () => {
  const person = at(patient(createDocument()), 'patientPerson');
  expect(person.children.map(({ name }) => name)).toEqual([
    'name',
    'administrativeGenderCode',
    'birthTime',
    'contactParty',
  ]);
});

test('the number travels whole, Corsican letter included, under the INS OID of the environment', () => {
  const id = at(patient(createDocument({ identity: ange })), 'id');
  expect(attribute(id, 'extension')).toBe('184052A32100030');
  expect(attribute(id, 'root')).toBe('1.2.250.1.213.1.4.10');
});

test('a lunar birth date is sent as the card writes it, twice', () => {
  const person = at(patient(createDocument()), 'patientPerson');
  expect(all(person, 'birthTime').map((time) => attribute(time, 'value'))).toEqual(['19850500', '19850500']);
});

test('a birth date that is not digits never leaves', () => {
  const identity = { ...helene, birthDate: '1985-05-01' };
  expect(() => createDocument({ identity })).toThrow('birth date');
});

test('sex and title follow the first digit of the number', () => {
  const sexOf = (nir: string) => {
    const identity = IdentitySchema.parse({ ...helene, nir });
    const person = at(patient(createDocument({ identity })), 'patientPerson');
    return [attribute(at(person, 'administrativeGenderCode'), 'code'), at(person, 'name/prefix').text];
  };
  expect(sexOf('285057800600028')).toEqual(['F', 'Mme']);
  expect(sexOf('184052A32100030')).toEqual(['M', 'M']);
  expect(sexOf('385057800608488')).toEqual(['M', 'M']);
  expect(sexOf('799123100100239')).toEqual(['M', 'M']);
});

test('EX_GEN-1265, EX_GEN-1400: the traits of the carte Vitale are in their own block, untouched', () => {
  const bearer = at(
    patient(createDocument({ identity: awkward })),
    'patientPerson/contactParty/contactPerson',
  );
  expect(at(bearer, 'name/family').text).toBe(`D'O"ST & <FILS> ]]> ÇÉ`);
  expect(at(bearer, 'name/given').text).toBe('&amp; "JO"');
});

test('any name a card can hold comes back as it went', () => {
  const writable = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 60 })
    .filter(
      (text) => IdentitySchema.safeParse({ ...helene, familyName: text }).success && text.trim() === text,
    );
  fc.assert(
    fc.property(writable, writable, (familyName, firstName) => {
      const identity = IdentitySchema.parse({ ...helene, familyName, firstName });
      const name = at(patient(createDocument({ identity })), 'patientPerson/name');
      expect([at(name, 'family').text, at(name, 'given').text]).toEqual([familyName, firstName]);
    }),
    { numRuns: 60 },
  );
});

test('a name that XML cannot carry is no identity: it never comes this far', () => {
  for (const familyName of ['A\u0001', 'A\uD800', 'A\uFFFE', 'A\uFFFF']) {
    expect(IdentitySchema.safeParse({ ...helene, familyName }).success).toBe(false);
  }
});

test('EX_1.1-1010: the consent to open is true and carries the moment of the answer', () => {
  const [consent] = all(message(createDocument()), 'administrativeObservation');
  if (!consent) throw new Error('no observation');
  expect(attribute(at(consent, 'code'), 'code')).toBe('CONSENTEMENT_OUVERTURE_DMP');
  expect(attribute(at(consent, 'value'), 'value')).toBe('true');
  expect(attribute(at(consent, 'effectiveTime'), 'value')).toBe('20261122102030');
});

test('production says P, everything else says D', () => {
  const code = (document: string) => attribute(at(message(document), 'processingCode'), 'code');
  expect(code(createDocument())).toBe('D');
  expect(code(createDocument({ mode: 'production' }))).toBe('P');
});

test('nothing of the person is an e-mail or a telephone: giving one would open an internet account', () => {
  const telecoms = all(message(createDocument()), 'telecom');
  expect(telecoms.map((telecom) => [...telecom.attributes])).toEqual([[['nullFlavor', 'NI']]]);
});
