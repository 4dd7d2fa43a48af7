/** What the screen shows, as the voice reads it: its marked lines, in the order in which they are told. */
import type { Output } from './clips.ts';

/** `idea`: what this screen brings. `everything`: also the bands that are the same on all screens. */
export type Extent = 'idea' | 'everything';

/** The idea first, then what is beside it: the help bar, then the bands at the top. */
export function linesOnStage(page: ParentNode, extent: Extent, output: Output): HTMLElement[] {
  const marked = [...page.querySelectorAll<HTMLElement>('[data-say], [data-spell]')].filter((line) =>
    isFor(line, output),
  );
  const idea = marked.filter((line) => !isAside(line));
  if (extent === 'idea') return idea;
  const asides = marked.filter(isAside);
  const inFooter = (line: HTMLElement): boolean => line.closest('footer') !== null;
  return [...idea, ...asides.filter(inFooter), ...asides.filter((line) => !inFooter(line))];
}

/** The same words mean the same idea: what is drawn again without a new word is not said again. */
export function ideaOf(page: ParentNode): string {
  return linesOnStage(page, 'idea', 'loudspeaker').map(idOf).join(' ');
}

export const idOf = (line: HTMLElement): string => line.dataset['say'] ?? '';

/** The letters and digits that a headset is told one by one; null for a line of the catalogue. */
export function speltOf(line: HTMLElement): string | null {
  return line.dataset['spell'] === undefined ? null : (line.textContent ?? '');
}

/** Shows which line is being said; none with null. */
export function markSpoken(page: ParentNode, spoken: HTMLElement | null): void {
  for (const former of page.querySelectorAll('[data-spoken]')) former.removeAttribute('data-spoken');
  spoken?.setAttribute('data-spoken', '');
}

/** What is spelt names a person: the loudspeaker has nothing to say of it, or the sentence that stands in its place. */
function isFor(line: HTMLElement, output: Output): boolean {
  if (line.dataset['spell'] !== undefined) return output === 'headset' || line.dataset['say'] !== undefined;
  const ear = line.dataset['ear'];
  return ear === undefined || ear === output;
}

const isAside = (line: HTMLElement): boolean => line.dataset['aside'] !== undefined;
