/** The focus that walks on by itself, for a hand that has one switch. */
import { focusScanned, focusTitle } from './focus.ts';
import type { Scan } from './walk.ts';

/** Between two steps: time to see, and to move a hand. */
export const scanStepMs = 2_500;

export interface Scanning {
  isOn(): boolean;
  begin(): void;
  /** While the switch is held down the focus waits, and its rounds begin anew. */
  hold(): void;
  goOn(): void;
  stop(): void;
}

/** `heard`: somebody is there although nothing is touched; said at each step, hence only while the scan runs. */
export function scanningOf(page: ParentNode, heard: () => void): Scanning {
  const root = document.documentElement;
  let scan: Scan | null = null;
  let next: ReturnType<typeof setTimeout> | undefined;

  const stop = (): void => {
    clearTimeout(next);
    scan = null;
    root.removeAttribute('data-scanning');
  };
  const goOn = (): void => {
    clearTimeout(next);
    if (scan) next = setTimeout(step, scanStepMs);
  };
  const step = (): void => {
    scan = scan && focusScanned(page, scan);
    if (scan) {
      heard();
      goOn();
    } else {
      stop();
      focusTitle(page);
    }
  };
  return {
    isOn: () => scan !== null,
    begin: () => {
      scan = { alone: 0 };
      root.setAttribute('data-scanning', '');
      step();
    },
    hold: () => {
      clearTimeout(next);
      scan = { alone: 0 };
    },
    goOn,
    stop,
  };
}
