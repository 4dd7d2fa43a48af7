/** Prints the ticket of an outcome and says what is known of the paper. */
import type { ActivationCode, Language } from '@borne/server/contract';
import type { TicketState } from '../../contract/printer.ts';
import { type AgentLog, faultFields } from '../log.ts';
import type { Printer } from '../printer/printer.ts';
import type { TicketContent } from '../printer/ticket.ts';
import { codeOnScreen } from './code-on-screen.ts';
import type { StateBoard } from './state-board.ts';
import type { TicketOutcome } from './visit-state.ts';

export interface TicketDesk {
  /** Never throws; nothing of the code stays here. */
  print(outcome: TicketOutcome, code: ActivationCode, language: Language): Promise<TicketState>;
}

interface TicketDeskParts {
  printer: Printer;
  /** Content to bytes for the printer at hand. */
  encode: (content: TicketContent, language: Language) => Uint8Array;
  board: StateBoard;
  log: AgentLog;
  now: () => Date;
}

export function ticketDesk({ printer, encode, board, log, now }: TicketDeskParts): TicketDesk {
  async function printed(
    outcome: TicketOutcome,
    code: ActivationCode,
    language: Language,
  ): Promise<TicketState> {
    const { profile } = board.facts();
    if (profile === null) throw new Error('A visit without the name of its kiosk.');
    const { siteName, activationUrl } = profile;
    const job = encode({ outcome, code, siteName, activationUrl, printedOn: now() }, language);
    const end = await printer.print(job);
    if (end.outcome === 'printed') return { ticket: 'printed' };
    board.update({ printer: end.state });
    if (end.outcome === 'unknown') return { ticket: 'unknown', printer: end.state };
    const shown = codeOnScreen(code, activationUrl);
    return { ticket: 'not-printed', printer: end.state, codeOnScreen: shown };
  }
  return {
    async print(outcome, code, language) {
      try {
        return await printed(outcome, code, language);
      } catch (error) {
        log.error('fault', faultFields(error));
        return { ticket: 'unknown', printer: board.facts().printer };
      }
    },
  };
}
