import { expect, test } from 'vitest';
import { attribute } from '../../../../server/src/dmp/element.ts';
import { all, at, message, terminateDocument } from '../documents.ts';
import { ange, awkward } from '../gateway.ts';
import { schemaFaults, schemasAbsent, unlessSchemas } from '../hl7-schemas.ts';

const act = (document: string) => at(message(document), 'controlActProcess');

test.skipIf(schemasAbsent)(`a closure is valid for the official schema${unlessSchemas}`, () => {
  expect(schemaFaults(terminateDocument())).toEqual([]);
  expect(schemaFaults(terminateDocument({ identity: awkward, mode: 'production' }))).toEqual([]);
  expect(schemaFaults(terminateDocument({ identity: ange, relationCode: 'FTH' }))).toEqual([]);
});

test('a closure says FERM, about a patient whose record ends, at their demand', () => {
  const document = terminateDocument();
  expect(attribute(at(act(document), 'reasonCode'), 'code')).toBe('FERM');
  const patient = at(act(document), 'subject/registrationRequest/subject1/patient');
  expect(attribute(at(patient, 'statusCode'), 'code')).toBe('terminated');
  expect(attribute(at(patient, 'id'), 'extension')).toBe('285057800600028');
  const event = at(act(document), 'reasonOf/detectedIssueEvent');
  expect(attribute(at(event, 'code'), 'code')).toBe('FERMETURE_DEMANDE_PATIENT');
  expect(at(event, 'text').text).toBe('Demande du patient');
});

test('the reason comes after the subject: the schema takes no other order', () => {
  expect(act(terminateDocument()).children.map(({ name }) => name)).toEqual([
    'reasonCode',
    'subject',
    'reasonOf',
  ]);
});

test('no consent, no opposition, no birth date: a closure needs a name and a number', () => {
  const document = terminateDocument();
  expect(all(message(document), 'administrativeObservation')).toEqual([]);
  expect(all(message(document), 'birthTime')).toEqual([]);
});

test('asked by a representative, it says so, and still not why', () => {
  const document = terminateDocument({ relationCode: 'MTH' });
  expect(at(act(document), 'reasonOf/detectedIssueEvent/text').text).toBe('Demande du représentant');
  expect(all(message(document), 'personalRelationship')).toHaveLength(1);
});
