/** gdp:PRPA_IN201311UV02_Response, the answer to TD1.1: 312 accepted or 313 refused. Pure. */
import type { CreateOutcome } from '../dmp.ts';
import type { Element } from '../element.ts';
import { type Misunderstood, recordExists } from '../faults.ts';
import type { Asked } from './asked.ts';
import { type Expected, readRegistrationAnswer } from './registration.ts';

const expected: Expected = {
  response: 'PRPA_IN201311UV02_Response',
  accepted: 'PRPA_IN201312UV02',
  refused: 'PRPA_IN201313UV02',
  status: null,
};

export function readCreateAnswer(content: Element, asked: Asked): CreateOutcome | Misunderstood {
  const answer = readRegistrationAnswer(content, asked, expected);
  if (answer.outcome === 'accepted') return { outcome: 'created' };
  return answer.outcome === 'refused' && answer.code === recordExists ? { outcome: 'exists' } : answer;
}
