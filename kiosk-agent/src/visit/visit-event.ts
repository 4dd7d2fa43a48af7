/** Everything that may happen to a visit. Each event names its visit: one that comes too late changes nothing. */
import type { ActivationCode, Actor, Notice, RecordStatus, Regime } from '@borne/server/contract';
import type { TicketState } from '../../contract/printer.ts';
import type { VisitId } from '../../contract/visit.ts';
import type { ClosureEnd } from './closing.ts';
import type { PapersVerdict } from './counter-port.ts';
import type { Ruling } from './eligibility.ts';
import type { CardSeen } from './known-card.ts';
import type { OpeningEnd } from './opening.ts';

export type VisitEvent = { visitId: VisitId } & (
  | { type: 'card-inserted' }
  | { type: 'card-read'; seen: CardSeen }
  | { type: 'card-out' }
  /** A card was put in while the visit waits for its own. */
  | { type: 'card-back'; mark: string }
  | HolderConfirmed
  | ({ type: 'papers-judged' } & PapersVerdict)
  | { type: 'status-known'; record: RecordStatus }
  | { type: 'status-unknown' }
  | { type: 'identity-not-recognised' }
  | { type: 'consent-given'; regime: Regime }
  /** `code`: the one whose digest went with the request. */
  | { type: 'opening-ended'; end: OpeningEnd; code: ActivationCode | null }
  | { type: 'closure-asked'; regime: Regime }
  | { type: 'closure-ended'; end: ClosureEnd }
  | { type: 'ticket-asked' }
  | { type: 'ticket-known'; copy: number; ticket: TicketState }
  | { type: 'consent-refused'; notice: Notice }
  | { type: 'reconsidered' }
  /** The person ended the visit. */
  | { type: 'left' }
  /** Nobody has been there for long enough. */
  | { type: 'forgotten' }
);

export interface HolderConfirmed extends Ruling {
  type: 'holder-confirmed';
  index: number;
  as: Actor;
}
