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

/** The lowest edge at or above `edge` that no piece crosses; `edge` itself where one piece fills the whole place. */
export function cutAbove(pieces: readonly Piece[], edge: number, start: number): number {
  const crossed = pieces.filter(({ top, bottom }) => top < edge - rounding && bottom > edge + rounding);
  if (crossed.length === 0) return edge;
  const higher = Math.min(...crossed.map(({ top }) => top));
  return higher <= start + rounding ? edge : cutAbove(pieces, higher, start);
}

/** The highest edge at or below `edge` that no piece crosses; `edge` itself where one piece fills the whole place. */
export function cutBelow(pieces: readonly Piece[], edge: number, end: number): number {
  const turnedOver = pieces.map(({ top, bottom }) => ({ top: -bottom, bottom: -top }));
  return -cutAbove(turnedOver, -edge, -end);
}
