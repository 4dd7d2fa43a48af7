/** What TD0.2 and TD1.3a have in common in PRPA_IN201308UV02: is it our answer, and whom did it find? Pure. */
import { attribute, childrenNamed, type Element, onlyChild, onlyDescendant } from '../element.ts';
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

const { hl7 } = namespaces;

/** The parts of an answer that found somebody. */
export interface FoundPatient {
  outcome: 'found';
  message: Element;
  act: Element;
  event: Element;
  patient: Element;
}

/** Not found is AA with NF: no error at all. */
export type Found = FoundPatient | { outcome: 'none' } | Refused | Misunderstood;

export function readFoundPatient(content: Element, asked: Asked): Found {
  if (isFault(content)) return readFault(content);
  if (content.namespace !== hl7 || content.name !== 'PRPA_IN201308UV02') return nonsense;
  const acknowledgement = onlyChild(content, hl7, 'acknowledgement');
  if (acknowledgement === null) return nonsense;
  if (!answersOurs(acknowledgement, asked)) return otherRequest;
  if (attribute(acknowledgement, 'typeCode') !== 'AA') return readRefusal(acknowledgement);
  return readSubject(content, asked);
}

function readSubject(message: Element, asked: Asked): Found {
  const act = onlyChild(message, hl7, 'controlActProcess');
  const response = attribute(onlyDescendant(act, hl7, ['queryAck', 'queryResponseCode']), 'code');
  const subjects = act === null ? [] : childrenNamed(act, hl7, 'subject');
  if (response === 'NF' && subjects.length === 0) return { outcome: 'none' };
  if (response !== 'OK' || subjects.length !== 1) return nonsense;
  const event = onlyDescendant(act, hl7, ['subject', 'registrationEvent']);
  const patient = onlyDescendant(event, hl7, ['subject1', 'patient']);
  if (act === null || event === null || patient === null) return nonsense;
  return isAboutOurs(patient, asked) ? { outcome: 'found', message, act, event, patient } : otherRequest;
}
