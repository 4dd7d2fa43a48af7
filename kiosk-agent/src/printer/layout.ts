/**
 * Blocks of a ticket -> what this printer is made to do, line by line: where a sentence breaks, what the printer writes
 * itself, and what is drawn for it. A line never fills the paper: some printers wrap there and add an empty line.
 */

import { codePicture } from './code-picture.ts';
import type { DotPicture } from './dot-picture.ts';
import { isOnPage, isPrintable } from './printable.ts';
import type { PrinterProfile } from './profiles.ts';
import { moduleDots, qrModules, qrPicture } from './qr-symbol.ts';
import { drawnHeight, drawnWidth, isRightToLeft, type TextStyle } from './text-picture.ts';
import type { TicketBlock } from './ticket.ts';

/** One line in the printer's own letters. */
export interface Line extends TextStyle {
  text: string;
}

export type Step =
  | ({ kind: 'line' } & Line)
  /** Lines that are drawn when the bytes are made: laying out is quick, drawing is not. */
  | { kind: 'drawn'; texts: string[]; style: TextStyle }
  | { kind: 'picture'; picture: DotPicture }
  | { kind: 'qr'; content: string; module: number }
  | { kind: 'feed'; dots: number };

export function layOut(blocks: readonly TicketBlock[], profile: PrinterProfile): Step[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'text':
        return textSteps(block, profile);
      case 'code':
        return [{ kind: 'picture', picture: codePicture(block.text, profile) }];
      case 'qr':
        return [qrStep(block.content, profile)];
      case 'picture':
        return [{ kind: 'picture', picture: block.picture }];
      case 'gap':
        return [{ kind: 'feed', dots: Math.round((block.dots * profile.dotsPerInch) / 203) }];
      default:
        return block satisfies never;
    }
  });
}

function textSteps(block: Extract<TicketBlock, { kind: 'text' }>, profile: PrinterProfile): Step[] {
  // The encoder would print a silent `?`, or let a control byte through: what comes here was checked before.
  if (!isPrintable(block.text))
    throw new Error('The ticket holds a character that is on no page and in no font.');
  const style = styleOf(block);
  const fits = fitting(style, profile);
  const texts = block.oneLine ? [shortened(block.text, fits)] : wrapped(block.text, fits);
  const lines = texts.map((text) => ({ ...style, text }));
  return written(lines, profile, block.asPicture || !Number.isInteger(block.scale));
}

/** True when no word is longer than a line, and none is cut. */
export function keepsWords(blocks: readonly TicketBlock[], profile: PrinterProfile): boolean {
  return blocks.every((block) => {
    if (block.kind !== 'text' || block.oneLine) return true;
    const fits = fitting(styleOf(block), profile);
    return block.text.split(' ').every(fits);
  });
}

function styleOf({ align, scale, bold }: Extract<TicketBlock, { kind: 'text' }>): TextStyle {
  return { align, width: scale, height: scale, bold };
}

/** A line never fills the paper. */
function fitting(style: TextStyle, profile: PrinterProfile): (text: string) => boolean {
  return (text) => drawnWidth(text, style, profile) < profile.dots;
}

/** All in one way: a sentence does not change its letters from line to line. */
function written(lines: Line[], profile: PrinterProfile, asPicture: boolean): Step[] {
  const { page } = profile;
  const [first] = lines;
  if (first === undefined) return [];
  if (!asPicture && page !== null && lines.every(({ text }) => isOnPage(text, page.name))) {
    return lines.map((line) => ({ kind: 'line', ...line }));
  }
  const texts = lines.map(({ text }) => text);
  return [{ kind: 'drawn', texts, style: first }];
}

/** What these steps take of the paper, in millimetres; the feed before the knife is not among them. */
export function lengthMm(steps: readonly Step[], profile: PrinterProfile): number {
  const dots = steps.reduce((sum, step) => sum + dotsOf(step, profile), 0);
  return (dots * 25.4) / profile.dotsPerInch;
}

function dotsOf(step: Step, profile: PrinterProfile): number {
  switch (step.kind) {
    case 'line':
      return Math.max(profile.lineSpacing, 24 * step.height);
    case 'drawn':
      return drawnHeight(step.texts, step.style, profile);
    case 'picture':
      return step.picture.height;
    case 'qr':
      return step.module * qrModules(step.content);
    case 'feed':
      return step.dots;
    default:
      return step satisfies never;
  }
}

function qrStep(content: string, profile: PrinterProfile): Step {
  return profile.qr === 'native'
    ? { kind: 'qr', content, module: moduleDots(content, profile) }
    : { kind: 'picture', picture: qrPicture(content, profile) };
}

/** Broken between words, at ordinary spaces only; a word that is longer than a line is cut where it must be. */
export function wrapped(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ').flatMap((whole) => cutWord(whole, fits))) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && !fits(longer)) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current];
}

function shortened(text: string, fits: (line: string) => boolean): string {
  if (fits(text)) return text;
  const characters = [...text];
  while (characters.length > 0 && !fits(`${characters.join('').trimEnd()}…`)) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

function cutWord(word: string, fits: (line: string) => boolean): string[] {
  if (word === '' || fits(word) || isRightToLeft(word)) return [word];
  const pieces = [''];
  for (const character of word) {
    const last = pieces.length - 1;
    if (fits(`${pieces[last]}${character}`)) pieces[last] += character;
    else pieces.push(character);
  }
  return pieces;
}
