/**
 * The `output` of a specific service (dmp-protocol.md §9). Its body decides: an official answer of TD1.5d carries the
 * Action of a fault over the body of a success. Nothing in it names the patient, so the envelope must say that it answers
 * this very request, where it says anything. Pure.
 */
import { type Element, onlyChild } from '../element.ts';
import {
  isFault,
  type Misunderstood,
  nonsense,
  otherRequest,
  type Refused,
  readFault,
  refusedBy,
} from '../faults.ts';
import type { Service } from '../vocabulary.ts';

export interface ServiceAsked {
  service: Service;
  /** The MessageID that was sent, a bare UUID; null: RelatesTo is not looked at (options.ts). */
  messageId: string | null;
}

export interface ServiceAnswer {
  content: Element;
  /** RelatesTo of the envelope; null when it has none. */
  relatesTo: string | null;
}

export type Output =
  | { outcome: 'output'; field: (name: string) => string; element: Element; context: string }
  | Refused
  | Misunderstood;

/** Whatever status is not DMPOk, in any case of letters, is a refusal by that name. */
export function readOutput(
  { content, relatesTo }: ServiceAnswer,
  { service, messageId }: ServiceAsked,
): Output {
  if (isFault(content)) return readFault(content);
  const { namespace, response } = service;
  if (content.namespace !== namespace || content.name !== response) return nonsense;
  if (relatesTo !== null && messageId !== null && !names(relatesTo, messageId)) return otherRequest;
  const element = onlyChild(content, namespace, 'output');
  if (element === null) return nonsense;
  const field = (name: string): string => onlyChild(element, namespace, name)?.text ?? '';
  const status = field('status');
  if (status === '') return nonsense;
  if (status.toLowerCase() !== 'dmpok') return refusedBy(status);
  return { outcome: 'output', field, element, context: field('context') };
}

function names(relatesTo: string, messageId: string): boolean {
  return relatesTo.toLowerCase() === `urn:uuid:${messageId.toLowerCase()}`;
}

/** National names are compared without case, as DMPOk is. */
export function isNamed(answer: Output, name: string): boolean {
  return answer.outcome === 'refused' && answer.code.toLowerCase() === name.toLowerCase();
}
