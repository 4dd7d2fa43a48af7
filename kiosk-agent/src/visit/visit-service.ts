/**
 * What the person at the screen may ask, carried out with card, server and printer. Whatever comes back from outside
 * becomes an event that names its visit, and the pure part drops the ones that come too late.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ActivationCode, Consent } from '@borne/server/contract';
import type { TicketState } from '../../contract/printer.ts';
import type { ConfirmHolder, GiveConsent, Refuse, Visit, VisitId, VisitOnly } from '../../contract/visit.ts';
import { type AgentLog, faultFields } from '../log.ts';
import type { CallLimits, Server, ServerAnswer } from '../server/server.ts';
import type { Activation } from './activation.ts';
import { withoutCode } from './code-on-screen.ts';
import type { CurrentVisit } from './current-visit.ts';
import { civilDay } from './eligibility.ts';
import { insist } from './insist.ts';
import { openingEnd } from './opening.ts';
import type { StateBoard } from './state-board.ts';
import type { TicketDesk } from './ticket-desk.ts';
import { mayReprint, type Person, type Reprintable } from './visit.ts';
import type { VisitLimits } from './visit-limits.ts';
import { visitView } from './visit-view.ts';

interface VisitParts {
  visit: CurrentVisit;
  server: Server;
  tickets: TicketDesk;
  board: StateBoard;
  log: AgentLog;
  limits: VisitLimits;
  drawActivation: () => Promise<Activation>;
  now: () => Date;
}

export type CommandAnswer = { ok: true; visit: Visit } | { ok: false; code: 'visit-over' | 'wrong-stage' };

const wrongStage: CommandAnswer = { ok: false, code: 'wrong-stage' };
const visitOver: CommandAnswer = { ok: false, code: 'visit-over' };

export class VisitService {
  readonly #parts: VisitParts;
  readonly #stopping = new AbortController();
  /** Commands of the current visit, so that a second touch joins the first. */
  readonly #commands = new Map<string, Promise<CommandAnswer>>();
  /** Whatever must come to its end before the agent may stop. */
  readonly #work = new Set<Promise<unknown>>();

  constructor(parts: VisitParts) {
    this.#parts = parts;
  }

  /** "It is me": answers once the national status is known, or known to be out of reach. */
  confirmHolder({ visitId, index }: ConfirmHolder): Promise<CommandAnswer> {
    return this.#once('holder', visitId, async () => {
      const { visit, now } = this.#parts;
      const confirmed = visit.apply({ type: 'holder-confirmed', visitId, index, today: civilDay(now()) });
      if (!confirmed) return wrongStage;
      if (visit.state.stage === 'checking') await this.#check(visitId, visit.state.person);
      return this.#answer(visitId);
    });
  }

  /** The yes. At most one opening a visit: a second yes gets what the first has led to. */
  giveConsent({ visitId, consent }: GiveConsent): Promise<CommandAnswer> {
    return this.#once('consent', visitId, async () => {
      const { visit, board, now } = this.#parts;
      const { profile } = board.facts();
      if (profile && visit.apply({ type: 'consent-given', visitId, regime: profile.regime })) {
        const { state } = visit;
        if (state.stage !== 'creating') throw new Error('A consent that opens nothing.');
        await this.#open(visitId, state.person, { ...consent, answeredAt: now().toISOString() });
        return this.#answer(visitId);
      }
      const decided = visit.state.stage === 'printing' || visit.state.stage === 'finished';
      return decided ? this.#answer(visitId) : wrongStage;
    });
  }

  /** The no: counted without a name; the visit holds nothing personal from here on. */
  async refuse({ visitId, notice }: Refuse): Promise<CommandAnswer> {
    const { visit, server, limits } = this.#parts;
    if (visit.apply({ type: 'consent-refused', visitId })) {
      const call = { deadlineMs: limits.refusalMs, signal: this.#stopping.signal };
      this.#track(server.refuse({ notice }, call).then((answer) => this.#note('refusal', answer)));
    }
    return visit.state.stage === 'refused' || !visit.isCurrent(visitId) ? this.#answer(visitId) : wrongStage;
  }

  /** Prints again under a new code, which the server knows first: no dead code is ever printed. */
  printAgain({ visitId }: VisitOnly): Promise<CommandAnswer> {
    return this.#once('ticket', visitId, async () => {
      const { visit } = this.#parts;
      const former = visit.state;
      if (!mayReprint(former) || !visit.apply({ type: 'reprint-asked', visitId })) return wrongStage;
      await this.#replace(visitId, former);
      return this.#answer(visitId);
    });
  }

  /** What was decided is carried out first; everything else is wiped at once. */
  async end({ visitId }: VisitOnly): Promise<CommandAnswer> {
    const { visit } = this.#parts;
    if (!visit.isCurrent(visitId)) return this.#answer(visitId);
    visit.apply({ type: 'left', visitId });
    return { ok: true, visit: visitView(visit.state) };
  }

  async presence({ visitId }: VisitOnly): Promise<CommandAnswer> {
    if (this.#parts.visit.isCurrent(visitId)) this.#parts.visit.touch();
    return this.#answer(visitId);
  }

  /** Leaves a moment to what a patient decided, then lets go of everything. */
  async stop(graceMs = 3_000): Promise<void> {
    const done = Promise.allSettled(this.#work);
    await Promise.race([done, sleep(graceMs, undefined, { ref: false })]);
    this.#stopping.abort();
    await done;
    this.#parts.visit.stop();
  }

  async #check(visitId: VisitId, { identity }: Person): Promise<void> {
    const { visit, server, limits } = this.#parts;
    const signal = AbortSignal.any([visit.over, this.#stopping.signal]);
    const answer = await server.status({ identity }, { deadlineMs: limits.statusMs, signal });
    this.#note('status', answer);
    visit.apply(
      answer.outcome === 'answered'
        ? { type: 'status-known', visitId, record: answer.answer }
        : { type: 'status-unknown', visitId },
    );
  }

  /** Whatever breaks in between, the patient is told that we do not know, and no second opening can follow. */
  async #open(visitId: VisitId, person: Person, consent: Consent): Promise<void> {
    const { visit, drawActivation, server, limits } = this.#parts;
    try {
      const { code, digest } = await drawActivation();
      const request = { identity: person.identity, consent, activationDigest: digest };
      const attempt = (call: CallLimits) => server.createRecord(visitId, request, call);
      const answer = await insist(attempt, limits.opening, this.#stopping.signal);
      this.#note('create', answer);
      visit.apply({ type: 'opening-ended', visitId, end: openingEnd(answer) });
      this.#track(this.#print(visitId, code));
    } catch (error) {
      this.#parts.log.error('fault', faultFields(error));
      visit.apply({ type: 'opening-ended', visitId, end: { end: 'outcome', outcome: 'unknown' } });
    }
  }

  async #replace(visitId: VisitId, former: Reprintable): Promise<void> {
    const { visit, drawActivation, server, limits } = this.#parts;
    const { code, digest } = await drawActivation();
    const attempt = (call: CallLimits) => server.replaceCode(visitId, { activationDigest: digest }, call);
    const answer = await insist(attempt, limits.opening, this.#stopping.signal);
    this.#note('replace-code', answer);
    if (answer.outcome === 'answered') return this.#print(visitId, code);
    const ticket = answer.outcome === 'uncertain' ? this.#doubted(former.ticket) : former.ticket;
    visit.apply({ type: 'ticket-known', visitId, copy: former.copy + 1, ticket });
  }

  /** The paper in the patient's hand, or the screen before them, may carry a dead code now. */
  #doubted(ticket: TicketState): TicketState {
    return ticket.ticket === 'printed'
      ? { ticket: 'unknown', printer: this.#parts.board.facts().printer }
      : withoutCode(ticket);
  }

  /** Prints if this visit has come to that. */
  async #print(visitId: VisitId, code: ActivationCode): Promise<void> {
    const { visit, tickets } = this.#parts;
    const { state } = visit;
    if (state.stage !== 'printing' || state.visitId !== visitId) return;
    const ticket = await tickets.print(state.outcome, code);
    visit.apply({ type: 'ticket-known', visitId, copy: state.copy, ticket });
  }

  /** The same command twice at once is one command. */
  #once(name: string, visitId: VisitId, run: () => Promise<CommandAnswer>): Promise<CommandAnswer> {
    if (!this.#parts.visit.isCurrent(visitId)) return Promise.resolve(visitOver);
    const key = `${name} ${visitId}`;
    const running = this.#commands.get(key);
    if (running) return running;
    this.#parts.visit.touch();
    const answer = run().finally(() => this.#commands.delete(key));
    this.#commands.set(key, answer);
    this.#track(answer);
    return answer;
  }

  #answer(visitId: VisitId): CommandAnswer {
    const { visit } = this.#parts;
    return visit.isCurrent(visitId) ? { ok: true, visit: visitView(visit.state) } : visitOver;
  }

  #track(work: Promise<unknown>): void {
    const failed = (error: unknown) => this.#parts.log.error('fault', faultFields(error));
    const tracked: Promise<unknown> = work.catch(failed).finally(() => this.#work.delete(tracked));
    this.#work.add(tracked);
  }

  #note(call: string, answer: ServerAnswer<unknown>): void {
    if (answer.outcome === 'answered') return;
    const problem = answer.outcome === 'problem' ? { code: answer.code, reference: answer.reference } : {};
    this.#parts.log.warn('server.problem', { call, outcome: answer.outcome, ...problem });
  }
}
