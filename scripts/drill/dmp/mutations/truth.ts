/**
 * What a damaged message still says, found by other means than the readers under trial: XPath over the simulator's
 * parser. A success that the text does not bear out is a wrong acceptance. Pure.
 */
import { XmlC14NMode } from 'libxml2-wasm';
import { elements, openDocument, single, value } from '../../../../server/simulator/reading/document.ts';
import type { HeardOutcome, Question } from '../in-process/hear.ts';
import { isRegistration, serviceOf } from '../in-process/sealed-requests.ts';
import { insOid, softwareOid } from '../in-process/setting.ts';

type Document = Extract<ReturnType<typeof openDocument>, { ok: true }>['value'];

/** These claim nothing. */
const doubts = ['misunderstood', 'refused'];

/** Null when the answer bears the outcome out; else what is missing, without a value of it. */
export function unfounded(question: Question, heard: HeardOutcome, bytes: Uint8Array): string | null {
  if (doubts.includes(heard.outcome)) return null;
  const opened = openDocument(new TextDecoder().decode(bytes));
  if (!opened.ok) return 'not XML';
  try {
    return isRegistration(question.kind)
      ? unfoundedMessage(opened.value, question, heard.outcome)
      : unfoundedOutput(opened.value, question, heard.outcome);
  } finally {
    opened.value.dispose();
  }
}

const body = '/soap:Envelope/soap:Body';
const acted = `${body}//hl7:controlActProcess`;
const patient = `${acted}/hl7:subject/hl7:registrationEvent/hl7:subject1/hl7:patient`;

/** The words of the answer without which the outcome is a lie. */
const borneOut: Record<string, (document: Document) => boolean> = {
  none: (document) => says(document, `${acted}/hl7:queryAck/hl7:queryResponseCode/@code`, 'NF'),
  open: (document) => says(document, `${patient}/hl7:statusCode/@code`, 'active'),
  barred: (document) => elements(document, `${body}//hl7:value[@code='INTERDIT']`).length > 0,
  /** 312 need not say the status; 315 does. */
  created: (document) =>
    says(document, `${acted}//hl7:registrationEvent/hl7:statusCode/@code`, 'completed') &&
    (elements(document, `${body}/*/hl7:PRPA_IN201312UV02`).length === 1 ||
      (elements(document, `${body}/*/hl7:PRPA_IN201315UV02`).length === 1 &&
        says(document, `${patient}/hl7:statusCode/@code`, 'active'))),
  changed: (document) => says(document, `${patient}/hl7:statusCode/@code`, 'active'),
  closed: (document) => says(document, `${patient}/hl7:statusCode/@code`, 'terminated'),
  opposed: (document) => says(document, `${patient}/hl7:statusCode/@code`, 'terminated'),
  record: (document) =>
    /^(?:active|terminated)$/.test(value(document, `${patient}/hl7:statusCode/@code`) ?? ''),
  exists: (document) => says(document, `${body}//hl7:acknowledgementDetail[1]/hl7:code/@code`, 'DMPFound'),
  'already-closed': (document) =>
    says(document, `${body}//hl7:acknowledgementDetail[1]/hl7:code/@code`, 'DMPClosed'),
};

function unfoundedMessage(document: Document, { messageId, nir }: Question, outcome: string): string | null {
  const acknowledgement = single(document, `${body}//hl7:acknowledgement`);
  if (acknowledgement === null) return 'no acknowledgement';
  const isRefusal = outcome === 'exists' || outcome === 'already-closed';
  if ((value(acknowledgement, '@typeCode') === 'AA') === isRefusal) return 'another acknowledgement';
  const target = value(acknowledgement, 'hl7:targetMessage/hl7:id/@extension') ?? '';
  if (target.toLowerCase() !== messageId.toLowerCase()) return 'another message';
  if (value(acknowledgement, 'hl7:targetMessage/hl7:id/@root') !== `${softwareOid}.1.1`)
    return 'another software';
  const ids = elements(document, `${patient}/hl7:id`);
  const ours = elements(document, `${patient}/hl7:id[@root='${insOid}' and @extension='${nir}']`);
  const others = elements(document, `${patient}/hl7:id[@root='${insOid}' and not(@extension='${nir}')]`);
  if ((ids.length > 0 && ours.length === 0) || others.length > 0) return 'another person';
  return borneOut[outcome]?.(document) === true ? null : 'the outcome is not said';
}

function unfoundedOutput(document: Document, { kind, messageId }: Question, outcome: string): string | null {
  const related = elements(document, '/soap:Envelope/soap:Header/wsa:RelatesTo');
  const isOurs = related.every(({ content }) => content.trim().toLowerCase() === `urn:uuid:${messageId}`);
  if (related.length > 1 || !isOurs) return 'another message';
  const output = `${body}/*[local-name()='${serviceOf(kind)?.response}']/*[local-name()='output']`;
  const told = value(document, `${output}/*[local-name()='status']`)?.toLowerCase() ?? '';
  if (!(statuses[outcome] ?? /^dmpok$/).test(told)) return 'another status';
  const codes = ['login', 'password'].map(
    (name) => value(document, `${output}/*[local-name()='${name}']`) ?? '',
  );
  return outcome === 'created' && codes.includes('') ? 'no codes' : null;
}

const statuses: Record<string, RegExp> = {
  exists: /alreadyexists$/,
  'no-access': /notfoundsimulated$/,
};

function says(document: Document, path: string, word: string): boolean {
  return value(document, path) === word;
}

/** The bytes that the seal of a request vouches for, in canonical form; null when there is not one assertion. */
export function signedContent(text: string): string | null {
  const opened = openDocument(text);
  if (!opened.ok) return null;
  try {
    const assertion = single(opened.value, '/soap:Envelope/soap:Header/wsse:Security/saml2:Assertion');
    if (assertion === null) return null;
    single(assertion, 'ds:Signature')?.remove();
    return assertion.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 });
  } catch {
    // A namespace that cannot be canonical: nothing of the kind was signed.
    return null;
  } finally {
    opened.value.dispose();
  }
}
