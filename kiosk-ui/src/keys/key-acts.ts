/** What each key means. Enter and Space are left to the control that has the focus; with none, they begin a scan. Pure. */

export type KeyAct = 'next' | 'before' | 'back' | 'press' | null;

interface Key {
  key: string;
  shiftKey: boolean;
}

const acts: ReadonlyMap<string, KeyAct> = new Map([
  ['ArrowDown', 'next'],
  ['ArrowUp', 'before'],
  ['Escape', 'back'],
  ['Enter', 'press'],
  [' ', 'press'],
]);

/** `dir`: of the page. The arrow that points to where one reads on is the next one. */
export function keyAct({ key, shiftKey }: Key, dir: string): KeyAct {
  if (key === 'Tab') return shiftKey ? 'before' : 'next';
  if (key === 'ArrowLeft') return dir === 'rtl' ? 'next' : 'before';
  if (key === 'ArrowRight') return dir === 'rtl' ? 'before' : 'next';
  return acts.get(key) ?? null;
}
