/** From a message of the right shape to what it asks, with the rules that no shape can say. */
import type { XmlDocument, XmlElement } from 'libxml2-wasm';
import type { Contact, NationalRecord, Oppositions, Person } from '../records.ts';
import { accept, refuseData, type Verdict } from '../verdict.ts';
import { readContact, readOppositions, readRepresentative } from './administrative-data.ts';
import type { Vihf } from './assertion.ts';
import { single, value } from './document.ts';
import {
  createShape,
  findShape,
  modifyShape,
  reactivateShape,
  readShape,
  terminateShape,
} from './message-shapes.ts';
import {
  readPerson,
  wrongAuthor,
  wrongDecisions,
  wrongIns,
  wrongRepresentative,
  wrongTraits,
} from './registration-rules.ts';
import { firstFault, type Shape } from './shape.ts';

/** What an answer echoes. */
export interface Question {
  id: { root: string; extension: string };
  ins: string;
}
export interface FindQuestion extends Question {
  queryId: { root: string; extension: string };
}
/** TD0.2 or TD1.3a: the reason tells. */
export interface Find {
  about: 'find' | 'read';
  question: FindQuestion;
}
/** Whoever it is about, as the message names them. */
export interface PersonQuestion extends Question {
  person: Person;
}
/** An opening or a reopening. */
export interface OpenQuestion extends PersonQuestion {
  oppositions: Oppositions;
  representative: NationalRecord['representative'];
}
export interface ModifyQuestion extends OpenQuestion {
  contact: Contact;
}
export type ChangeQuestion =
  | { change: 'reactivate'; question: OpenQuestion }
  | { change: 'modify'; question: ModifyQuestion }
  | { change: 'terminate'; question: PersonQuestion };

/** Who asks, the day on which ages are counted, and the age of majority. */
export interface Context {
  vihf: Vihf;
  now: Date;
  majorityAge: number;
}

export function readFind(document: XmlDocument, { vihf }: Context): Verdict<Find> {
  const interaction = 'PRPA_IN201307UV02';
  const reason = value(document, `/soap:Envelope/soap:Body/hl7:${interaction}//hl7:reasonCode/@code`);
  const about = reason === 'CNSLT_DATA' ? 'read' : 'find';
  const message = shaped(document, interaction, about === 'read' ? readShape : findShape);
  if (!message.ok) return message;
  const ins = value(message.value, './/hl7:patientIdentifier/hl7:value/@extension') ?? '';
  const wrong = wrongIns(ins, vihf);
  if (wrong !== null) return refuseData(wrong);
  const queryId = identifier(message.value, './/hl7:queryId');
  return accept({ about, question: { id: identifier(message.value, 'hl7:id'), ins, queryId } });
}

export function readCreate(document: XmlDocument, context: Context): Verdict<OpenQuestion> {
  const message = shaped(document, 'PRPA_IN201311UV02', createShape);
  if (!message.ok) return message;
  const provider = single(message.value, ".//hl7:providerOrganization[@xsi:nil='true']");
  if (provider === null) return refuseData('providerOrganization doit être nil.');
  return readOpening(message.value, 'CONSENTEMENT_OUVERTURE_DMP', context);
}

/** TD1.2, TD1.3b and TD1.4 are told apart by the reason, whatever the rest says (dmp-protocol.md §8). */
export function readChange(document: XmlDocument, context: Context): Verdict<ChangeQuestion> {
  const interaction = 'PRPA_IN201314UV02';
  const reason = value(document, `/soap:Envelope/soap:Body/hl7:${interaction}//hl7:reasonCode/@code`);
  if (reason === 'FERM') {
    const message = shaped(document, interaction, terminateShape);
    const question = message.ok ? readTermination(message.value, context) : message;
    return question.ok ? accept({ change: 'terminate', question: question.value }) : question;
  }
  if (reason === 'MODIF_DATA') {
    const message = shaped(document, interaction, modifyShape);
    const question = message.ok ? readModification(message.value, context) : message;
    return question.ok ? accept({ change: 'modify', question: question.value }) : question;
  }
  const message = shaped(document, interaction, reactivateShape);
  const question = message.ok
    ? readOpening(message.value, 'CONSENTEMENT_REACTIVATION_DMP', context)
    : message;
  return question.ok ? accept({ change: 'reactivate', question: question.value }) : question;
}

function readOpening(message: XmlElement, consent: string, context: Context): Verdict<OpenQuestion> {
  const ins = patientOf(message);
  const wrong =
    wrongIns(ins, context.vihf) ??
    wrongAuthor(message, context.vihf) ??
    wrongDecisions(message, consent) ??
    wrongTraits(message, ins, context) ??
    wrongRepresentative(message);
  if (wrong !== null) return refuseData(wrong);
  return accept(readDecided(message, ins));
}

/** Who it is about, who represents them, and the two oppositions. */
function readDecided(message: XmlElement, ins: string): OpenQuestion {
  return {
    id: identifier(message, 'hl7:id'),
    ins,
    person: readPerson(message),
    oppositions: readOppositions(message),
    representative: readRepresentative(message),
  };
}

function readModification(message: XmlElement, { vihf }: Context): Verdict<ModifyQuestion> {
  const ins = patientOf(message);
  const wrong = wrongIns(ins, vihf) ?? wrongAuthor(message, vihf) ?? wrongDecisions(message, null);
  if (wrong !== null) return refuseData(wrong);
  return accept({ ...readDecided(message, ins), contact: readContact(message) });
}

function readTermination(message: XmlElement, { vihf }: Context): Verdict<PersonQuestion> {
  const ins = patientOf(message);
  const wrong = wrongIns(ins, vihf) ?? wrongAuthor(message, vihf) ?? wrongRepresentative(message);
  if (wrong !== null) return refuseData(wrong);
  return accept({ id: identifier(message, 'hl7:id'), ins, person: readPerson(message) });
}

function patientOf(message: XmlElement): string {
  return value(message, './/hl7:registrationRequest/hl7:subject1/hl7:patient/hl7:id/@extension') ?? '';
}

function shaped(document: XmlDocument, interaction: string, shape: Shape): Verdict<XmlElement> {
  const message = single(document, `/soap:Envelope/soap:Body/hl7:${interaction}`);
  const fault = message === null ? 'corps' : firstFault(message, shape);
  if (message === null || fault !== null) return refuseData(`Message ${interaction.slice(7, 10)} : ${fault}`);
  return accept(message);
}

function identifier(message: XmlElement, path: string): { root: string; extension: string } {
  return {
    root: value(message, `${path}/@root`) ?? '',
    extension: value(message, `${path}/@extension`) ?? '',
  };
}
