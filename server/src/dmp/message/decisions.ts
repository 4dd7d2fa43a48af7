/** What the person answered, as the message carries it: their consent to this act, and two oppositions. */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Decisions } from '../dmp.ts';
import { oppositions } from '../oppositions.ts';
import { namespaces, oids } from '../vocabulary.ts';
import { hl7Time } from './hl7-time.ts';

/** The consent to this very act: TD1.1 and TD1.2 each have their own. */
export type ConsentToAct = { code: string; displayName: string };

export function addDecisions(patient: XMLBuilder, act: ConsentToAct, consent: Decisions): void {
  // There is no message without this consent: nothing else in the domain can lead here.
  addObservation(patient, { ...act, value: true, at: new Date(consent.answeredAt) });
  addOppositions(patient, consent);
}

/** TD1.3b carries these two alone. */
export function addOppositions(patient: XMLBuilder, consent: Decisions): void {
  const { breakGlass, emergencyCall } = oppositions(consent);
  addObservation(patient, {
    code: 'OPPOSITION_BRIS_DE_GLACE',
    displayName: 'opposition au mode bris de glace',
    value: breakGlass,
  });
  addObservation(patient, {
    code: 'OPPOSITION_ACCES_URGENCE',
    displayName: "opposition à l'accès au mode urgence",
    value: emergencyCall,
  });
}

interface Decision {
  code: string;
  displayName: string;
  value: boolean;
  at?: Date;
}

function addObservation(patient: XMLBuilder, { code, displayName, value, at }: Decision): void {
  const observation = patient
    .ele('subjectOf', { typeCode: 'SBJ' })
    .ele('administrativeObservation', { classCode: 'OBS', moodCode: 'EVN' });
  observation.ele('code', { code, codeSystem: oids.observation, displayName });
  if (at) observation.ele('effectiveTime', { value: hl7Time(at) });
  // The schema's BL knows `true` and `false` only, and must be told that it is a BL.
  observation.ele('value').att(namespaces.xsi, 'xsi:type', 'BL').att('value', String(value));
}
