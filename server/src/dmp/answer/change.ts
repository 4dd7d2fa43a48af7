/** gdp:PRPA_IN201314UV02_Response, the answer to TD1.2, TD1.3b and TD1.4: 315 accepted or 316 refused. Pure. */
import type { OppositionsOutcome } from '../administration.ts';
import type { CreateOutcome, TerminateOutcome } from '../dmp.ts';
import type { Element } from '../element.ts';
import { type Misunderstood, recordClosed, recordExists } from '../faults.ts';
import type { Asked } from './asked.ts';
import { readRegistrationAnswer } from './registration.ts';

const expected = {
  response: 'PRPA_IN201314UV02_Response',
  accepted: 'PRPA_IN201315UV02',
  refused: 'PRPA_IN201316UV02',
} as const;

export function readReactivateAnswer(content: Element, asked: Asked): CreateOutcome | Misunderstood {
  const answer = readRegistrationAnswer(content, asked, { ...expected, status: 'active' });
  if (answer.outcome === 'accepted') return { outcome: 'created' };
  return answer.outcome === 'refused' && answer.code === recordExists ? { outcome: 'exists' } : answer;
}

export function readTerminateAnswer(content: Element, asked: Asked): TerminateOutcome | Misunderstood {
  const answer = readRegistrationAnswer(content, asked, { ...expected, status: 'terminated' });
  if (answer.outcome === 'accepted') return { outcome: 'closed' };
  return answer.outcome === 'refused' && answer.code === recordClosed
    ? { outcome: 'already-closed' }
    : answer;
}

export function readModifyAnswer(content: Element, asked: Asked): OppositionsOutcome | Misunderstood {
  const answer = readRegistrationAnswer(content, asked, { ...expected, status: 'active' });
  return answer.outcome === 'accepted' ? { outcome: 'changed' } : answer;
}
