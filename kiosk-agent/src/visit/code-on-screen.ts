/** What the screen shows in the place of a ticket, chosen or because none came out, and when it must forget it. Pure. */
import { type ActivationCode, formatActivationCode } from '@borne/server/contract';
import { create } from 'qrcode';
import type { CodeOnScreen, PrinterState, TicketState } from '../../contract/printer.ts';

/** `activationUrl`: the page; the code is added as a fragment, which never reaches a server or a log. */
export function codeOnScreen(code: ActivationCode, activationUrl: string): CodeOnScreen {
  const words = formatActivationCode(code);
  const { origin, host, pathname } = new URL(activationUrl);
  return {
    code: words,
    page: `${host}${pathname.replace(/\/$/, '')}`,
    qr: qrRows(`${origin}${pathname}#${words}`),
  };
}

/** As CodeOnScreen carries it. Level M: on a screen nothing is folded, but a finger may have been there. */
export function qrRows(content: string): string[] {
  const { modules } = create(content, { errorCorrectionLevel: 'M' });
  const line = (y: number): string =>
    Array.from({ length: modules.size }, (_, x) => modules.get(y, x)).join('');
  return Array.from({ length: modules.size }, (_, y) => line(y));
}

/** Nobody is there to read it. */
export function withoutCode(ticket: TicketState): TicketState {
  return ticket.ticket === 'not-printed' ? { ticket: 'not-printed', printer: ticket.printer } : ticket;
}

/** The code may be dead: the paper in the patient's hand, or the screen before them, proves nothing any more. */
export function doubted(ticket: TicketState, printer: PrinterState): TicketState {
  return ticket.ticket === 'not-printed' ? withoutCode(ticket) : { ticket: 'unknown', printer };
}
