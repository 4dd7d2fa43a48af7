/** The one visit of this kiosk as it stands now: its state, its clock, and the word to everybody who watches. */
import type { VisitId } from '../../contract/visit.ts';
import type { AgentLog } from '../log.ts';
import type { StateBoard } from './state-board.ts';
import { nextVisit } from './visit.ts';
import type { VisitEvent } from './visit-event.ts';
import { patience, type VisitLimits } from './visit-limits.ts';
import type { VisitState } from './visit-state.ts';
import { visitView } from './visit-view.ts';

interface CurrentVisitParts {
  board: StateBoard;
  limits: VisitLimits;
  log: AgentLog;
}

/** A visit in the stage in which it ended. */
type Ended = Exclude<VisitState, { stage: 'none' }>;

export class CurrentVisit {
  readonly #parts: CurrentVisitParts;
  #state: VisitState = { stage: 'none' };
  #end = new AbortController();
  readonly #onEnd = new Set<(ended: Ended) => void>();
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: CurrentVisitParts) {
    this.#parts = parts;
  }

  get state(): VisitState {
    return this.#state;
  }

  /** Aborted when the visit that is current now is over: ends what only served it. */
  get over(): AbortSignal {
    return this.#end.signal;
  }

  /** Called once for each visit, when it is over. */
  onEnd(listener: (ended: Ended) => void): void {
    this.#onEnd.add(listener);
  }

  isCurrent(visitId: VisitId): boolean {
    return this.#state.stage !== 'none' && this.#state.visitId === visitId;
  }

  /** True when the event changed something. */
  apply(event: VisitEvent): boolean {
    const before = this.#state;
    const after = nextVisit(before, event);
    if (after === before) return false;
    this.#state = after;
    // What others answer behind a hidden screen, or a goodbye, gives no stage more time.
    if (after.stage !== before.stage) this.#arm();
    this.#note(after);
    if (before.stage !== 'none' && !this.isCurrent(before.visitId)) this.#finish(before);
    this.#parts.board.update({ visit: visitView(after) });
    return true;
  }

  /** Somebody is there: the wait for a forgotten visit begins anew. Other waits go on. */
  touch(): void {
    if (patience(this.#state, this.#parts.limits)?.renewable) this.#arm();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#end.abort();
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const wait = patience(this.#state, this.#parts.limits);
    if (wait) this.#timer = setTimeout(() => this.apply(wait.end), wait.ms).unref();
  }

  #finish(visit: Ended): void {
    const ended = this.#end;
    this.#end = new AbortController();
    ended.abort();
    for (const listener of this.#onEnd) listener(visit);
  }

  /** Never a reason of refusal: what a person has, or is not allowed, is nobody's business here. */
  #note(state: VisitState): void {
    this.#parts.log.info('visit.stage', {
      stage: state.stage,
      visitId: state.stage === 'none' ? undefined : state.visitId,
      problem: state.stage === 'card-problem' ? state.problem : undefined,
      outcome: state.stage === 'printing' || state.stage === 'finished' ? state.outcome : undefined,
      ticket: state.stage === 'finished' ? state.ticket?.ticket : undefined,
    });
  }
}
