/** What an answer must agree with to be the answer to our request. */
import type { Nir } from '../../../contract/index.ts';
import { attribute, childrenNamed, type Element, onlyDescendant } from '../element.ts';
import { namespaces } from '../vocabulary.ts';

export interface Asked {
  /** The `id` of the HL7 message that was sent. */
  messageRoot: string;
  messageId: string;
  insOid: string;
  nir: Nir;
}

/** The acknowledgement names the message it answers. The SOAP RelatesTo is not trusted: samples show it wrong. */
export function answersOurs(acknowledgement: Element, asked: Asked): boolean {
  const id = onlyDescendant(acknowledgement, namespaces.hl7, ['targetMessage', 'id']);
  const sameId = attribute(id, 'extension')?.toLowerCase() === asked.messageId.toLowerCase();
  return sameId && attribute(id, 'root') === asked.messageRoot;
}

/** False when the patient carries a number of our kind that is not the one asked for. Real answers may carry none. */
export function isAboutOurs(patient: Element, asked: Asked): boolean {
  return childrenNamed(patient, namespaces.hl7, 'id')
    .filter((id) => attribute(id, 'root') === asked.insOid)
    .every((id) => attribute(id, 'extension') === asked.nir);
}
