/** From a message of the right shape to what it asks, with the rules that no shape can say. */
import type { XmlDocument, XmlElement } from 'libxml2-wasm';
import type { Person } from '../records.ts';
import { accept, refuseData, type Verdict } from '../verdict.ts';
import { insTestOid } from '../vocabulary.ts';
import type { Vihf } from './assertion.ts';
import { elements, single, value } from './document.ts';
import { createShape, findShape } from './message-shapes.ts';
import { isNir } from './nir.ts';
import { firstFault } from './shape.ts';

/** What an answer echoes. */
export interface Question {
  id: { root: string; extension: string };
  ins: string;
}
export interface FindQuestion extends Question {
  queryId: { root: string; extension: string };
}
export interface CreateQuestion extends Question {
  person: Person;
}

const registration = '/soap:Envelope/soap:Body/hl7:PRPA_IN201311UV02//hl7:registrationRequest';

export function readFind(document: XmlDocument, vihf: Vihf): Verdict<FindQuestion> {
  const message = single(document, '/soap:Envelope/soap:Body/hl7:PRPA_IN201307UV02');
  const fault = message === null ? 'corps' : firstFault(message, findShape);
  if (message === null || fault !== null) return refuseData(`Message 307 : ${fault}`);
  const ins = value(message, './/hl7:patientIdentifier/hl7:value/@extension') ?? '';
  const wrong = wrongIns(ins, vihf);
  if (wrong !== null) return refuseData(wrong);
  return accept({ id: identifier(message, 'hl7:id'), ins, queryId: identifier(message, './/hl7:queryId') });
}

export function readCreate(document: XmlDocument, vihf: Vihf): Verdict<CreateQuestion> {
  const message = single(document, '/soap:Envelope/soap:Body/hl7:PRPA_IN201311UV02');
  const fault = message === null ? 'corps' : firstFault(message, createShape);
  if (message === null || fault !== null) return refuseData(`Message 311 : ${fault}`);
  const ins = value(document, `${registration}/hl7:subject1/hl7:patient/hl7:id/@extension`) ?? '';
  const wrong =
    wrongIns(ins, vihf) ??
    wrongAuthor(document, vihf) ??
    wrongDecisions(document) ??
    wrongTraits(document, ins);
  if (wrong !== null) return refuseData(wrong);
  return accept({ id: identifier(message, 'hl7:id'), ins, person: readPerson(document) });
}

/** The patient of the message is the patient of the VIHF, and a test patient. */
function wrongIns(ins: string, vihf: Vihf): string | null {
  if (!isNir(ins)) return 'La clé du NIR est fausse.';
  if (vihf.insOid !== insTestOid) return 'L’OID du VIHF n’est pas celui des INS de test.';
  return vihf.ins === ins ? null : 'Le VIHF désigne un autre patient que le message.';
}

function wrongAuthor(document: XmlDocument, vihf: Vihf): string | null {
  const entity = `${registration}/hl7:author/hl7:assignedEntity`;
  if (value(document, `${entity}/hl7:id/@extension`) !== vihf.professional)
    return 'L’auteur du message n’est pas le professionnel du VIHF.';
  return value(document, `${entity}/hl7:representedOrganization/hl7:id/@extension`) === vihf.structure
    ? null
    : 'La structure de l’auteur n’est pas celle du VIHF.';
}

/** One consent, given and dated (EX_1.1-1010), and the two oppositions, each said once. */
function wrongDecisions(document: XmlDocument): string | null {
  const observations = elements(document, `${registration}//hl7:administrativeObservation`);
  const codes = observations.map((observation) => value(observation, 'hl7:code/@code') ?? '');
  const expected = ['CONSENTEMENT_OUVERTURE_DMP', 'OPPOSITION_ACCES_URGENCE', 'OPPOSITION_BRIS_DE_GLACE'];
  if (codes.toSorted().join() !== expected.join())
    return 'Il faut le consentement et les deux oppositions, une fois chacun.';
  if (observations.some((observation) => !isBoolean(observation)))
    return 'Une observation n’est pas un BL (xsi:type).';
  const consent = observations[codes.indexOf('CONSENTEMENT_OUVERTURE_DMP')];
  const isGiven = consent && value(consent, 'hl7:value/@value') === 'true';
  if (!isGiven) return 'Sans consentement, pas de création.';
  return value(consent, 'hl7:effectiveTime/@value') === null ? 'Le consentement n’est pas daté.' : null;
}

function isBoolean(observation: XmlElement): boolean {
  return single(observation, 'hl7:value')?.attr('type', 'xsi')?.value.split(':').at(-1) === 'BL';
}

/** The card's birth date is that of the patient, and the sex that of the number. */
function wrongTraits(document: XmlDocument, ins: string): string | null {
  const person = `${registration}//hl7:patientPerson`;
  const sex = Number(ins[0]) % 2 === 1 ? 'M' : 'F';
  if (value(document, `${person}/hl7:administrativeGenderCode/@code`) !== sex)
    return 'Le sexe contredit le NIR.';
  if (single(document, `${registration}//hl7:providerOrganization[@xsi:nil='true']`) === null)
    return 'providerOrganization doit être nil.';
  const onCard = value(document, `${person}/hl7:contactParty/hl7:contactPerson/hl7:birthTime/@value`) ?? '';
  return (value(document, `${person}/hl7:birthTime/@value`) ?? '').endsWith(onCard)
    ? null
    : 'La date de naissance n’est pas celle de la carte.';
}

function readPerson(document: XmlDocument): Person {
  const name = `${registration}//hl7:patientPerson/hl7:name`;
  return {
    prefix: value(document, `${name}/hl7:prefix`) ?? '',
    family: value(document, `${name}/hl7:family[@qualifier='BR']`) ?? '',
    given: value(document, `${name}/hl7:given`) ?? '',
    birthTime: value(document, `${registration}//hl7:patientPerson/hl7:birthTime/@value`) ?? '',
  };
}

function identifier(message: XmlElement, path: string): { root: string; extension: string } {
  return {
    root: value(message, `${path}/@root`) ?? '',
    extension: value(message, `${path}/@extension`) ?? '',
  };
}
