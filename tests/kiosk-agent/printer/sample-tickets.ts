/** Invented tickets that the suites of the printer share. */
import { encodeTicket } from '../../../kiosk-agent/src/printer/escpos.ts';
import { type PrinterProfileName, printerProfiles } from '../../../kiosk-agent/src/printer/profiles.ts';
import { type PrinterDeadlines, TcpPrinter } from '../../../kiosk-agent/src/printer/tcp-printer.ts';
import { composeTicket, type TicketContent } from '../../../kiosk-agent/src/printer/ticket.ts';
import { newActivationCode } from '../../../server/contract/activation-code.ts';

const draws = [7, 19, 3, 20, 9, 23, 29, 2, 26, 8, 17, 18, 4];

/** A valid code, the same at each run. */
export const sampleCode = newActivationCode(() => draws.pop() ?? 0);

export const sampleContent: TicketContent = {
  outcome: 'created',
  siteName: 'Pharmacie des Tilleuls',
  code: sampleCode,
  activationUrl: 'https://dmp.exemple.fr/a',
  printedOn: new Date(2026, 10, 22, 23, 30),
};

export function ticketBytes(
  change: Partial<TicketContent> = {},
  profile: PrinterProfileName = 'generic-80',
): Uint8Array {
  return encodeTicket(composeTicket({ ...sampleContent, ...change }), printerProfiles[profile]);
}

/** Short, because a test waits for silence, and silence is no event. */
const quick: PrinterDeadlines = {
  connectMs: 1_000,
  answerMs: 300,
  writeMs: 1_000,
  confirmMs: 1_500,
  pollMs: 100,
};

export function printerAt(address: string, patience: Partial<PrinterDeadlines> = {}): TcpPrinter {
  const [host = '', port = ''] = address.split(':');
  return new TcpPrinter({ host, port: Number(port) }, { ...quick, ...patience });
}
