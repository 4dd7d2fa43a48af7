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

/**
 * False when the patient carries numbers and none is the one asked for, or one of its kind is another. Real answers may
 * carry no number at all, and beside ours one of another kind (INS-C).
 */
export function isAboutOurs(patient: Element, asked: Asked): boolean {
  const ids = childrenNamed(patient, namespaces.hl7, 'id');
  const ofOurKind = ids.filter((id) => attribute(id, 'root') === asked.insOid);
  const isOurs = ofOurKind.every((id) => attribute(id, 'extension') === asked.nir);
  return isOurs && (ids.length === 0 || ofOurKind.length > 0);
}
