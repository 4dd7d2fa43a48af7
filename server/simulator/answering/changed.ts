/** gdp:PRPA_IN201314UV02_Response: 315 when the record was reopened, changed or closed, 316 with its reason when not (§8). */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { ChangeQuestion, PersonQuestion } from '../reading/requests.ts';
import { insTestOid, ns } from '../vocabulary.ts';
import { addAnswer, addCustodian } from './message.ts';

const reasons = {
  reactivate: { code: 'REAC', displayName: 'Réactivation de dossier' },
  modify: { code: 'MODIF_DATA', displayName: 'Modification des données de gestion du dossier' },
  terminate: { code: 'FERM', displayName: 'Fermeture de dossier' },
} as const;

export interface Echoed {
  change: ChangeQuestion['change'];
  question: PersonQuestion;
}

export interface Changed {
  asked: Echoed;
  now: Date;
  /** The official sample names no patient; the schema wants one. */
  naming: 'faithful' | 'strict';
}

export function addChanged(body: XMLBuilder, { asked: { change, question }, now, naming }: Changed): void {
  const response = body.ele(ns.gdp, 'gdp:PRPA_IN201314UV02_Response');
  const act = addAnswer(response, {
    interaction: 'PRPA_IN201315UV02',
    question,
    accepted: true,
    reason: reasons[change],
    now,
  });
  const event = act
    .ele('subject', { typeCode: 'SUBJ', contextConductionInd: 'false' })
    .ele('registrationEvent', { classCode: 'REG', moodCode: 'EVN' });
  event.ele('statusCode', { code: 'completed' });
  const patient = event.ele('subject1', { typeCode: 'SBJ' }).ele('patient', { classCode: 'PAT' });
  if (naming === 'strict') patient.ele('id', { root: insTestOid, extension: question.ins });
  patient.ele('statusCode', { code: change === 'terminate' ? 'terminated' : 'active' });
  const person = patient.ele('patientPerson', { classCode: 'PSN', determinerCode: 'INSTANCE' });
  const name = person.ele('name');
  if (question.person.prefix !== '') name.ele('prefix').txt(question.person.prefix);
  name.ele('family', { qualifier: 'SP' }).txt(question.person.usual ?? question.person.family);
  name.ele('given').txt(question.person.given);
  addCustodian(event);
}

export function addNotChanged(
  body: XMLBuilder,
  { change, question }: Echoed,
  detail: string,
  now: Date,
): void {
  const response = body.ele(ns.gdp, 'gdp:PRPA_IN201314UV02_Response');
  const act = addAnswer(response, {
    interaction: 'PRPA_IN201316UV02',
    question,
    accepted: false,
    detail,
    reason: reasons[change],
    now,
  });
  act.ele('subject', { typeCode: 'SUBJ', contextConductionInd: 'false' }).att(ns.xsi, 'xsi:nil', 'true');
}
