/** Invented tickets that the suites of the printer share. */
import { encodeTicket } from '../../../kiosk-agent/src/printer/escpos.ts';
import { type PrinterProfileName, printerProfiles } from '../../../kiosk-agent/src/printer/profiles.ts';
import { type PrinterDeadlines, StatusPrinter } from '../../../kiosk-agent/src/printer/status-printer.ts';
import { tcpTransport } from '../../../kiosk-agent/src/printer/tcp-link.ts';
import { composeTicket, type TicketContent } from '../../../kiosk-agent/src/printer/ticket.ts';
import { newActivationCode } from '../../../server/contract/activation-code.ts';
import { type Language, LanguageSchema } from '../../../server/contract/consent.ts';

export const languages: readonly Language[] = LanguageSchema.options;

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
  language: Language = 'fr',
): Uint8Array {
  return encodeTicket(composeTicket({ ...sampleContent, ...change }, language), printerProfiles[profile]);
}

/** Longer than any machine stands still: what the printer says decides, never how soon it comes to say it. */
export const patient: PrinterDeadlines = {
  connectMs: 20_000,
  answerMs: 20_000,
  writeMs: 20_000,
  confirmMs: 20_000,
  pollMs: 50,
};

/** For a printer that never answers: silence is no event, and a late machine only makes it longer. */
export const silence = { answerMs: 300 } as const;

/** For a printer that tells its state and never proves the job: whatever comes late is no proof either. */
export const proofless = { confirmMs: 300 } as const;

export function printerAt(
  address: string,
  patience: Partial<PrinterDeadlines> = {},
  profile: PrinterProfileName = 'generic-80',
): StatusPrinter {
  const [host = '', port = ''] = address.split(':');
  const { confirms, tellsOutlet } = printerProfiles[profile];
  const open = tcpTransport({ host, port: Number(port) });
  return new StatusPrinter({ open, confirms, tellsOutlet, deadlines: { ...patient, ...patience } });
}
