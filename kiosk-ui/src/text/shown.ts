/**
 * The language on the screen, and its words by their ids. One at a time, for the whole page: the words, the voice and
 * the page's own language change together. Without React: whoever draws subscribes, and draws everything again.
 */
import type { Language } from '@borne/kiosk-agent/contract';
import type { Catalogue } from './catalogue.ts';
import * as french from './fr.ts';
import type { LoadedLanguage } from './languages.ts';
import { type LineId, linesOf } from './line.ts';
import type { MessageKey } from './message.ts';

let language: Language = 'fr';
let catalogue: Catalogue = french;
let texts = textsOf(french);
const listeners = new Set<() => void>();

/** Throws for an id that the catalogue does not hold: a screen without its words must not look like a screen. */
export function textOf(id: LineId): string {
  const text = texts.get(id);
  if (text === undefined) throw new Error(`no line ${id} in the catalogue`);
  return text;
}

/** The ids of one part of a message, in their order. */
export function partOf(key: MessageKey, part: 'body' | 'rows' | 'after'): LineId[] {
  return (catalogue.messages[key][part] ?? []).map((_, index) => `${key}.${part}.${index}` as const);
}

export const shownLanguage = (): Language => language;

/** From now on every text is of this language. Calls whoever subscribed, once, and only when it is another one. */
export function showLanguage(loaded: Pick<LoadedLanguage, 'language' | 'catalogue'>): void {
  if (loaded.language === language) return;
  ({ language, catalogue } = loaded);
  texts = textsOf(catalogue);
  for (const listener of [...listeners]) listener();
}

/** For `useSyncExternalStore(onLanguageShown, shownLanguage)`. Returns what ends it. */
export function onLanguageShown(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function textsOf(words: Catalogue): ReadonlyMap<LineId, string> {
  return new Map(linesOf(words).map(({ id, text }) => [id, text]));
}
