/** Chooses how tickets are printed. */
import type { Language } from '@borne/server/contract';
import type { AgentConfig } from '../config.ts';
import { CupsPrinter } from '../printer/cups-printer.ts';
import { encodeTicket } from '../printer/escpos.ts';
import type { Printer, PrintOutcome } from '../printer/printer.ts';
import { type PrinterProfile, printerProfiles } from '../printer/profiles.ts';
import { StatusPrinter } from '../printer/status-printer.ts';
import { tcpTransport } from '../printer/tcp-link.ts';
import { testTicket } from '../printer/test-ticket.ts';
import { composeTicket, type TicketContent } from '../printer/ticket.ts';
import { usbTransport } from '../printer/usb-link.ts';
import { encodeSheet } from '../sheet/encode-sheet.ts';
import type { SheetContent } from '../sheet/sheet.ts';

export interface TicketPrinter {
  printer: Printer;
  /** What the ticket says, as bytes for this printer. */
  encode: (content: TicketContent, language: Language) => Uint8Array;
  /** What a receipt or a guide says, as bytes for this printer. */
  encodeSheet: (content: SheetContent, language: Language) => Uint8Array;
  /** The installer's ticket, without a secret. `unknown` from a ready printer: the profile asks for the wrong proof. */
  printTest: () => Promise<PrintOutcome>;
}

export function openPrinter(config: AgentConfig): TicketPrinter {
  const name = config.PRINTER_PROFILE;
  const profile = printerProfiles[name];
  const printer = printerAt(config, profile);
  return {
    printer,
    encode: (content, language) => encodeTicket(composeTicket(content, language), profile),
    encodeSheet: (content, language) => encodeSheet(content, language, profile),
    printTest: () => printer.print(encodeTicket(testTicket(name, profile), profile)),
  };
}

function printerAt(config: AgentConfig, { confirms, tellsOutlet }: PrinterProfile): Printer {
  const address = config.PRINTER_ADDRESS;
  if (address.way === 'cups') return new CupsPrinter(address);
  const open =
    address.way === 'tcp'
      ? tcpTransport(address)
      : usbTransport(address, { takesStandIns: config.DEVICES_SIMULATED });
  return new StatusPrinter({ open, confirms, tellsOutlet });
}
