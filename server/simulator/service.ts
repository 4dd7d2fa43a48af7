/** One request of the national service: a list of rules, then the act, then the answer. */
import { randomUUID, type X509Certificate } from 'node:crypto';
import type { XmlDocument } from 'libxml2-wasm';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { closeRecord, openRecord, reopenRecord } from './acts.ts';
import { addChanged, addNotChanged } from './answering/changed.ts';
import { addAccepted, addRefused } from './answering/created.ts';
import { answerEnvelope } from './answering/envelope.ts';
import { faultEnvelope } from './answering/fault.ts';
import { addFound } from './answering/found.ts';
import { type Addressing, bodyMatches, readAddressing } from './reading/addressing.ts';
import { readAssertion, type Vihf } from './reading/assertion.ts';
import { childElements, openDocument, single, value } from './reading/document.ts';
import { type Question, readChange, readCreate, readFind } from './reading/requests.ts';
import type { Hl7Schemas } from './reading/schemas.ts';
import { checkSealCertificate } from './reading/seal-certificate.ts';
import { readSignedAssertion } from './reading/signature.ts';
import type { Records } from './records.ts';
import { accept, type Fault, refuse, refuseData, type Verdict } from './verdict.ts';
import { actions } from './vocabulary.ts';

export interface ServiceOptions {
  records: Records;
  regime: 'consent-2016' | 'mes-2022';
  authority: X509Certificate;
  windowSeconds: number;
  schemas: Hl7Schemas | null;
  now: () => Date;
  /** Whether answers of TD1.2 and TD1.4 name the patient. */
  answers: 'faithful' | 'strict';
  /** A write took effect: one line, without anybody in it. */
  effect: (line: string) => void;
}

export interface ServiceRequest {
  text: string;
  /** Actions named by HTTP headers. */
  announced: string[];
  client: X509Certificate;
  /** True: the answer names another request than this one (mode other-answer). */
  misaddressed: boolean;
}

export interface ServiceAnswer {
  xml: string;
  /** Null when the request was understood. */
  fault: Fault | null;
}

/** Judges, acts and answers. Never throws for what a client may send. */
export function serve(request: ServiceRequest, options: ServiceOptions): ServiceAnswer {
  const opened = openDocument(request.text);
  if (!opened.ok) return { xml: faultEnvelope(opened.fault, null), fault: opened.fault };
  const document = opened.value;
  try {
    const answer = judge(document, request, options);
    const relatesTo = value(document, '/soap:Envelope/soap:Header/wsa:MessageID');
    return answer.ok
      ? { xml: answer.value, fault: null }
      : { xml: faultEnvelope(answer.fault, relatesTo), fault: answer.fault };
  } finally {
    document.dispose();
  }
}

function judge(document: XmlDocument, request: ServiceRequest, options: ServiceOptions): Verdict<string> {
  const addressing = readAddressing(document, request.announced);
  if (!addressing.ok) return addressing;
  const vihf = identify(document, request, options);
  if (!vihf.ok) return vihf;
  if (!bodyMatches(document, addressing.value.action))
    return refuseData('Le corps n’est pas celui que l’action annonce.');
  const content = single(document, '/soap:Envelope/soap:Body');
  const [message] = content === null ? [] : childElements(content);
  if (message && options.schemas?.isValid(message) === false)
    return refuseData('Le message n’est pas valide selon les schémas HL7.');
  const asked: Asked = {
    document,
    addressing: addressing.value,
    vihf: vihf.value,
    misaddressed: request.misaddressed,
    now: options.now(),
  };
  return transactions[actions[addressing.value.action]](asked, options);
}

const transactions = { find, create, change };

interface Asked {
  document: XmlDocument;
  addressing: Addressing;
  vihf: Vihf;
  misaddressed: boolean;
  now: Date;
}

/** Who asks: the signature first, then its certificate, then what the signed bytes say. */
function identify(document: XmlDocument, request: ServiceRequest, options: ServiceOptions): Verdict<Vihf> {
  const now = options.now();
  const signed = readSignedAssertion(document, request.text);
  if (!signed.ok) return signed;
  const context = { authority: options.authority, client: request.client, now };
  const seal = checkSealCertificate(signed.value.seal, context);
  if (!seal.ok) return seal;
  return readAssertion(signed.value, { now, windowSeconds: options.windowSeconds });
}

function find(asked: Asked, { records, now }: ServiceOptions): Verdict<string> {
  const question = readFind(asked.document, asked);
  if (!question.ok) return question;
  const record = records.find(question.value.ins);
  return answer('urn:hl7-org:v3:PRPA_IN201308UV02', asked, (body) =>
    addFound(body, echo(question.value, asked), record, now()),
  );
}

function create(asked: Asked, { regime, records, effect }: ServiceOptions): Verdict<string> {
  const question = readCreate(asked.document, asked);
  if (!question.ok) return question;
  if (regime === 'mes-2022') return closedSince2022;
  const refusal = openRecord(records, { ...question.value, now: asked.now });
  if (refusal === null) effect('TD1.1 : dossier ouvert');
  return answer('urn:hl7-org:v3:PRPA_IN201311ResponseUV02', asked, (body) => {
    if (refusal === null) addAccepted(body, echo(question.value, asked), asked.now);
    else addRefused(body, echo(question.value, asked), refusal.name, asked.now);
  });
}

function change(asked: Asked, { regime, records, answers, effect }: ServiceOptions): Verdict<string> {
  const read = readChange(asked.document, asked);
  if (!read.ok) return read;
  const { change: kind, question } = read.value;
  if (kind === 'reactivate' && regime === 'mes-2022') return closedSince2022;
  const act = kind === 'reactivate' ? reopenRecord : closeRecord;
  const refusal = act(records, { ...question, now: asked.now });
  if (refusal?.fault) return refuse(refusal.name, 'Ce dossier appartient à Mon espace santé.');
  if (refusal === null) effect(kind === 'reactivate' ? 'TD1.2 : dossier rouvert' : 'TD1.4 : dossier fermé');
  const echoed = { change: kind, question: echo(question, asked) };
  return answer('urn:hl7-org:v3:PRPA_IN201314ResponseUV02', asked, (body) => {
    if (refusal === null) addChanged(body, { asked: echoed, now: asked.now, naming: answers });
    else addNotChanged(body, echoed, refusal.name, asked.now);
  });
}

const closedSince2022 = refuse(
  'DMPAccessDeniedByRightsService',
  'L’ouverture par logiciel est fermée depuis 2022.',
);

function echo<T extends Question>(question: T, { misaddressed }: Asked): T {
  return misaddressed ? { ...question, id: { ...question.id, extension: randomUUID() } } : question;
}

function answer(
  action: string,
  { addressing: { messageId } }: Asked,
  addContent: (body: XMLBuilder) => void,
): Verdict<string> {
  return accept(answerEnvelope({ action, relatesTo: messageId }, addContent));
}
