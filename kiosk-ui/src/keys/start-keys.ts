/**
 * The screen by keys alone, on the document: a keypad (arrows, Tab, Enter, Escape), two switches (one moves, one
 * presses) and a single one. A press with nothing under the focus begins to scan: the focus walks on by itself, and the
 * next press takes what it stands on. What is pressed while scanning leads to a screen that is scanned too.
 */
import { wayBack } from './controls.ts';
import { focusNext, focusTitle, isOnControl } from './focus.ts';
import { keyAct } from './key-acts.ts';
import { type Scanning, scanningOf } from './scanning.ts';

interface KeysParts {
  page: HTMLElement;
  /** Somebody is there although nothing is touched. */
  heard: () => void;
}

export function startKeys({ page, heard }: KeysParts): void {
  const root = document.documentElement;
  const scanning = scanningOf(page, heard);
  listen('keydown', (event) => {
    root.setAttribute('data-keys', '');
    goDown(event, page, scanning);
  });
  listen('keyup', (event) => {
    if (keyAct(event, root.dir) === 'press') scanning.goOn();
  });
  listen('pointerdown', () => {
    root.removeAttribute('data-keys');
    scanning.stop();
  });
  // A touch beside every control takes the focus away; the title keeps it for the next key.
  listen('focusout', ({ relatedTarget }) => {
    if (relatedTarget === null) setTimeout(() => keepFocus(page));
  });
}

/** On its way down: no control can keep a key from the walk. */
function listen<Name extends keyof DocumentEventMap>(
  name: Name,
  listener: (event: DocumentEventMap[Name]) => void,
): void {
  document.addEventListener(name, listener, { capture: true });
}

function goDown(event: KeyboardEvent, page: HTMLElement, scanning: Scanning): void {
  const act = keyAct(event, document.documentElement.dir);
  if (act === null) return;
  // A key that is held is one key: it neither runs over the controls nor presses twice.
  if (event.repeat) event.preventDefault();
  else if (act === 'press') press(event, page, scanning);
  else {
    event.preventDefault();
    scanning.stop();
    if (act === 'back') wayBack(page)?.click();
    else focusNext(page, act === 'next' ? 1 : -1);
  }
}

/** Enter and Space are the control's own; with none under the focus they begin the scan. */
function press(event: KeyboardEvent, page: HTMLElement, scanning: Scanning): void {
  if (scanning.isOn()) scanning.hold();
  else if (!isOnControl(page)) {
    event.preventDefault();
    scanning.begin();
  }
}

function keepFocus(page: HTMLElement): void {
  if (document.activeElement === document.body) focusTitle(page);
}
