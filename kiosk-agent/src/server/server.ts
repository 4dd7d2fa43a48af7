/** The port of the server: the kiosk's questions, and every way in which they may end. */
import type {
  CallState,
  CloseRecord,
  ClosureOutcome,
  CreateRecord,
  HandOverCode,
  HandOverReason,
  KioskCalls,
  KioskProfile,
  Phase,
  PlaceCall,
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
  /** The same visit id twice has one effect. */
  closeRecord(
    visitId: VisitId,
    request: CloseRecord,
    limits: CallLimits,
  ): Promise<ServerAnswer<ClosureOutcome>>;
  refuse(refusal: Refusal, limits: CallLimits): Promise<ServerAnswer<null>>;

  /** Asks for somebody of the counter. The same call twice is one call; `callId` is a UUIDv7 of the kiosk's own. */
  placeCall(callId: string, call: PlaceCall, limits: CallLimits): Promise<ServerAnswer<CallState>>;
  withdrawCall(callId: string, limits: CallLimits): Promise<ServerAnswer<null>>;
  /**
   * What becomes of this kiosk's calls, until `signal` or the line ends it; then `answered`: the server ended it, or how
   * it broke. Begins with all that are open. Whoever wants to go on hearing calls it again.
   */
  watchCalls(listener: (calls: KioskCalls) => void, signal: AbortSignal): Promise<ServerAnswer<null>>;
  tellPhase(phase: Phase, limits: CallLimits): Promise<ServerAnswer<null>>;
  /** The same id (UUIDv7) twice gives the same number. */
  handOver(id: string, reason: HandOverReason, limits: CallLimits): Promise<ServerAnswer<HandOverCode>>;
  close(): Promise<void>;
}
