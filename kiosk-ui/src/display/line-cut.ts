/**
 * Where a page of a long text ends: between two lines or two boxes, never through one. In px of the window. Pure.
 */

/** A line of text or a box that is read as a whole. */
export interface Piece {
  top: number;
  bottom: number;
}

/** Rounding of boxes, in px. */
const rounding = 1;

/** The lowest edge at or above `edge` that no piece crosses; `edge` itself where there is none below `start`. */
export function cutAbove(pieces: readonly Piece[], edge: number, start: number): number {
  return cleanAbove(pieces, edge, start) ?? edge;
}

/** The highest edge at or below `edge` that no piece crosses; `edge` itself where there is none above `end`. */
export function cutBelow(pieces: readonly Piece[], edge: number, end: number): number {
  const turnedOver = pieces.map(({ top, bottom }) => ({ top: -bottom, bottom: -top }));
  return -cutAbove(turnedOver, -edge, -end);
}

function cleanAbove(pieces: readonly Piece[], edge: number, start: number): number | null {
  if (edge <= start + rounding) return null;
  const crossed = pieces.filter(({ top, bottom }) => top < edge - rounding && bottom > edge + rounding);
  return crossed.length === 0 ? edge : cleanAbove(pieces, Math.min(...crossed.map(({ top }) => top)), start);
}
