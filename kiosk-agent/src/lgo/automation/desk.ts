/** The desk of the staff PC as the filling sequence needs it: what is in front, the clipboard, and a few keys. */

/** A closed list: nothing in it can validate a form, erase or type. There is no word for Enter. */
export const chords = [
  'tab',
  'end',
  'ctrl-a',
  'home',
  'shift-end',
  'ctrl-c',
  'ctrl-v',
  'shift-insert',
] as const;
export type Chord = (typeof chords)[number];

export interface FrontWindow {
  /** The system's own number of it. */
  id: number;
  /** Empty where the system does not tell. */
  title: string;
  /** The program it belongs to; null where the system does not tell. */
  process: string | null;
}

export interface Desk {
  frontWindow(): Promise<FrontWindow>;
  readClipboard(): Promise<string>;
  writeClipboard(text: string): Promise<void>;
  press(chord: Chord): Promise<void>;
}
