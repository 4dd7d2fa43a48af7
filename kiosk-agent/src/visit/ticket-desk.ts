/** Prints the ticket of an outcome and says what is known of the paper. */
import type { ActivationCode } from '@borne/server/contract';
import type { TicketState } from '../../contract/printer.ts';
import { type AgentLog, faultFields } from '../log.ts';
import type { Printer, PrintOutcome } from '../printer/printer.ts';
import type { TicketContent, TicketLanguage } from '../printer/ticket.ts';
import { codeOnScreen } from './code-on-screen.ts';
import type { StateBoard } from './state-board.ts';
import type { TicketOutcome } from './visit-state.ts';

export interface TicketDesk {
  /** Never throws; nothing of the code stays here. */
  print(outcome: TicketOutcome, code: ActivationCode, language?: TicketLanguage): Promise<TicketState>;
}

interface TicketDeskParts {
  printer: Printer;
  /** Content to bytes for the printer at hand. */
  encode: (content: TicketContent, language?: TicketLanguage) => Uint8Array;
  board: StateBoard;
  log: AgentLog;
  now: () => Date;
}

export function ticketDesk({ printer, encode, board, log, now }: TicketDeskParts): TicketDesk {
  async function printed(
    outcome: TicketOutcome,
    code: ActivationCode,
    language?: TicketLanguage,
  ): Promise<TicketState> {
    const { profile } = board.facts();
    if (profile === null) throw new Error('A visit without the name of its kiosk.');
    const { siteName, activationUrl } = profile;
    const job = encode({ outcome, code, siteName, activationUrl, printedOn: now() }, language);
    const ticket = ticketState(await printer.print(job));
    return ticket.ticket === 'not-printed'
      ? { ...ticket, codeOnScreen: codeOnScreen(code, activationUrl) }
      : ticket;
  }
  return {
    async print(outcome, code, language) {
      try {
        const ticket = await printed(outcome, code, language);
        if (ticket.ticket !== 'printed') board.update({ printer: ticket.printer });
        return ticket;
      } catch (error) {
        log.error('fault', faultFields(error));
        return { ticket: 'unknown', printer: board.facts().printer };
      }
    },
  };
}

function ticketState(result: PrintOutcome): TicketState {
  return result.outcome === 'printed'
    ? { ticket: 'printed' }
    : { ticket: result.outcome, printer: result.state };
}
