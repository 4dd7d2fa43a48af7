/** PRPA_IN201308UV02: found, closed, forbidden, or not found, which is no error (dmp-protocol.md §6). */
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { FindQuestion } from '../reading/requests.ts';
import type { NationalRecord, Person } from '../records.ts';
import { closedOnDemand, insTestOid, ns, oid, simulatedOpposition } from '../vocabulary.ts';
import { addAdministrativeData, addTelecoms } from './administrative-data.ts';
import { addAnswer, addCustodian, digits } from './message.ts';

const nobody: Person = {
  prefix: 'M',
  family: 'PERSONNE INVENTÉE',
  usual: null,
  given: 'SIMULATEUR',
  birthTime: '',
};

export interface Finding {
  /** TD0.2 or TD1.3a. */
  about: 'find' | 'read';
  question: FindQuestion;
  record: NationalRecord | null;
  now: Date;
  answers: 'faithful' | 'strict';
}

const reasons = {
  find: { code: 'TEST_EXST', displayName: "Test d'existence de dossier" },
  read: { code: 'CNSLT_DATA', displayName: 'Consultation des données de gestion de dossier' },
} as const;

export function addFound(body: XMLBuilder, finding: Finding): void {
  const { about, question, record, now } = finding;
  // What the patient forbade is not read out; the name of the refusal is ours (§10).
  const forbidden = about === 'read' && record?.status === 'barred';
  const act = addAnswer(body, {
    interaction: 'PRPA_IN201308UV02',
    question,
    accepted: !forbidden,
    ...(forbidden ? { detail: 'DMPAccessDenied' } : {}),
    reason: reasons[about],
    now,
    addAttentionLines: (message) => {
      if (record && about === 'find') addAttentionLines(message, record);
    },
  });
  if (record && !forbidden) addRegistration(act, record, finding);
  if (record && isOver(record)) addEnd(act, record);
  const acknowledgement = act.ele('queryAck');
  acknowledgement.ele('queryId', question.queryId);
  acknowledgement.ele('queryResponseCode', { code: forbidden ? 'AE' : record ? 'OK' : 'NF' });
}

/** AUTORISATION: who opened a record or declared it (TD0.3) is authorised; the patient may have forbidden us. */
function addAttentionLines(message: XMLBuilder, record: NationalRecord): void {
  const isKnown = record.creations > 0 || record.authorizations.some(({ mode }) => mode === 'ACTIVE');
  const authorization = isKnown ? 'VALIDE' : 'NON_EXISTE';
  const line = message.ele('attentionLine');
  line.ele('keyWordText', { code: 'AUTORISATION', codeSystem: oid.attentionKey });
  line
    .ele('value', {
      code: record.status === 'barred' ? 'INTERDIT' : authorization,
      codeSystem: oid.authorization,
    })
    .att(ns.xsi, 'xsi:type', 'CV');
  const doctor = message.ele('attentionLine');
  doctor.ele('keyWordText', { code: 'STATUT_MT', codeSystem: oid.doctor });
  doctor.ele('value', { value: 'false' }).att(ns.xsi, 'xsi:type', 'BL');
}

function addRegistration(act: XMLBuilder, record: NationalRecord, { about, now, answers }: Finding): void {
  const event = act
    .ele('subject', { typeCode: 'SUBJ', contextConductionInd: 'false' })
    .ele('registrationEvent', { classCode: 'REG', moodCode: 'EVN' });
  event.ele('statusCode', { code: 'completed' });
  if (isOver(record)) {
    const since = record.since === null ? now : new Date(record.since);
    event.ele('effectiveTime', { value: digits(since) });
  }
  const patient = event.ele('subject1', { typeCode: 'SBJ' }).ele('patient', { classCode: 'PAT' });
  // An INS-C of 22 zeros is nobody's: the real service sends one beside the INS.
  patient.ele('id', { root: oid.insC, extension: '0'.repeat(22) });
  patient.ele('id', { root: insTestOid, extension: record.ins });
  patient.ele('statusCode', { code: isOver(record) ? 'terminated' : 'active' });
  const person = addPerson(patient, record, (name) => {
    if (about === 'read') addTelecoms(name, record.contact, answers);
  });
  if (about === 'read') addAdministrativeData(person, record, answers);
  for (const [code, codeSystem, value] of observations(record)[about])
    addObservation(patient, code, codeSystem, value);
  addCustodian(event);
}

type Observation = [code: string, codeSystem: string, value: boolean];

function observations({
  access,
  linkedToMes,
  oppositions,
}: NationalRecord): Record<'find' | 'read', Observation[]> {
  return {
    find: [
      ['COMPTE_INTERNET_OUVERT', oid.account, access !== null],
      ['RATTACHEMENT_ENS', oid.observation, linkedToMes],
    ],
    read: [
      ['OPPOSITION_BRIS_DE_GLACE', oid.observation, oppositions.breakGlass],
      ['OPPOSITION_ACCES_URGENCE', oid.observation, oppositions.emergencyCall],
    ],
  };
}

/** `addTelecoms`: they come between the name and the sex. */
function addPerson(
  patient: XMLBuilder,
  record: NationalRecord,
  addTelecoms: (person: XMLBuilder) => void,
): XMLBuilder {
  const person = record.person ?? nobody;
  const element = patient.ele('patientPerson', { classCode: 'PSN', determinerCode: 'INSTANCE' });
  const name = element.ele('name');
  name.ele('prefix').txt(person.prefix);
  name.ele('given').txt(person.given);
  name.ele('family', { qualifier: 'SP' }).txt(person.usual ?? person.family);
  addTelecoms(element);
  element.ele('administrativeGenderCode', { code: Number(record.ins[0]) % 2 === 1 ? 'M' : 'F' });
  if (person.birthTime !== '') element.ele('birthTime', { value: person.birthTime });
  return element;
}

function addObservation(patient: XMLBuilder, code: string, codeSystem: string, value: boolean): void {
  const observation = patient
    .ele('subjectOf', { typeCode: 'SBJ' })
    .ele('administrativeObservation', { classCode: 'OBS', moodCode: 'EVN' });
  observation.ele('code', { code, codeSystem });
  observation.ele('value', { value: String(value) }).att(ns.xsi, 'xsi:type', 'BL');
}

function isOver({ status }: NationalRecord): boolean {
  return status === 'closed' || status === 'opposed';
}

/** An opposition is told as a closing with a reason of the simulator's own: nobody knows how the real service does. */
function addEnd(act: XMLBuilder, { status }: NationalRecord): void {
  const event = act
    .ele('reasonOf', { typeCode: 'RSON' })
    .ele('detectedIssueEvent', { classCode: 'ALRT', moodCode: 'EVN' });
  event.ele('code', {
    code: status === 'opposed' ? simulatedOpposition : closedOnDemand,
    codeSystem: oid.closing,
  });
  event.ele('text').txt('SIMULATEUR');
}
