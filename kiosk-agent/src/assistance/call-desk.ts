/**
 * The kiosk's calls to the counter as the screen and the visit need them: what is told of the open one, and what a
 * person of the counter did or said for the visit that goes on.
 */
import type { CallState, PlaceCall } from '@borne/server/contract';
import type { VisitId } from '../../contract/visit.ts';
import type { PapersVerdict, Representative, VisitCounter } from '../visit/counter-port.ts';
import { type StateBoard, visitIdOf } from '../visit/state-board.ts';
import { type Call, callView, type PersonCall, wasTaken } from './call.ts';
import { OpenCall, type OpenCallParts } from './open-call.ts';
import { tellAssistance } from './tell-assistance.ts';

interface CallDeskParts extends Omit<OpenCallParts, 'onChange'> {
  board: StateBoard;
  /** How long a call from before a card waits for somebody, or for a card: whoever made it may be gone. */
  lonelyMs?: number;
}

/** What the counter did or said for one visit. */
interface VisitHelp {
  visitId: VisitId;
  assisted: boolean;
  explained: boolean;
  /** Papers are awaited. */
  papersOf: Representative | null;
}

const usualLonelyMs = 10 * 60_000;
const graceMs = 1_000;

export class CallDesk implements VisitCounter {
  readonly #board: StateBoard;
  readonly #open: OpenCall;
  readonly #lonelyMs: number;
  readonly #verdictListeners = new Set<(verdict: PapersVerdict) => void>();
  #help: VisitHelp | null = null;

  constructor({ board, lonelyMs = usualLonelyMs, ...parts }: CallDeskParts) {
    this.#board = board;
    this.#lonelyMs = lonelyMs;
    this.#open = new OpenCall({ ...parts, onChange: (call) => this.#follow(call) });
    // A call that was taken before the card was in is taken during the visit that begins.
    board.subscribe(() => this.#noteAssisted(this.#open.call));
  }

  /** « Aide », an explanation, a forgotten card. With papers awaited and nobody called, whoever comes looks at them. */
  ask(asked: PlaceCall): void {
    const help = this.#helpOf(asked.visitId);
    if (this.#open.call === null && help && help.papersOf !== null) {
      this.#open.ask({ kind: 'papers', visitId: help.visitId, as: help.papersOf });
    } else this.#open.ask(asked);
    if (asked.visitId === null) this.#forgetWhenLonely();
  }

  askPapers({ visitId, as }: { visitId: VisitId; as: Representative }): void {
    this.#knownOf(visitId).papersOf = as;
    this.#open.ask({ kind: 'papers', visitId, as });
  }

  /** The person needs nobody any more for this. A call of another visit stays. */
  withdraw(visitId: VisitId | null, kind: PersonCall): void {
    const { call } = this.#open;
    if (call && (call.visitId === null || call.visitId === visitId)) this.#open.letGo(kind);
  }

  /** The forgotten card is out, or somebody is being served with it. */
  cardTaken(): void {
    if (this.#open.call?.kind === 'card-forgotten') this.#open.withdraw();
  }

  onVerdict(listener: (verdict: PapersVerdict) => void): () => void {
    this.#verdictListeners.add(listener);
    return () => this.#verdictListeners.delete(listener);
  }

  assistedDuring(visitId: VisitId): boolean {
    return this.#helpOf(visitId)?.assisted ?? false;
  }

  explainedDuring(visitId: VisitId): boolean {
    return this.#helpOf(visitId)?.explained ?? false;
  }

  leave(visitId: VisitId): void {
    const { call } = this.#open;
    // Also one from before the card was in: whoever made it is gone.
    if (call && (call.visitId === null || call.visitId === visitId)) this.#open.withdraw();
    if (this.#helpOf(visitId)) this.#help = null;
  }

  /** What the server says of a call of this kiosk. */
  hear(news: CallState): void {
    this.#open.hear(news);
  }

  stop(): Promise<void> {
    return this.#open.stop(graceMs);
  }

  #follow(call: Call): void {
    this.#noteAssisted(call);
    if (call.state === 'over') this.#conclude(call);
    const visitId = this.#visitId;
    const explained = visitId !== null && this.explainedDuring(visitId);
    tellAssistance(this.#board, { call: callView(this.#open.call), explained });
  }

  /** The call is over, and the counter may have said something. */
  #conclude({ visitId, verdict, callId }: Call): void {
    if (visitId === null || verdict === null || visitId !== this.#visitId) return;
    const help = this.#knownOf(visitId);
    if (verdict === 'explained') {
      help.explained = true;
      return;
    }
    help.papersOf = null;
    const accepted = verdict === 'accepted';
    for (const listener of [...this.#verdictListeners]) listener({ visitId, callId, accepted });
  }

  #noteAssisted(call: Call | null): void {
    const visitId = this.#visitId;
    if (call === null || visitId === null || !wasTaken(call)) return;
    if (call.visitId === null || call.visitId === visitId) this.#knownOf(visitId).assisted = true;
  }

  #forgetWhenLonely(): void {
    const callId = this.#open.call?.callId;
    const look = (): void => {
      const { call } = this.#open;
      if (call?.callId === callId && call?.kind === 'help' && this.#visitId === null) this.#open.withdraw();
    };
    setTimeout(look, this.#lonelyMs).unref();
  }

  get #visitId(): VisitId | null {
    return visitIdOf(this.#board.facts().visit);
  }

  #helpOf(visitId: VisitId | null): VisitHelp | null {
    return this.#help?.visitId === visitId ? this.#help : null;
  }

  #knownOf(visitId: VisitId): VisitHelp {
    const known = this.#helpOf(visitId);
    if (known) return known;
    this.#help = { visitId, assisted: false, explained: false, papersOf: null };
    return this.#help;
  }
}
