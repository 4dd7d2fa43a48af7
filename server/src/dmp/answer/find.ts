/** PRPA_IN201308UV02, the answer to TD0.2 (dmp-protocol.md §6). Not found is AA with NF: no error at all. Pure. */
import type { FindOutcome } from '../dmp.ts';
import { attribute, childrenNamed, type Element, onlyChild, onlyDescendant } from '../element.ts';
import { type Misunderstood, nonsense } from '../faults.ts';
import { namespaces, oids, simulatedOpposition } from '../vocabulary.ts';
import type { Asked } from './asked.ts';
import { closedSince } from './closed-since.ts';
import { type FoundPatient, readFoundPatient } from './found-patient.ts';

const { hl7 } = namespaces;
type Answer = FindOutcome | Misunderstood;

export function readFindAnswer(content: Element, asked: Asked): Answer {
  const found = readFoundPatient(content, asked);
  if (found.outcome !== 'found') return found;
  // The patient's interdiction comes first: nothing else about the record is ours to say.
  return isBarred(found.message) ? { outcome: 'barred' } : readStatus(found);
}

function readStatus({ act, event, patient }: FoundPatient): Answer {
  const linkedToMes = isObserved(patient, 'RATTACHEMENT_ENS');
  switch (attribute(onlyChild(patient, hl7, 'statusCode'), 'code')) {
    case 'active':
      return {
        outcome: 'open',
        linkedToMes,
        ...(isObserved(patient, 'COMPTE_INTERNET_OUVERT') ? { internetAccess: true } : {}),
      };
    case 'terminated':
      return {
        outcome: isOpposed(act) ? 'opposed' : 'closed',
        since: closedSince(attribute(onlyChild(event, hl7, 'effectiveTime'), 'value')),
        linkedToMes,
      };
    default:
      return nonsense;
  }
}

/** Only our simulator tells it (vocabulary.ts). */
function isOpposed(act: Element): boolean {
  const code = onlyDescendant(act, hl7, ['reasonOf', 'detectedIssueEvent', 'code']);
  return attribute(code, 'code') === simulatedOpposition;
}

/** AUTORISATION: VALIDE, EXPIRE and NON_EXISTE do not stand in the way of this person; INTERDIT does. */
function isBarred(message: Element): boolean {
  return childrenNamed(message, hl7, 'attentionLine').some((line) => {
    const key = onlyChild(line, hl7, 'keyWordText');
    const isAuthorization =
      attribute(key, 'code') === 'AUTORISATION' && attribute(key, 'codeSystem') === oids.attentionKey;
    return isAuthorization && attribute(onlyChild(line, hl7, 'value'), 'code') === 'INTERDIT';
  });
}

function isObserved(patient: Element, code: 'RATTACHEMENT_ENS' | 'COMPTE_INTERNET_OUVERT'): boolean {
  return childrenNamed(patient, hl7, 'subjectOf')
    .map((subject) => onlyChild(subject, hl7, 'administrativeObservation'))
    .filter((observation) => attribute(onlyChild(observation, hl7, 'code'), 'code') === code)
    .some((observation) => attribute(onlyChild(observation, hl7, 'value'), 'value') === 'true');
}
