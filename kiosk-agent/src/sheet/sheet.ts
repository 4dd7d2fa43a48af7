/**
 * What a receipt or a guide says: pure. It carries nothing of the person: no name, no number, no code; the site, the
 * day, and words that are the same for everybody.
 */
import type { Language, PaperKind, Regime } from '@borne/server/contract';
import { type SheetPart, sheetName, sheets } from '@borne/server/contract/sheets';
import { toPrintable } from '../printer/printable.ts';
import { between, drawn, gap, line, type TicketBlock } from '../printer/ticket.ts';
import { dateInWords } from '../text/date-words.ts';
import { paperWords } from '../text/paper-words.ts';

export interface SheetContent {
  paper: PaperKind;
  siteName: string;
  regime: Regime;
  /** Read in the time zone of the kiosk. */
  printedOn: Date;
}

/** Sizes of the letters, the best first. large: 14 points, as whoever sees badly needs (accessibility.md §5). */
export const sheetSizes = ['large', 'middle', 'small'] as const;
export type SheetSize = (typeof sheetSizes)[number];

const scales = { large: 2, middle: between, small: 1 } as const satisfies Record<SheetSize, number>;

/** Between two parts, in dots. */
const space: Record<SheetSize, number> = { large: 18, middle: 14, small: 9 };

/** What somebody may wonder about: a receipt tells what they did. The other sheets are the same for everybody. */
const receipts: ReadonlySet<PaperKind> = new Set(['refusal', 'later', 'closure', 'closure-requested']);

/** The blocks of the sheet, from top to bottom. */
export function composeSheet(
  { paper, siteName, regime, printedOn }: SheetContent,
  language: Language,
  size: SheetSize,
): TicketBlock[] {
  const { letters, nameless } = paperWords[language];
  const { title, first, parts } = sheets[language][sheetName(paper, regime)];
  const blocks: TicketBlock[] = [
    line(toPrintable(siteName), { align: 'center', oneLine: true }),
    line(dateInWords[language](printedOn), { align: 'center' }),
    gap(10),
    line(title, { align: 'center', scale: 2, bold: true }),
    ...(first === undefined ? [] : [gap(space[size]), line(first, { scale: scales[size], bold: true })]),
    ...parts.flatMap((part) => partBlocks(part, size)),
    ...(receipts.has(paper) ? [gap(18), line(nameless, { align: 'center' })] : []),
  ];
  return letters === 'drawn' ? blocks.map(drawn) : blocks;
}

function partBlocks(part: SheetPart, size: SheetSize): TicketBlock[] {
  const style = { scale: scales[size] };
  const head = part.head === undefined ? [] : [line(part.head, { ...style, bold: true })];
  if ('lines' in part) return [gap(space[size]), ...head, ...part.lines.map((text) => line(text, style))];
  const steps = part.steps.flatMap((text, at) => [gap(at === 0 ? 0 : 8), line(`${at + 1}. ${text}`, style)]);
  return [gap(space[size]), ...head, ...steps];
}
