/**
 * What the ticket says, from the outcome the agent holds: pure. It carries a secret (the activation code), and for
 * that reason never a name, a number or a birth date. « Already exists » and « refused » have no code, so no ticket.
 */
import { type ActivationCode, formatActivationCode, type Language } from '@borne/server/contract';
import { paperWords } from '../text/paper-words.ts';
import { ticketWords } from '../text/ticket-catalogue.ts';
import type { TicketWords } from '../text/ticket-words.ts';
import type { DotPicture } from './dot-picture.ts';
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

/** Between small and large. No printer has such letters: they are drawn. */
export const between = 1.4;

export type TicketBlock =
  | {
      kind: 'text';
      text: string;
      /** `start`: where a line begins in its script. */
      align: 'start' | 'center';
      /** 1 is 12×24 dots. */
      scale: 1 | typeof between | 2;
      bold: boolean;
      /** Shortened where it does not fit, so that the ticket stays short. */
      oneLine: boolean;
      /** Drawn even where the printer has the letters. */
      asPicture: boolean;
    }
  /** Groups of symbols with dashes between them, in the largest letters. */
  | { kind: 'code'; text: string }
  | { kind: 'qr'; content: string }
  | { kind: 'picture'; picture: DotPicture }
  /** In dots of 203 an inch. */
  | { kind: 'gap'; dots: number };

const codeValidityDays = 30;

/** The blocks of the ticket, from top to bottom; the same on every printer. */
export function composeTicket(content: TicketContent, language: Language): TicketBlock[] {
  const say = ticketWords[language];
  const code = formatActivationCode(content.code);
  const page = new URL(content.activationUrl);
  const created = content.outcome === 'created';
  const blocks: TicketBlock[] = [
    line(toPrintable(content.siteName), { align: 'center', oneLine: true }),
    ...heading(content.outcome, say),
    line(say.code, { align: 'center' }),
    { kind: 'code', text: code },
    line(created ? say.openedNext : say.requestedNext, { align: 'center' }),
    line(addressInWords(page), { align: 'center', bold: true }),
    gap(12),
    { kind: 'qr', content: `${page.origin}${page.pathname}#${code}` },
    gap(12),
    line(say.willBeAsked),
    gap(6),
    line(say.validity(codeValidityDays, lastWholeDay(content.printedOn)), { bold: true }),
    gap(6),
    line(created ? say.openedClosing : say.requestedClosing),
  ];
  return paperWords[language].letters === 'drawn' ? blocks.map(drawn) : blocks;
}

/** Never « ouvert » before the national service has said so. */
function heading(outcome: TicketContent['outcome'], say: TicketWords): TicketBlock[] {
  if (outcome === 'created') return [line(say.opened, { align: 'center', scale: 2, bold: true })];
  return [
    line(say.requested, { align: 'center', scale: 2, bold: true }),
    line(say.notOpenYet, { align: 'center', bold: true }),
  ];
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

export function line(text: string, style: Partial<Omit<TextBlock, 'kind' | 'text'>> = {}): TextBlock {
  return {
    kind: 'text',
    text,
    align: 'start',
    scale: 1,
    bold: false,
    oneLine: false,
    asPicture: false,
    ...style,
  };
}

export function drawn(block: TicketBlock): TicketBlock {
  return block.kind === 'text' ? { ...block, asPicture: true } : block;
}

export function gap(dots: number): TicketBlock {
  return { kind: 'gap', dots };
}
