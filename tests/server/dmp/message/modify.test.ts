import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressParts } from '../../../../server/src/dmp/administration.ts';
import { attribute } from '../../../../server/src/dmp/element.ts';
import type { Kept } from '../../../../server/src/dmp/message/known-person.ts';
import { all, at, message, modifyDocument } from '../documents.ts';
import { awkward, consent } from '../gateway.ts';
import { schemaFaults, schemasAbsent, unlessSchemas } from '../hl7-schemas.ts';

const kept: Kept = {
  usualName: 'D’ESSAI & FILS',
  telecoms: [
    { use: 'MC', value: 'tel:0600000001' },
    { use: null, value: 'mailto:h@exemple.invalid' },
    { use: 'UNKNOWN', value: 'tel:0100000001' },
  ],
  address: [
    { part: 'streetAddressLine', text: '1, rue du Chat qui pêche' },
    { part: 'additionalLocator', text: 'Bât. B' },
    { part: 'postalCode', text: '75005' },
    { part: 'city', text: 'Paris' },
  ],
  representative: {
    relationCode: 'MTH',
    family: 'ESSAI',
    given: 'ANNE',
    telecoms: [{ use: 'HP', value: 'tel:0100000002' }],
    address: [{ part: 'city', text: 'Lille' }],
  },
};
const person = (document: string) =>
  at(message(document), 'controlActProcess/subject/registrationRequest/subject1/patient/patientPerson');

test.skipIf(schemasAbsent)(`a change is valid for the official schema${unlessSchemas}`, () => {
  expect(schemaFaults(modifyDocument())).toEqual([]);
  expect(schemaFaults(modifyDocument({ kept, identity: awkward, mode: 'production' }))).toEqual([]);
  expect(schemaFaults(modifyDocument({ relationCode: 'RESPRSN' }))).toEqual([]);
});

const text = fc
  .string({ minLength: 1, maxLength: 30 })
  .filter((given) => /^[^\p{C}\uFFFE\uFFFF]+$/u.test(given));
const telecom = fc.record({
  use: fc.option(fc.oneof(fc.constantFrom('HP', 'MC', 'WP'), text)),
  value: fc
    .tuple(fc.constantFrom('tel:', 'mailto:'), fc.stringMatching(/^[a-z0-9.@+-]{1,20}$/))
    .map((two) => two.join('')),
});
const contact = {
  telecoms: fc.array(telecom, { maxLength: 3 }),
  address: fc.array(fc.record({ part: fc.constantFrom(...addressParts), text }), { maxLength: 4 }),
};
const anyKept: fc.Arbitrary<Kept> = fc.record({
  usualName: fc.option(text),
  ...contact,
  representative: fc.option(
    fc.record({
      relationCode: fc.constantFrom('MTH', 'FTH'),
      family: fc.option(text),
      given: fc.option(text),
      ...contact,
    }),
  ),
});

test.skipIf(schemasAbsent)(
  `whatever a service may have told, sending it back is valid${unlessSchemas}`,
  () => {
    fc.assert(
      fc.property(anyKept, (given) => {
        expect(schemaFaults(modifyDocument({ kept: given }))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  },
);

test('it says MODIF_DATA about an active patient, and gives no reason of an end', () => {
  const document = modifyDocument();
  expect(attribute(at(message(document), 'controlActProcess/reasonCode'), 'code')).toBe('MODIF_DATA');
  expect(all(message(document), 'reasonOf')).toEqual([]);
  expect(all(message(document), 'contactParty').map((party) => attribute(party, 'classCode'))).toEqual([
    'CON',
  ]);
});

const answers = [
  { breakGlassConsent: true, emergencyCallConsent: true },
  { breakGlassConsent: true, emergencyCallConsent: false },
  { breakGlassConsent: false, emergencyCallConsent: true },
  { breakGlassConsent: false, emergencyCallConsent: false },
];

test.each(answers)('EX_1.1-1050: consent %j becomes its opposite, and nothing else is decided', (given) => {
  const document = modifyDocument({ consent: { ...consent, ...given } });
  const said = all(message(document), 'administrativeObservation').map((observation) => [
    attribute(at(observation, 'code'), 'code'),
    attribute(at(observation, 'value'), 'value'),
  ]);
  expect(said).toEqual([
    ['OPPOSITION_BRIS_DE_GLACE', String(!given.breakGlassConsent)],
    ['OPPOSITION_ACCES_URGENCE', String(!given.emergencyCallConsent)],
  ]);
});

test('what was read goes back as it was: contacts, address, usual name, representative', () => {
  const found = person(modifyDocument({ kept }));
  const own = found.children.filter(({ name }) => name === 'telecom');
  expect(own.map((each) => [attribute(each, 'use'), attribute(each, 'value')])).toEqual([
    ['MC', 'tel:0600000001'],
    [null, 'mailto:h@exemple.invalid'],
    // A use that the schema does not know travels as none: the number is what matters.
    [null, 'tel:0100000001'],
  ]);
  expect(at(found, 'addr').children.map(({ name, text: line }) => [name, line])).toEqual(
    kept.address.map((line) => [line.part, line.text]),
  );
  const families = at(found, 'name').children.filter(({ name }) => name === 'family');
  expect(families.map((each) => [attribute(each, 'qualifier'), each.text])).toEqual([
    ['BR', 'DUPONT'],
    ['SP', 'D’ESSAI & FILS'],
  ]);
  expect(at(found, 'personalRelationship/relationshipHolder1/name/family').text).toBe('ESSAI');
  expect(attribute(at(found, 'personalRelationship/code'), 'code')).toBe('MTH');
});

test('a representative of the record is not replaced by who stands at the kiosk', () => {
  const found = person(modifyDocument({ kept, relationCode: 'FTH' }));
  expect(attribute(at(found, 'personalRelationship/code'), 'code')).toBe('MTH');
  const alone = person(modifyDocument({ relationCode: 'FTH' }));
  expect(attribute(at(alone, 'personalRelationship/code'), 'code')).toBe('FTH');
});
