/** TD1.1, PRPA_IN201311UV02: open the record (dmp-protocol.md §7). The order of the elements is the schema's. */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Identity } from '../../../contract/index.ts';
import type { RepresentativeName } from '../../../contract/representative.ts';
import type { Decisions } from '../dmp.ts';
import { namespaces } from '../vocabulary.ts';
import { type Author, addAuthor } from './author.ts';
import { addDecisions } from './decisions.ts';
import { addPatientPerson, representativeOf } from './person.ts';
import { addMessage, type MessageFrame } from './wrapper.ts';

export interface CreateRequest extends MessageFrame {
  insOid: string;
  identity: Identity;
  consent: Decisions;
  /** HL7 code of the representative; null: the person themselves. */
  relationCode: string | null;
  /** Absent or null: nobody took it down. */
  representativeName?: RepresentativeName | null;
  author: Author;
}

const consentToOpen = {
  code: 'CONSENTEMENT_OUVERTURE_DMP',
  displayName: "Consentement à l'ouverture du DMP",
};

export function addCreateMessage(body: XMLBuilder, request: CreateRequest): void {
  const subject = addMessage(body, request).ele('subject', { typeCode: 'SUBJ' });
  const registration = subject.ele('registrationRequest', { classCode: 'REG', moodCode: 'RQO' });
  registration.ele('statusCode', { code: 'active' });
  addPatient(registration.ele('subject1', { typeCode: 'SBJ' }), request);
  addAuthor(registration, request.author);
}

function addPatient(subject: XMLBuilder, request: CreateRequest): void {
  const { insOid, identity, consent } = request;
  const patient = subject.ele('patient', { classCode: 'PAT' });
  patient.ele('id', { root: insOid, extension: identity.nir });
  patient.ele('statusCode', { code: 'active' });
  addPatientPerson(patient, identity, representativeOf(request));
  // Mandatory for the schema, and nil: no organisation provides this patient.
  patient
    .ele('providerOrganization', { classCode: 'ORG', determinerCode: 'INSTANCE' })
    .att(namespaces.xsi, 'xsi:nil', 'true');
  addDecisions(patient, consentToOpen, consent);
}
