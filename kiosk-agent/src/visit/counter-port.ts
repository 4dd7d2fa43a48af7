/**
 * What a visit needs of the people at the counter. They may look at papers and explain; no word of theirs is an answer
 * of the patient.
 */
import type { VisitId } from '../../contract/visit.ts';

/** Who stands at the kiosk for somebody else. */
export type Representative = 'parent' | 'guardian';

/** The counter's word on the papers of one visit; `callId` names the call at which it was given (UUIDv7). */
export interface PapersVerdict {
  visitId: VisitId;
  callId: string;
  accepted: boolean;
}

export interface VisitCounter {
  /**
   * Places the call `papers` of this visit, and goes on trying while the counter cannot be reached; returns at once.
   * Asked twice for one visit it is one call.
   */
  askPapers(request: { visitId: VisitId; as: Representative }): void;
  /** Told once for each verdict, in any stage of that visit; returns the way out. */
  onVerdict(listener: (verdict: PapersVerdict) => void): () => void;
  /** Somebody of the counter stood beside the person at some moment of this visit (one of its calls was taken). */
  assistedDuring(visitId: VisitId): boolean;
  /** Somebody of the counter said, for this very visit, that they explained. */
  explainedDuring(visitId: VisitId): boolean;
  /** The visit is over: its open call is withdrawn and everything known of it forgotten. Also where there was nothing. */
  leave(visitId: VisitId): void;
}
