import { expect, test } from 'vitest';
import { attribute } from '../../../../server/src/dmp/element.ts';
import { all, at, createDocument, message, reactivateDocument, terminateDocument } from '../documents.ts';
import { ange, awkward, consent } from '../gateway.ts';
import { schemaFaults, schemasAbsent, unlessSchemas } from '../hl7-schemas.ts';

const registration = (document: string) =>
  at(message(document), 'controlActProcess/subject/registrationRequest');

test.skipIf(schemasAbsent)(`a reopening is valid for the official schema${unlessSchemas}`, () => {
  expect(schemaFaults(reactivateDocument())).toEqual([]);
  expect(schemaFaults(reactivateDocument({ identity: awkward, mode: 'production' }))).toEqual([]);
  expect(schemaFaults(reactivateDocument({ identity: ange, relationCode: 'RESPRSN' }))).toEqual([]);
});

test('a reopening says REAC about an active patient', () => {
  const document = reactivateDocument();
  expect(message(document).name).toBe('PRPA_IN201314UV02');
  expect(attribute(at(message(document), 'controlActProcess/reasonCode'), 'code')).toBe('REAC');
  expect(attribute(at(registration(document), 'subject1/patient/statusCode'), 'code')).toBe('active');
  expect(all(message(document), 'reasonOf')).toEqual([]);
});

test('EX_1.2-1010: its consent is its own, dated, and the traits of the card come with it', () => {
  const document = reactivateDocument();
  const [first] = all(message(document), 'administrativeObservation');
  if (!first) throw new Error('no observation');
  expect(attribute(at(first, 'code'), 'code')).toBe('CONSENTEMENT_REACTIVATION_DMP');
  expect(attribute(at(first, 'value'), 'value')).toBe('true');
  expect(attribute(at(first, 'effectiveTime'), 'value')).toBe('20261122102030');
  expect(document).not.toContain('CONSENTEMENT_OUVERTURE_DMP');
  expect(at(registration(document), 'subject1/patient/patientPerson/contactParty').name).toBe('contactParty');
});

const answers = [
  { breakGlassConsent: true, emergencyCallConsent: true },
  { breakGlassConsent: true, emergencyCallConsent: false },
  { breakGlassConsent: false, emergencyCallConsent: true },
  { breakGlassConsent: false, emergencyCallConsent: false },
];

test.each(answers)('EX_1.2-1030: emergencies, asked again: consent %j becomes its opposite', (given) => {
  const said = all(
    message(reactivateDocument({ consent: { ...consent, ...given } })),
    'administrativeObservation',
  )
    .map((observation) => [
      attribute(at(observation, 'code'), 'code'),
      attribute(at(observation, 'value'), 'value'),
    ])
    .slice(1);
  expect(said).toEqual([
    ['OPPOSITION_BRIS_DE_GLACE', String(!given.breakGlassConsent)],
    ['OPPOSITION_ACCES_URGENCE', String(!given.emergencyCallConsent)],
  ]);
});

test.each([createDocument, reactivateDocument])(
  'a person who answers themselves has no representative',
  (make) => {
    expect(all(message(make()), 'personalRelationship')).toEqual([]);
  },
);

test.each([createDocument, reactivateDocument])(
  'a representative whose name nobody took down travels as a relation, the name as « no information »',
  (make) => {
    const document = make({ relationCode: 'MTH' });
    const person = at(registration(document), 'subject1/patient/patientPerson');
    // The schema wants contactParty before it.
    expect(person.children.at(-1)?.name).toBe('personalRelationship');
    const relationship = at(person, 'personalRelationship');
    expect(attribute(relationship, 'classCode')).toBe('PRS');
    expect(attribute(at(relationship, 'code'), 'code')).toBe('MTH');
    expect(attribute(at(relationship, 'code'), 'codeSystem')).toBe('2.16.840.1.113883.1.11.19579');
    const name = at(relationship, 'relationshipHolder1/name');
    expect([attribute(name, 'nullFlavor'), name.text, name.children]).toEqual(['NI', '', []]);
  },
);

const representativeName = { familyName: 'D’ESSAI-ÉLOÏSE', firstName: 'Anne Marie' };

test.each([createDocument, reactivateDocument, terminateDocument])(
  'a representative whose name the counter read is named, once, where the schema has a place for it',
  (make) => {
    const document = make({ relationCode: 'MTH', representativeName });
    const [holder] = all(message(document), 'relationshipHolder1');
    if (!holder) throw new Error('nobody represents');
    const name = at(holder, 'name');
    expect(name.children.map(({ name: part, text }) => [part, text])).toEqual([
      ['family', 'D’ESSAI-ÉLOÏSE'],
      ['given', 'Anne Marie'],
    ]);
    expect(attribute(name, 'nullFlavor')).toBeNull();
    expect(document.split('D’ESSAI-ÉLOÏSE')).toHaveLength(2);
  },
);

test('a name without a relation never travels: nobody answered for the person', () => {
  expect(createDocument({ representativeName })).not.toContain('Anne Marie');
});

test.skipIf(schemasAbsent)(`an opening with a representative is valid too${unlessSchemas}`, () => {
  expect(schemaFaults(createDocument({ relationCode: 'FTH' }))).toEqual([]);
  for (const make of [createDocument, reactivateDocument, terminateDocument])
    expect(schemaFaults(make({ relationCode: 'RESPRSN', representativeName }))).toEqual([]);
});
