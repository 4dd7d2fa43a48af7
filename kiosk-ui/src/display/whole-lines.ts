/** A page of a long text, in the page: its cut lines are covered, and the next page begins with the first of them. */
import { cutAbove, cutBelow, type Piece } from './line-cut.ts';

/** What is read as one box; the rest is read line by line. */
const boxes =
  '.row, .setting-group, .identity > div, .holder, .setting, .number, .code-on-screen, .picture, legend, button';

/** Covers what is cut at either edge. Only for the eye: a screen reader goes over all of it. */
export function hideCutLines(area: HTMLElement, isWhole: boolean): void {
  const { top, bottom } = area.getBoundingClientRect();
  const { above, below } = isWhole ? { above: top, below: bottom } : edges(area);
  const covered = isWhole ? '' : `inset(${above - top}px 0 ${bottom - below}px)`;
  if (area.style.clipPath !== covered) area.style.clipPath = covered;
}

/** How far down the first line stands that is not wholly seen, in px from the top of the area. */
export function lineAfter(area: HTMLElement): number {
  return edges(area).below - area.getBoundingClientRect().top;
}

function edges(area: HTMLElement): { above: number; below: number } {
  const { top, bottom } = area.getBoundingClientRect();
  const pieces = piecesOf(area);
  const below = cutAbove(pieces, bottom, top);
  return { above: area.scrollTop > 0 ? cutBelow(pieces, top, below) : top, below };
}

function piecesOf(area: HTMLElement): Piece[] {
  const whole = [...area.querySelectorAll(boxes)];
  const read = [...area.querySelectorAll('[data-say], [data-unsaid]')].filter(
    (line) => !whole.some((box) => box.contains(line)),
  );
  return [...whole.map((box) => box.getBoundingClientRect()), ...read.flatMap(linesOf)];
}

/** Of a text that goes over several lines, the box of each. */
function linesOf(element: Element): Piece[] {
  const text = document.createRange();
  text.selectNodeContents(element);
  return [...text.getClientRects()];
}
