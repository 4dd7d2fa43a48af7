/** Every stage of a visit. What is personal lives in the stage that needs it and goes with it. */
import type {
  ActivationCode,
  Actor,
  CreateRecord,
  Identity,
  Notice,
  RecordStatus,
} from '@borne/server/contract';
import type { CardProblem, HolderView } from '../../contract/card.ts';
import type { TicketState } from '../../contract/printer.ts';
import type { NotPossible, VisitId, VisitOutcome } from '../../contract/visit.ts';
import type { Representative } from './counter-port.ts';
import type { KnownCard } from './known-card.ts';

/** The holder whom the visit is about. */
export interface Person {
  view: HolderView;
  identity: Identity;
}

/** Who answers, and the call at which the counter saw their papers; null: the holder answers alone. */
export interface Answerer {
  actor: Actor;
  papersCallId: string | null;
}

/** The outcomes with a code: the record is there, or its opening is under way. */
export type TicketOutcome = 'created' | 'pending';

interface Visited {
  visitId: VisitId;
}
interface Served extends Visited {
  card: KnownCard;
  person: Person;
  answerer: Answerer;
}
/** `leaving`: the card is out or the person said goodbye while their decision was being carried out. */
interface Leavable {
  leaving: boolean;
}

export type Choosing = Visited & { stage: 'choosing'; card: KnownCard };
export type Papers = Visited & { stage: 'papers'; card: KnownCard; person: Person; as: Representative };
export type Checking = Served & { stage: 'checking' };
export type Offline = Served & { stage: 'offline' };
export type NotServed = Visited & { stage: 'not-possible'; reason: NotPossible };
export type Deciding = Served & { stage: 'deciding'; record: RecordStatus };
export type Creating = Served & Leavable & { stage: 'creating'; act: CreateRecord['act'] };
export type Closing = Served & Leavable & { stage: 'closing' };
/** `copy`: 1 for the first ticket; what is known of a copy never passes for knowledge of the next. */
export type Printing = Visited & Leavable & { stage: 'printing'; outcome: TicketOutcome; copy: number };
export type Finished = Visited &
  Leavable & {
    stage: 'finished';
    outcome: VisitOutcome;
    ticket: TicketState | null;
    copy: number;
    /** The code that the server knows, until somebody says on what they want it. Never in a view. */
    code: ActivationCode | null;
  };
/** The person is kept, unseen, so that they may reconsider; `notice`: the text to which they said no. */
export type Refused = Visited & { stage: 'refused'; notice: Notice; from: Deciding };

/** Where a visit may stand while its card is out; `mark` is that of its card. */
export type Hidden = Choosing | Papers | Checking | Offline | NotServed | Deciding;
export type Suspended = Visited & { stage: 'suspended'; mark: string; former: Hidden };

export type VisitState =
  | { stage: 'none' }
  | (Visited & { stage: 'reading' })
  | (Visited & { stage: 'card-problem'; problem: CardProblem })
  | Choosing
  | Papers
  | Suspended
  | Checking
  | NotServed
  | Offline
  | Deciding
  | Creating
  | Closing
  | Printing
  | Finished
  | Refused;

export const none: VisitState = { stage: 'none' };
