/** Chooses how tickets are printed. */
import type { AgentConfig } from '../config.ts';
import { encodeTicket } from '../printer/escpos.ts';
import type { Printer } from '../printer/printer.ts';
import { printerProfiles } from '../printer/profiles.ts';
import { TcpPrinter } from '../printer/tcp-printer.ts';
import { composeTicket, type TicketContent } from '../printer/ticket.ts';

export interface TicketPrinter {
  printer: Printer;
  /** What the ticket says, as bytes for this printer. */
  encode: (content: TicketContent) => Uint8Array;
}

export function openPrinter(config: AgentConfig): TicketPrinter {
  const profile = printerProfiles[config.PRINTER_PROFILE];
  return {
    printer: new TcpPrinter(config.PRINTER_ADDRESS),
    encode: (content) => encodeTicket(composeTicket(content), profile),
  };
}
