/** Turning the pages of a text that is longer than its place, in px of the window. Pure. */

export interface Stretch {
  /** What has passed out of sight above. */
  top: number;
  /** What is seen. */
  shown: number;
  /** All there is. */
  whole: number;
}

/** whole: everything is seen, and there is no page to turn. */
export type Place = 'whole' | 'top' | 'middle' | 'end';

/** Rounding of boxes, in px: not worth a button. */
const rounding = 2;

/** Of what was seen, this much stays in sight: the eye finds the line where it stopped. */
const kept = 0.15;

export function placeIn({ top, shown, whole }: Stretch): Place {
  const last = whole - shown;
  if (last <= rounding) return 'whole';
  if (top <= rounding) return 'top';
  return top >= last - rounding ? 'end' : 'middle';
}

/** Where the text stands one page further (1) or before (-1). Never out of the text. */
export function turned({ top, shown, whole }: Stretch, by: 1 | -1): number {
  const page = shown * (1 - kept);
  return Math.max(0, Math.min(top + by * page, whole - shown));
}
