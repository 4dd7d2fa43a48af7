/** Gives out the code of an opening on paper or on the screen. The first time it is the code of the opening itself. */
import type { ActivationCode, Language } from '@borne/server/contract';
import type { TicketState } from '../../contract/printer.ts';
import type { AskTicket } from '../../contract/visit.ts';
import type { CarryOut } from './carry-out.ts';
import { codeOnScreen, doubted } from './code-on-screen.ts';
import type { CurrentVisit } from './current-visit.ts';
import type { StateBoard } from './state-board.ts';
import type { TicketDesk } from './ticket-desk.ts';
import { mayAskTicket, type WithTicket } from './ticket-stage.ts';

interface CodeGivingParts {
  visit: CurrentVisit;
  board: StateBoard;
  tickets: TicketDesk;
  carryOut: CarryOut;
}

export class CodeGiving {
  readonly #parts: CodeGivingParts;

  constructor(parts: CodeGivingParts) {
    this.#parts = parts;
  }

  /** False: there is no code to give out. */
  async give({ visitId, on, language }: AskTicket): Promise<boolean> {
    const { visit } = this.#parts;
    const former = visit.state;
    if (!mayAskTicket(former) || !visit.apply({ type: 'ticket-asked', visitId })) return false;
    const ticket = await this.#ticket(former, on, language);
    visit.apply({ type: 'ticket-known', visitId, copy: former.copy + 1, ticket });
    return true;
  }

  async #ticket(former: WithTicket, on: AskTicket['on'], language: Language): Promise<TicketState> {
    if (former.code !== null) return this.#given(former, former.code, on, language);
    const { code, answer } = await this.#parts.carryOut.replaceCode(former.visitId);
    if (answer.outcome === 'answered') return this.#given(former, code, on, language);
    const { printer } = this.#parts.board.facts();
    return answer.outcome === 'uncertain' ? doubted(former.ticket, printer) : former.ticket;
  }

  async #given(
    { outcome }: WithTicket,
    code: ActivationCode,
    on: AskTicket['on'],
    language: Language,
  ): Promise<TicketState> {
    const { board, tickets } = this.#parts;
    if (on === 'paper') return tickets.print(outcome, code, language);
    const { profile } = board.facts();
    if (profile === null) throw new Error('A visit without the name of its kiosk.');
    return { ticket: 'on-screen', codeOnScreen: codeOnScreen(code, profile.activationUrl) };
  }
}
