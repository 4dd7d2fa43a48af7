/**
 * The desk through nut-js. Only the child process loads it: an X error kills whoever does. It never types a character:
 * typing loses accents and digits on AZERTY, in silence (kiosk-hardware.md §6.1).
 */
import type { Chord, Desk } from './desk.ts';
import type { Nut, NutWindow } from './nut-native.ts';
import type { WindowProgram } from './window-program.ts';

/** Between two keys: an application that is told faster misses some. */
const keyDelayMs = 10;

export class NutDesk implements Desk {
  readonly #nut: Nut;
  readonly #programOf: WindowProgram | null;
  readonly #chords: Readonly<Record<Chord, number[]>>;

  /** `programOf` null: the form is known by its title alone. */
  constructor(nut: Nut, programOf: WindowProgram | null) {
    this.#nut = nut;
    this.#programOf = programOf;
    nut.keyboard.config.autoDelayMs = keyDelayMs;
    const { Tab, Home, End, Insert, A, C, V, LeftControl, LeftShift } = nut.Key;
    this.#chords = {
      tab: [Tab],
      end: [End],
      home: [Home],
      'shift-end': [LeftShift, End],
      'ctrl-a': [LeftControl, A],
      'ctrl-c': [LeftControl, C],
      'ctrl-v': [LeftControl, V],
      'shift-insert': [LeftShift, Insert],
    };
  }

  async frontWindow(): Promise<{ id: number; title: string; process: string | null }> {
    const window: NutWindow = await this.#nut.getActiveWindow();
    const id = window.windowHandle;
    return { id, title: await window.title, process: this.#programOf ? await this.#programOf(id) : null };
  }

  readClipboard(): Promise<string> {
    return this.#nut.clipboard.getContent();
  }

  async writeClipboard(text: string): Promise<void> {
    await this.#nut.clipboard.setContent(text);
  }

  async press(chord: Chord): Promise<void> {
    const keys = this.#chords[chord];
    await this.#nut.keyboard.pressKey(...keys);
    // In the order of pressKey: reversed, nut refuses ("Invalid key flag specified").
    await this.#nut.keyboard.releaseKey(...keys);
  }

  /**
   * After a process that died with a key down: the X server would hold it down for ever, and repeat it into the form.
   * Every key of every chord, what writes or moves before what it was held with: a C without its Control is a letter.
   */
  async letGo(): Promise<void> {
    const { Tab, Home, End, Insert, A, C, V, LeftControl, LeftShift } = this.#nut.Key;
    for (const key of [Tab, Home, End, Insert, A, C, V, LeftControl, LeftShift])
      await this.#nut.keyboard.releaseKey(key);
  }
}
