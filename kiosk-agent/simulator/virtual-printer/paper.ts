/** What one job put on paper, in dots from the top of the job and the left of the printable width. */
import { type PaperModel, usualModel } from './paper-model.ts';

export interface TextRun {
  x: number;
  text: string;
  bold: boolean;
  underline: boolean;
  inverted: boolean;
  /** Multiples of the font's cell. */
  width: number;
  height: number;
  cell: { width: number; height: number };
}

export interface TextLine {
  kind: 'text';
  y: number;
  /** Height of the tallest character: the others stand on the same bottom. */
  height: number;
  runs: TextRun[];
}

export interface QrSymbol {
  kind: 'qr';
  x: number;
  y: number;
  content: string;
  /** Dots of one module. */
  scale: number;
  /** One row per string of 0 and 1. */
  modules: string[];
}

export interface Raster {
  kind: 'raster';
  x: number;
  y: number;
  /** Dots in a row; rows follow each other, 1 is black. */
  width: number;
  height: number;
  dots: Uint8Array;
}

export interface Paper {
  model: PaperModel;
  items: (TextLine | QrSymbol | Raster)[];
  /** Where the knife fell, in dots of paper fed. */
  cuts: number[];
  /** All the paper fed. */
  length: number;
  unknown: string[];
  warnings: string[];
}

export function emptyPaper(model: PaperModel = usualModel): Paper {
  return { model, items: [], cuts: [], length: 0, unknown: [], warnings: [] };
}

export function millimetres(dots: number, { dotsPerInch }: PaperModel): number {
  return Math.round((dots * 254) / dotsPerInch) / 10;
}
