/**
 * What a receipt or a guide says, without a name, a number or a code: one text for the paper of the kiosk and for the
 * page on the phone. Facts are those of law-and-consent.md and journey.md, and no others.
 */
import type { Regime } from '../consent.ts';
import type { PaperKind } from '../paper-kind.ts';

/** Sheets whose words are the law's of the moment. */
type ByRegime = 'information' | 'later';
export type SheetName = Exclude<PaperKind, ByRegime> | `${ByRegime}.${Regime}`;
export type Sheets = Readonly<Record<SheetName, Sheet>>;

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

export function sheetName(paper: PaperKind, regime: Regime): SheetName {
  return paper === 'information' || paper === 'later' ? `${paper}.${regime}` : paper;
}
