/**
 * What the person at the screen may ask, carried out with card, server, counter and printer. Whatever comes back from
 * outside becomes an event that names its visit, and the pure part drops the ones that come too late.
 */
import type { Consent, RecordStatus } from '@borne/server/contract';
import type {
  AskClosure,
  AskTicket,
  ConfirmHolder,
  GiveConsent,
  Refuse,
  VisitId,
  VisitOnly,
} from '../../contract/visit.ts';
import { closureEvidence, openingEvidence } from '../evidence/compose-evidence.ts';
import type { EvidenceSigner } from '../evidence/evidence-signer.ts';
import type { AgentLog } from '../log.ts';
import type { Server, ServerAnswer } from '../server/server.ts';
import type { Activation } from './activation.ts';
import { CarryOut, noteServer } from './carry-out.ts';
import { CodeGiving } from './code-giving.ts';
import { type CommandAnswer, Commands, wrongStage } from './commands.ts';
import type { PapersVerdict, VisitCounter } from './counter-port.ts';
import type { CurrentVisit } from './current-visit.ts';
import { rulingNow } from './ruling.ts';
import type { StateBoard } from './state-board.ts';
import type { TicketDesk } from './ticket-desk.ts';
import type { VisitEvent } from './visit-event.ts';
import type { VisitLimits } from './visit-limits.ts';
import type { Creating, Person, Refused, VisitState } from './visit-state.ts';
import { visitView } from './visit-view.ts';

interface VisitParts {
  visit: CurrentVisit;
  server: Server;
  counter: VisitCounter;
  tickets: TicketDesk;
  board: StateBoard;
  log: AgentLog;
  limits: VisitLimits;
  drawActivation: () => Promise<Activation>;
  signer: EvidenceSigner;
  now: () => Date;
}

export class VisitService {
  readonly #parts: VisitParts;
  readonly #stopping = new AbortController();
  readonly #commands: Commands;
  readonly #carryOut: CarryOut;
  readonly #codes: CodeGiving;

  constructor(parts: VisitParts) {
    this.#parts = parts;
    const { visit, counter, log } = parts;
    this.#commands = new Commands(visit, log);
    this.#carryOut = new CarryOut({ ...parts, stopping: this.#stopping.signal });
    this.#codes = new CodeGiving({ ...parts, carryOut: this.#carryOut });
    counter.onVerdict((verdict) => this.#judge(verdict));
    visit.onEnd((ended) => {
      if (ended.stage === 'refused') this.#count(ended);
      counter.leave(ended.visitId);
    });
  }

  /** Alone it answers once the national status is known, or known to be out of reach; for somebody else, at once. */
  confirmHolder({ visitId, index, as }: ConfirmHolder): Promise<CommandAnswer> {
    return this.#commands.once('holder', visitId, async () => {
      const { visit, counter, board, now } = this.#parts;
      const ruling = rulingNow(board, now);
      if (!visit.apply({ type: 'holder-confirmed', visitId, index, as, ...ruling })) return wrongStage;
      const { state } = visit;
      if (state.stage === 'papers') counter.askPapers({ visitId, as: state.as });
      if (state.stage === 'checking') await this.#check(visitId, state.person);
      return this.#commands.answer(visitId);
    });
  }

  /** The yes. At most one opening a visit: a second yes gets what the first has led to. */
  giveConsent({ visitId, consent, ...told }: GiveConsent): Promise<CommandAnswer> {
    return this.#commands.once('consent', visitId, async () => {
      const { visit, board, counter } = this.#parts;
      const { profile } = board.facts();
      // The page cannot say in the counter's place that somebody explained.
      const isTrue = consent.understood !== 'staff' || counter.explainedDuring(visitId);
      if (isTrue && profile && visit.apply({ type: 'consent-given', visitId, regime: profile.regime })) {
        const { state } = visit;
        if (state.stage !== 'creating') throw new Error('A consent that opens nothing.');
        const given = { ...consent, ...this.#circumstances(state) };
        await this.#carryOut.open(
          state,
          given,
          openingEvidence({ visitId, profile }, state.act, given, told),
        );
        return this.#commands.answer(visitId);
      }
      return isCarriedOut(visit.state) ? this.#commands.answer(visitId) : wrongStage;
    });
  }

  /** "Close my record". At most once a visit, like the yes. */
  askClosure({ visitId, notice, language, shown }: AskClosure): Promise<CommandAnswer> {
    return this.#commands.once('closure', visitId, async () => {
      const { visit, board, counter, now } = this.#parts;
      const { profile } = board.facts();
      if (profile && visit.apply({ type: 'closure-asked', visitId, regime: profile.regime })) {
        const { state } = visit;
        if (state.stage !== 'closing') throw new Error('A closure that closes nothing.');
        const { identity } = state.person;
        const confirmedAt = now().toISOString();
        const closure = { identity, notice, language, ...state.answerer, confirmedAt };
        const assisted = counter.assistedDuring(visitId);
        await this.#carryOut.close(
          state,
          closure,
          closureEvidence({ visitId, profile }, closure, { shown }, assisted),
        );
        return this.#commands.answer(visitId);
      }
      return isCarriedOut(visit.state) ? this.#commands.answer(visitId) : wrongStage;
    });
  }

  /** The no. Until the person goes they may reconsider. */
  async refuse({ visitId, notice }: Refuse): Promise<CommandAnswer> {
    const { visit } = this.#parts;
    visit.apply({ type: 'consent-refused', visitId, notice });
    return this.#inStage('refused', visitId);
  }

  async reconsider({ visitId }: VisitOnly): Promise<CommandAnswer> {
    this.#parts.visit.apply({ type: 'reconsidered', visitId });
    return this.#inStage('deciding', visitId);
  }

  /** The code, on paper or on the screen. */
  askTicket(asked: AskTicket): Promise<CommandAnswer> {
    return this.#commands.once('ticket', asked.visitId, async () =>
      (await this.#codes.give(asked)) ? this.#commands.answer(asked.visitId) : wrongStage,
    );
  }

  /** What was decided is carried out first; everything else is wiped at once. */
  async end({ visitId }: VisitOnly): Promise<CommandAnswer> {
    const { visit } = this.#parts;
    if (!visit.isCurrent(visitId)) return this.#commands.answer(visitId);
    visit.apply({ type: 'left', visitId });
    return { ok: true, visit: visitView(visit.state) };
  }

  async presence({ visitId }: VisitOnly): Promise<CommandAnswer> {
    if (this.#parts.visit.isCurrent(visitId)) this.#parts.visit.touch();
    return this.#commands.answer(visitId);
  }

  /** Leaves a moment to what a patient decided, then lets go of everything. */
  async stop(graceMs = 3_000): Promise<void> {
    const { visit } = this.#parts;
    if (visit.state.stage === 'refused') visit.apply({ type: 'left', visitId: visit.state.visitId });
    await this.#commands.settle(graceMs, () => this.#stopping.abort());
    visit.stop();
  }

  #judge(verdict: PapersVerdict): void {
    const { visit } = this.#parts;
    if (!visit.apply({ type: 'papers-judged', ...verdict })) return;
    const { state } = visit;
    // Also while the card is out: the answer waits behind the hidden screen.
    const seen = state.stage === 'suspended' ? state.former : state;
    if (seen.stage === 'checking') this.#commands.track(this.#check(seen.visitId, seen.person));
  }

  async #check(visitId: VisitId, { identity }: Person): Promise<void> {
    const { visit, server, limits, log } = this.#parts;
    const signal = AbortSignal.any([visit.over, this.#stopping.signal]);
    const answer = await server.status({ identity }, { deadlineMs: limits.statusMs, signal });
    noteServer(log, 'status', answer);
    visit.apply(eventOf(visitId, answer));
  }

  /** What the page does not get to say. */
  #circumstances({ visitId, answerer }: Creating): Omit<Consent, keyof GiveConsent['consent']> {
    const { counter, now } = this.#parts;
    return { ...answerer, assisted: counter.assistedDuring(visitId), answeredAt: now().toISOString() };
  }

  /** Counted once the person is gone, and without a name. */
  #count({ notice }: Refused): void {
    const { server, limits, log } = this.#parts;
    const call = { deadlineMs: limits.refusalMs, signal: this.#stopping.signal };
    this.#commands.track(
      server.refuse({ notice }, call).then((answer) => noteServer(log, 'refusal', answer)),
    );
  }

  #inStage(stage: VisitState['stage'], visitId: VisitId): CommandAnswer {
    const { visit } = this.#parts;
    const isThere = visit.state.stage === stage || !visit.isCurrent(visitId);
    return isThere ? this.#commands.answer(visitId) : wrongStage;
  }
}

function isCarriedOut({ stage }: VisitState): boolean {
  return stage === 'printing' || stage === 'finished';
}

function eventOf(visitId: VisitId, answer: ServerAnswer<RecordStatus>): VisitEvent {
  if (answer.outcome === 'answered') return { type: 'status-known', visitId, record: answer.answer };
  const unrecognised = answer.outcome === 'problem' && answer.code === 'identity-not-recognised';
  return { type: unrecognised ? 'identity-not-recognised' : 'status-unknown', visitId };
}
