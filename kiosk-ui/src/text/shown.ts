/** The words of the language on the screen, by their ids. */
import * as french from './fr.ts';
import { type LineId, linesOf } from './line.ts';
import type { MessageKey } from './message.ts';

const texts = new Map(linesOf(french).map(({ id, text }) => [id, text]));

/** Throws for an id that the catalogue does not hold: a screen without its words must not look like a screen. */
export function textOf(id: LineId): string {
  const text = texts.get(id);
  if (text === undefined) throw new Error(`no line ${id} in the catalogue`);
  return text;
}

/** The ids of one part of a message, in their order. */
export function partOf(key: MessageKey, part: 'body' | 'rows' | 'after'): LineId[] {
  return (french.messages[key][part] ?? []).map((_, index) => `${key}.${part}.${index}` as const);
}
