/**
 * TD1.2, PRPA_IN201314UV02 with REAC: open a closed record again (dmp-protocol.md §8). A new consent and a reading of the
 * card belong together (EX_1.2-1010), so the traits of the Vitale travel as in TD1.1. EX_1.2-1030 asks the two emergency
 * choices again; that they travel in this very message is our reading: the schema takes them, no sample shows them.
 */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { addAuthor } from './author.ts';
import type { CreateRequest } from './create.ts';
import { addDecisions } from './decisions.ts';
import { addPatientPerson, representativeOf } from './person.ts';
import { addMessage } from './wrapper.ts';

const consentToReopen = {
  code: 'CONSENTEMENT_REACTIVATION_DMP',
  displayName: 'Consentement à la réactivation du DMP',
};

export function addReactivateMessage(body: XMLBuilder, request: CreateRequest): void {
  const { insOid, identity, consent, author } = request;
  const subject = addMessage(body, request).ele('subject', { typeCode: 'SUBJ' });
  const registration = subject.ele('registrationRequest', { classCode: 'REG', moodCode: 'RQO' });
  registration.ele('statusCode', { code: 'active' });
  const patient = registration.ele('subject1', { typeCode: 'SBJ' }).ele('patient', { classCode: 'PAT' });
  patient.ele('id', { root: insOid, extension: identity.nir });
  patient.ele('statusCode', { code: 'active' });
  addPatientPerson(patient, identity, representativeOf(request));
  addDecisions(patient, consentToReopen, consent);
  addAuthor(registration, author);
}
