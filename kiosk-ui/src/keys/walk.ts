/**
 * In which order a keypad and a switch go over what can be touched: from the title to the controls of the idea, then the
 * help bar, then the bar at the top, and round again. Nothing is chosen beforehand: one starts from the title. Pure.
 */

/** Index of a control in that order; null: the title, or nothing. */
export type At = number | null;

/** The control after (1) or before (-1) this one; null where there is none. */
export function walked(at: At, by: 1 | -1, controls: number): At {
  if (controls === 0) return null;
  if (at === null) return by === 1 ? 0 : controls - 1;
  return (at + by + controls) % controls;
}

/** A scan begun by a single switch ends by itself after this many rounds in which nothing was pressed. */
export const roundsAlone = 2;

export interface Scan {
  /** Steps since the last press. */
  alone: number;
}

/** One step of the scan, or its end: a kiosk must not look busy for somebody who has left. */
export function scanned({ alone }: Scan, at: At, controls: number): { scan: Scan; at: At } | null {
  if (controls === 0 || alone >= roundsAlone * controls) return null;
  return { scan: { alone: alone + 1 }, at: walked(at, 1, controls) };
}
