/** Moves the focus over the screen as it is now. */
import { controlsOf, placeOf } from './controls.ts';
import { type Scan, scanned, walked } from './walk.ts';

export function focusNext(page: ParentNode, by: 1 | -1): void {
  const controls = controlsOf(page);
  const at = walked(placeOf(controls, document.activeElement), by, controls.length);
  if (at !== null) controls[at]?.focus();
}

/** One step of a scan; null when it is over. */
export function focusScanned(page: ParentNode, scan: Scan): Scan | null {
  const controls = controlsOf(page);
  const moved = scanned(scan, placeOf(controls, document.activeElement), controls.length);
  if (moved && moved.at !== null) controls[moved.at]?.focus();
  return moved?.scan ?? null;
}

export const isOnControl = (page: ParentNode): boolean =>
  placeOf(controlsOf(page), document.activeElement) !== null;

export function focusTitle(page: ParentNode): void {
  page.querySelector<HTMLElement>('h1')?.focus();
}
