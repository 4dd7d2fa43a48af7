/** The port of the server: the kiosk's questions, and every way in which they may end. */
import type {
  CreateRecord,
  KioskProfile,
  ProblemCode,
  RecordOutcome,
  RecordStatus,
  Refusal,
  ReplaceCode,
  StatusRequest,
} from '@borne/server/contract';
import type { VisitId } from '../../contract/visit.ts';

export type ServerAnswer<T> =
  | { outcome: 'answered'; answer: T }
  /** The server said no; `reference` names this failure in its logs. */
  | { outcome: 'problem'; code: ProblemCode; reference: string }
  /** No connection was ever made: the request certainly never left. */
  | { outcome: 'unreachable' }
  /** It may have arrived. nonsense: what came back is not what the contract says. */
  | { outcome: 'uncertain'; reason: 'timeout' | 'cut' | 'nonsense' };

/** How long a call may take, and what ends it earlier. */
export interface CallLimits {
  deadlineMs: number;
  signal?: AbortSignal;
}

/** No method ever throws for what a network or a server does. */
export interface Server {
  profile(limits: CallLimits): Promise<ServerAnswer<KioskProfile>>;
  status(request: StatusRequest, limits: CallLimits): Promise<ServerAnswer<RecordStatus>>;
  /** The same visit id twice has one effect. */
  createRecord(
    visitId: VisitId,
    request: CreateRecord,
    limits: CallLimits,
  ): Promise<ServerAnswer<RecordOutcome>>;
  /** The former activation code is dead from the answer on. */
  replaceCode(visitId: VisitId, request: ReplaceCode, limits: CallLimits): Promise<ServerAnswer<null>>;
  refuse(refusal: Refusal, limits: CallLimits): Promise<ServerAnswer<null>>;
  close(): Promise<void>;
}
