import { expect, test } from 'vitest';
import { attribute } from '../../../server/src/dmp/element.ts';
import { all, at, createDocument, message } from './documents.ts';
import { consent } from './gateway.ts';

/** What the serialized message says under a code. */
function said(answers: { breakGlassConsent: boolean; emergencyCallConsent: boolean }, code: string) {
  const document = createDocument({ consent: { ...consent, ...answers } });
  const found = all(message(document), 'administrativeObservation').filter(
    (observation) => attribute(at(observation, 'code'), 'code') === code,
  );
  return found.map((observation) => attribute(at(observation, 'value'), 'value'));
}

const answers = [
  { breakGlassConsent: true, emergencyCallConsent: true },
  { breakGlassConsent: true, emergencyCallConsent: false },
  { breakGlassConsent: false, emergencyCallConsent: true },
  { breakGlassConsent: false, emergencyCallConsent: false },
];

test.each(answers)('bris de glace: who consents ($breakGlassConsent) is not opposed', (given) => {
  expect(said(given, 'OPPOSITION_BRIS_DE_GLACE')).toEqual([given.breakGlassConsent ? 'false' : 'true']);
});

test.each(answers)('centre 15: who consents ($emergencyCallConsent) is not opposed', (given) => {
  expect(said(given, 'OPPOSITION_ACCES_URGENCE')).toEqual([given.emergencyCallConsent ? 'false' : 'true']);
});

test.each(answers)('the consent to open depends on neither answer', (given) => {
  expect(said(given, 'CONSENTEMENT_OUVERTURE_DMP')).toEqual(['true']);
});
