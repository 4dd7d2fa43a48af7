/** Turning the pages of a text that is longer than its place, in px of the window. Pure. */

export interface Stretch {
  /** What has passed out of sight above. */
  top: number;
  /** What is seen. */
  shown: number;
  /** All there is. */
  whole: number;
  /** What the two buttons take, while they are there: a text that fits without them needs none. */
  buttons?: number;
}

/** whole: everything is seen, and there is no page to turn. */
export type Place = 'whole' | 'top' | 'middle' | 'end';

/** Rounding of boxes, and letters that reach below their line, in px: not worth a button. */
const rounding = 8;

export function placeIn({ top, shown, whole, buttons = 0 }: Stretch): Place {
  const last = whole - shown;
  // On the safe side of the rounding: what comes back as soon as it goes would never come to rest.
  if (last <= (buttons === 0 ? rounding : buttons - rounding)) return 'whole';
  if (top <= rounding) return 'top';
  return top >= last - rounding ? 'end' : 'middle';
}

/**
 * Where the text stands one page further (1) or before (-1), never out of the text. `seen`: how much of the place holds
 * whole lines; the next page begins with the first that did not fit.
 */
export function turned({ top, shown, whole }: Stretch, seen: number, by: 1 | -1): number {
  return Math.max(0, Math.min(by === 1 ? top + seen : top - shown, whole - shown));
}
