/**
 * What a catalogue of the sheets must say: receipts and guides, without a name, a number or a code. Facts are those of
 * law-and-consent.md and journey.md, and no others.
 */
import type { Regime } from '@borne/server/contract';
import type { PaperKind } from '../../contract/printer.ts';

/** Sheets whose words are the law's of the moment. */
type ByRegime = 'information' | 'later';
export type SheetName = Exclude<PaperKind, ByRegime> | `${ByRegime}.${Regime}`;

export interface Sheet {
  /** Large. */
  title: string;
  /** What is so, in one sentence, bold. */
  first?: string;
  parts: readonly SheetPart[];
}

/** Some space stands between two parts. Bold `head`, then a sentence a line; `steps` are numbered. */
export type SheetPart =
  | { head?: string; lines: readonly string[] }
  | { head?: string; steps: readonly string[] };

export interface SheetWords {
  letters: 'of-the-printer' | 'drawn';
  sheets: Readonly<Record<SheetName, Sheet>>;
  /** Below every sheet. */
  nameless: string;
}

export function sheetName(paper: PaperKind, regime: Regime): SheetName {
  return paper === 'information' || paper === 'later' ? `${paper}.${regime}` : paper;
}
