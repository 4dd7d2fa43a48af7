/**
 * What the ticket says, from the outcome the agent holds: pure. It carries a secret (the activation code), and for
 * that reason never a name, a number or a birth date. « Already exists » and « refused » have no code, so no ticket.
 */
import { type ActivationCode, formatActivationCode } from '@borne/server/contract';
import { ticketFr } from '../text/ticket-fr.ts';
import { toPrintable } from './printable.ts';

export interface TicketContent {
  outcome: 'created' | 'pending';
  siteName: string;
  code: ActivationCode;
  /** The activation page; the code is added to it as a fragment, which never reaches a server or a log. */
  activationUrl: string;
  /** Read in the time zone of the kiosk. */
  printedOn: Date;
}

export type TicketBlock =
  /** `scale`: 1 is 12×24 dots. */
  | { kind: 'text'; text: string; align: 'left' | 'center'; scale: 1 | 2 | 4; bold: boolean }
  | { kind: 'qr'; content: string }
  | { kind: 'gap'; dots: number };

const codeValidityDays = 30;
const longestName = 46;

/** The blocks of the ticket, from top to bottom; the same on every printer. */
export function composeTicket(content: TicketContent): TicketBlock[] {
  const code = formatActivationCode(content.code);
  const page = new URL(content.activationUrl);
  const created = content.outcome === 'created';
  return [
    line(onOneLine(toPrintable(content.siteName)), { align: 'center' }),
    ...heading(content.outcome),
    line(ticketFr.code, { align: 'center' }),
    ...codeLines(code),
    line(created ? ticketFr.openedNext : ticketFr.requestedNext, { align: 'center' }),
    line(addressInWords(page), { align: 'center', bold: true }),
    gap(14),
    { kind: 'qr', content: `${page.origin}${page.pathname}#${code}` },
    gap(16),
    line(ticketFr.willBeAsked),
    gap(8),
    line(ticketFr.validity(codeValidityDays, lastWholeDay(content.printedOn)), { bold: true }),
    gap(8),
    line(created ? ticketFr.openedClosing : ticketFr.requestedClosing),
  ];
}

/** A name that would fill a line of 48 characters is shortened: the ticket stays under 110 mm. */
function onOneLine(name: string): string {
  return name.length < longestName ? name : `${name.slice(0, longestName - 1).trimEnd()}…`;
}

/** Never « ouvert » before the national service has said so. */
function heading(outcome: TicketContent['outcome']): TicketBlock[] {
  if (outcome === 'created') return [line(ticketFr.opened, { align: 'center', scale: 2, bold: true })];
  return [
    line(ticketFr.requested, { align: 'center', scale: 2, bold: true }),
    line(ticketFr.notOpenYet, { align: 'center', bold: true }),
  ];
}

/** Two groups, then the last: 11 characters at most, where 12 of this size fit on the line. */
function codeLines(code: string): TicketBlock[] {
  const lastGroup = code.lastIndexOf('-') + 1;
  return [code.slice(0, lastGroup), code.slice(lastGroup)].map((text) =>
    line(text, { align: 'center', scale: 4, bold: true }),
  );
}

/** Host and path as a person types them, so that a sticker over the QR can be noticed (security.md T11). */
function addressInWords(page: URL): string {
  return toPrintable(`${page.host}${page.pathname.replace(/\/$/, '')}`);
}

/** The code dies 30 × 24 hours after printing; the last day on which it works until midnight is the one before. */
function lastWholeDay(printedOn: Date): Date {
  return new Date(printedOn.getFullYear(), printedOn.getMonth(), printedOn.getDate() + codeValidityDays - 1);
}

type TextBlock = Extract<TicketBlock, { kind: 'text' }>;

function line(text: string, style: Partial<Omit<TextBlock, 'kind' | 'text'>> = {}): TextBlock {
  return { kind: 'text', text, align: 'left', scale: 1, bold: false, ...style };
}

function gap(dots: number): TicketBlock {
  return { kind: 'gap', dots };
}
