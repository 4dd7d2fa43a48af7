/**
 * The answers that accept or refuse a registration: 312 or 313 to TD1.1 (dmp-protocol.md §7), 315 or 316 to TD1.2 and
 * TD1.4 (§8). What contradicts itself, or is about another status than the one asked for, proves nothing. Pure.
 */
import { attribute, type Element, onlyChild, onlyDescendant } from '../element.ts';
import {
  isFault,
  type Misunderstood,
  nonsense,
  otherRequest,
  type Refused,
  readFault,
  readRefusal,
} from '../faults.ts';
import { namespaces } from '../vocabulary.ts';
import { type Asked, answersOurs, isAboutOurs } from './asked.ts';

const { hl7, gdp } = namespaces;

export interface Expected {
  response: string;
  accepted: string;
  refused: string;
  /** The status that an accepted record must have; null: the answer need not say. */
  status: 'active' | 'terminated' | null;
}

export type RegistrationAnswer = { outcome: 'accepted' } | Refused | Misunderstood;

export function readRegistrationAnswer(
  content: Element,
  asked: Asked,
  expected: Expected,
): RegistrationAnswer {
  if (isFault(content)) return readFault(content);
  const message = chosenMessage(content, expected);
  if (message === null) return nonsense;
  const acknowledgement = onlyChild(message, hl7, 'acknowledgement');
  if (acknowledgement === null) return nonsense;
  if (!answersOurs(acknowledgement, asked)) return otherRequest;
  const accepted = attribute(acknowledgement, 'typeCode') === 'AA';
  if (message.name === expected.accepted && accepted) return readAccepted(message, asked, expected);
  if (message.name === expected.refused && !accepted) return readRefusal(acknowledgement);
  return nonsense;
}

function chosenMessage(content: Element, { response }: Expected): Element | null {
  const [message, ...others] = content.children;
  const isResponse = content.namespace === gdp && content.name === response && others.length === 0;
  return isResponse && message?.namespace === hl7 ? message : null;
}

function readAccepted(message: Element, asked: Asked, { status }: Expected): RegistrationAnswer {
  const event = onlyDescendant(message, hl7, ['controlActProcess', 'subject', 'registrationEvent']);
  if (attribute(onlyChild(event, hl7, 'statusCode'), 'code') !== 'completed') return nonsense;
  const patient = onlyDescendant(event, hl7, ['subject1', 'patient']);
  if (patient === null) return nonsense;
  const told = attribute(onlyChild(patient, hl7, 'statusCode'), 'code');
  if (status !== null && told !== status) return nonsense;
  return isAboutOurs(patient, asked) ? { outcome: 'accepted' } : otherRequest;
}
