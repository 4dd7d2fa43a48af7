/** gdp:PRPA_IN201311UV02_Response, the answer to TD1.1: 312 accepted or 313 refused (dmp-protocol.md §7). Pure. */
import type { CreateOutcome } from '../dmp.ts';
import { attribute, type Element, onlyChild, onlyDescendant } from '../element.ts';
import {
  isFault,
  type Misunderstood,
  nonsense,
  otherRequest,
  type Refused,
  readFault,
  readRefusal,
  recordExists,
} from '../faults.ts';
import { namespaces } from '../vocabulary.ts';
import { type Asked, answersOurs, isAboutOurs } from './asked.ts';

const { hl7, gdp } = namespaces;
type Answer = CreateOutcome | Misunderstood;

export function readCreateAnswer(content: Element, asked: Asked): Answer {
  if (isFault(content)) return orExists(readFault(content));
  const message = chosenMessage(content);
  if (message === null) return nonsense;
  const acknowledgement = onlyChild(message, hl7, 'acknowledgement');
  if (acknowledgement === null) return nonsense;
  if (!answersOurs(acknowledgement, asked)) return otherRequest;
  return readChosen(message, acknowledgement, asked);
}

function chosenMessage(content: Element): Element | null {
  const isResponse = content.namespace === gdp && content.name === 'PRPA_IN201311UV02_Response';
  return isResponse && content.children.length === 1 ? (content.children[0] ?? null) : null;
}

/** Message and acknowledgement must agree: 312 with AA, or 313 without. Anything else leaves a doubt. */
function readChosen(message: Element, acknowledgement: Element, asked: Asked): Answer {
  const accepted = attribute(acknowledgement, 'typeCode') === 'AA';
  if (message.namespace !== hl7) return nonsense;
  if (message.name === 'PRPA_IN201312UV02' && accepted) return readAccepted(message, asked);
  if (message.name === 'PRPA_IN201313UV02' && !accepted) return orExists(readRefusal(acknowledgement));
  return nonsense;
}

function readAccepted(message: Element, asked: Asked): Answer {
  const event = onlyDescendant(message, hl7, ['controlActProcess', 'subject', 'registrationEvent']);
  if (attribute(onlyChild(event, hl7, 'statusCode'), 'code') !== 'completed') return nonsense;
  const patient = onlyDescendant(event, hl7, ['subject1', 'patient']);
  if (patient === null) return nonsense;
  return isAboutOurs(patient, asked) ? { outcome: 'created' } : otherRequest;
}

function orExists(answer: Refused | Misunderstood): Answer {
  return answer.outcome === 'refused' && answer.code === recordExists ? { outcome: 'exists' } : answer;
}
