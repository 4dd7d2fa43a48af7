/**
 * The screen by keys alone, on the document: a keypad (arrows, Tab, Enter, Escape), two switches (one moves, one
 * presses) and a single one. A press with nothing under the focus begins to scan: the focus walks on by itself, and the
 * next press takes what it stands on. The walk waits while a key is held down: a slow hand presses what it saw.
 */
import { controlsOf, focusTitle, placeOf, wayBack } from './controls.ts';
import { keyAct } from './key-acts.ts';
import { type Scan, scanned, walked } from './walk.ts';

/** Between two steps of a scan: time to see, and to move a hand. */
export const scanStepMs = 2_500;

interface KeysParts {
  page: HTMLElement;
  /** Somebody is there although nothing is touched. */
  heard: () => void;
}

export function startKeys({ page, heard }: KeysParts): void {
  const root = document.documentElement;
  let scan: Scan | null = null;
  let next: ReturnType<typeof setTimeout> | undefined;

  const go = (by: 1 | -1): void => {
    const controls = controlsOf(page);
    const at = walked(placeOf(controls, document.activeElement), by, controls.length);
    if (at !== null) controls[at]?.focus();
  };

  const stop = (): void => {
    clearTimeout(next);
    scan = null;
    root.removeAttribute('data-scanning');
  };

  const step = (): void => {
    const controls = controlsOf(page);
    const moved = scan && scanned(scan, placeOf(controls, document.activeElement), controls.length);
    if (!moved) {
      stop();
      focusTitle(page);
      return;
    }
    scan = moved.scan;
    if (moved.at !== null) controls[moved.at]?.focus();
    heard();
    next = setTimeout(step, scanStepMs);
  };

  const begin = (): void => {
    scan = { alone: 0 };
    root.setAttribute('data-scanning', '');
    step();
  };

  /** What is pressed while scanning starts the two rounds again, on whatever screen it leads to. */
  const hold = (): void => {
    clearTimeout(next);
    scan = { alone: 0 };
  };

  const press = (event: KeyboardEvent): void => {
    const onControl = placeOf(controlsOf(page), document.activeElement) !== null;
    if (scan) hold();
    else if (!onControl) {
      event.preventDefault();
      begin();
    }
  };

  const down = (event: KeyboardEvent): void => {
    const act = keyAct(event, root.dir);
    if (act === null) return;
    // A key that is held is one key: it neither runs over the controls nor presses twice.
    if (event.repeat) event.preventDefault();
    else if (act === 'press') press(event);
    else {
      event.preventDefault();
      stop();
      if (act === 'back') wayBack(page)?.click();
      else go(act === 'next' ? 1 : -1);
    }
  };

  const up = (event: KeyboardEvent): void => {
    if (!scan || keyAct(event, root.dir) !== 'press') return;
    clearTimeout(next);
    next = setTimeout(step, scanStepMs);
  };

  document.addEventListener('keydown', down, { capture: true });
  document.addEventListener('keyup', up, { capture: true });
  document.addEventListener('pointerdown', stop, { capture: true });
  // A touch beside every control takes the focus away; the title keeps it for the next key.
  document.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget === null) setTimeout(() => keepFocus(page));
  });
}

function keepFocus(page: HTMLElement): void {
  if (document.activeElement === document.body) focusTitle(page);
}
