import { expect, test } from 'vitest';
import { attribute } from '../../../../server/src/dmp/element.ts';
import { at, findDocument, message } from '../documents.ts';
import { ange } from '../gateway.ts';
import { schemaFaults, schemasAbsent, unlessSchemas } from '../hl7-schemas.ts';

test.skipIf(schemasAbsent)(`a question is valid for the official schema${unlessSchemas}`, () => {
  expect(schemaFaults(findDocument())).toEqual([]);
  expect(schemaFaults(findDocument({ nir: ange.nir }))).toEqual([]);
});

test.skipIf(schemasAbsent)(`the schema misses the text that says what is asked for${unlessSchemas}`, () => {
  expect(schemaFaults(findDocument().replace(/<semanticsText>.*<\/semanticsText>/, ''))).not.toEqual([]);
});

test('the question names one number, under the INS OID of the environment', () => {
  const value = at(
    message(findDocument()),
    'controlActProcess/queryByParameter/parameterList/patientIdentifier/value',
  );
  expect([...value.attributes]).toEqual([
    ['root', '1.2.250.1.213.1.4.10'],
    ['extension', '285057800600028'],
  ]);
});

test('the question says what it is: a test of existence', () => {
  const reason = at(message(findDocument()), 'controlActProcess/reasonCode');
  expect(attribute(reason, 'code')).toBe('TEST_EXST');
});
