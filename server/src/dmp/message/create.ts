/** TD1.1, PRPA_IN201311UV02: open the record (dmp-protocol.md §7). The order of the elements is the schema's. */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Identity } from '../../../contract/index.ts';
import type { Decisions } from '../dmp.ts';
import { oppositions } from '../oppositions.ts';
import { namespaces, oids } from '../vocabulary.ts';
import { type Author, addAuthor } from './author.ts';
import { hl7Time } from './hl7-time.ts';
import { addPatientPerson } from './person.ts';
import { addMessage, type MessageFrame } from './wrapper.ts';

export interface CreateRequest extends MessageFrame {
  insOid: string;
  identity: Identity;
  consent: Decisions;
  author: Author;
}

export function addCreateMessage(body: XMLBuilder, request: CreateRequest): void {
  const subject = addMessage(body, request).ele('subject', { typeCode: 'SUBJ' });
  const registration = subject.ele('registrationRequest', { classCode: 'REG', moodCode: 'RQO' });
  registration.ele('statusCode', { code: 'active' });
  addPatient(registration.ele('subject1', { typeCode: 'SBJ' }), request);
  addAuthor(registration, request.author);
}

function addPatient(subject: XMLBuilder, { insOid, identity, consent }: CreateRequest): void {
  const patient = subject.ele('patient', { classCode: 'PAT' });
  patient.ele('id', { root: insOid, extension: identity.nir });
  patient.ele('statusCode', { code: 'active' });
  addPatientPerson(patient, identity);
  // Mandatory for the schema, and nil: no organisation provides this patient.
  patient
    .ele('providerOrganization', { classCode: 'ORG', determinerCode: 'INSTANCE' })
    .att(namespaces.xsi, 'xsi:nil', 'true');
  addDecisions(patient, consent);
}

function addDecisions(patient: XMLBuilder, consent: Decisions): void {
  const { breakGlass, emergencyCall } = oppositions(consent);
  addObservation(patient, {
    code: 'CONSENTEMENT_OUVERTURE_DMP',
    displayName: "Consentement à l'ouverture du DMP",
    // There is no request without this consent: nothing else in the domain can lead here.
    value: true,
    at: new Date(consent.answeredAt),
  });
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
