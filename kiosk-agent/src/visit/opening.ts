/** What the server's answer to an opening means for the patient. Pure: "we do not know" is a meaning of its own. */
import type { ProblemCode, RecordOutcome } from '@borne/server/contract';
import type { VisitOutcome } from '../../contract/visit.ts';
import type { ServerAnswer } from '../server/server.ts';

export type OpeningEnd =
  | { end: 'outcome'; outcome: VisitOutcome }
  /** Certainly nothing was recorded: the holder may try again. */
  | { end: 'offline' }
  /** Another opening for this person came first. */
  | { end: 'requested' };

export function openingEnd(answer: ServerAnswer<RecordOutcome>): OpeningEnd {
  switch (answer.outcome) {
    case 'answered':
      return { end: 'outcome', outcome: answer.answer.outcome };
    case 'problem':
      return ends[answer.code];
    case 'unreachable':
      return { end: 'offline' };
    case 'uncertain':
      return unknown;
    default:
      return answer satisfies never;
  }
}

const refused = { end: 'outcome', outcome: 'refused' } as const;
const unknown = { end: 'outcome', outcome: 'unknown' } as const;

const ends: Record<ProblemCode, OpeningEnd> = {
  'national-service-unavailable': { end: 'offline' },
  'unknown-kiosk': { end: 'offline' },
  'person-already-served': { end: 'requested' },
  'regime-forbids-creation': refused,
  'record-not-available': refused,
  // Faults of ours; the server recorded nothing, so nothing is open.
  'malformed-request': refused,
  'too-large': refused,
  'unsupported-media-type': refused,
  'unknown-address': refused,
  // Something else stands under this id, or may stand: never guess.
  'request-id-reused': unknown,
  'database-unavailable': unknown,
  internal: unknown,
};
