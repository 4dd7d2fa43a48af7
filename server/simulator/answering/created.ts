/** gdp:PRPA_IN201311UV02_Response: 312 when the record was opened, 313 with its reason when not (§7). */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { OpenQuestion } from '../reading/requests.ts';
import { insTestOid, ns } from '../vocabulary.ts';
import { addAnswer, addCustodian } from './message.ts';

const reason = { code: 'CREA_RD', displayName: 'Création de dossier' };

export function addAccepted(body: XMLBuilder, question: OpenQuestion, now: Date): void {
  const response = body.ele(ns.gdp, 'gdp:PRPA_IN201311UV02_Response');
  const act = addAnswer(response, {
    interaction: 'PRPA_IN201312UV02',
    question,
    accepted: true,
    reason,
    now,
  });
  const event = act
    .ele('subject', { typeCode: 'SUBJ', contextConductionInd: 'false' })
    .ele('registrationEvent', { classCode: 'REG', moodCode: 'EVN' });
  event.ele('statusCode', { code: 'completed' });
  addConfirmedPatient(event.ele('subject1', { typeCode: 'SBJ' }), question);
  addCustodian(event);
}

/** The answer confirms the INS and the identity it was opened under. */
function addConfirmedPatient(subject: XMLBuilder, { ins, person }: OpenQuestion): void {
  const patient = subject.ele('patient', { classCode: 'PAT' });
  patient.ele('id', { root: insTestOid, extension: ins });
  patient.ele('statusCode', { code: 'active' });
  const element = patient.ele('patientPerson', { classCode: 'PSN', determinerCode: 'INSTANCE' });
  const name = element.ele('name');
  name.ele('prefix').txt(person.prefix);
  name.ele('family', { qualifier: 'BR' }).txt(person.family);
  name.ele('given').txt(person.given);
}

export function addRefused(body: XMLBuilder, question: OpenQuestion, detail: string, now: Date): void {
  const response = body.ele(ns.gdp, 'gdp:PRPA_IN201311UV02_Response');
  const act = addAnswer(response, {
    interaction: 'PRPA_IN201313UV02',
    question,
    accepted: false,
    detail,
    reason,
    now,
  });
  act.ele('subject', { typeCode: 'SUBJ', contextConductionInd: 'false' }).att(ns.xsi, 'xsi:nil', 'true');
}
