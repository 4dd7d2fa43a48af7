/**
 * SIMULATEUR: a desk without a screen. It knows one form, one clipboard and the few keys of the hand-over, and behaves
 * as a form in a window does, faults included. It refuses any other key.
 */
import { z } from 'zod';
import { type FormField, formFields, type LgoForm, shortLength } from './form.ts';

export const title = 'SIMULATEUR – LGO d’essai : nouvelle fiche';

const windows = {
  target: { id: 1, title },
  other: { id: 2, title: 'Autre fenêtre (simulation)' },
  twin: { id: 3, title },
  'no-title': { id: 1, title: '' },
};

export const KeysSchema = z.enum([
  'tab',
  'end',
  'ctrl-a',
  'home',
  'shift-end',
  'ctrl-c',
  'ctrl-v',
  'shift-insert',
]);
type Keys = z.infer<typeof KeysSchema>;

export class VirtualDesk {
  clipboard = '';
  readonly #form: LgoForm;
  #selected = false;

  constructor(form: LgoForm) {
    this.#form = form;
  }

  get front(): { id: number; title: string; process: string } {
    return { ...windows[this.#form.faults.window], process: 'lgo-simule' };
  }

  press(keys: Keys): void {
    const { window } = this.#form.faults;
    if (window === 'other' || window === 'twin') this.#pressElsewhere(keys);
    else if (keys === 'tab') this.#tab();
    else if (keys === 'ctrl-c') this.#copy();
    else if (keys === 'ctrl-v' || keys === 'shift-insert') this.#paste();
    else this.#selected = keys === 'ctrl-a' || keys === 'shift-end';
  }

  /** The other window takes what it gets. */
  #pressElsewhere(keys: Keys): void {
    this.#form.otherKeys += 1;
    if (keys === 'ctrl-v' || keys === 'shift-insert') this.#form.otherText += this.clipboard;
    if (keys === 'ctrl-c' && this.#form.otherText) this.clipboard = this.#form.otherText;
  }

  #tab(): void {
    const { cursor, faults } = this.#form;
    this.#selected = false;
    if (faults.stealAtLeave === cursor) faults.window = faults.thief;
    this.#form.cursor = next(cursor);
    this.#form.changed();
  }

  #copy(): void {
    const { cursor, values, faults } = this.#form;
    if (this.#selected && values[cursor] && faults.noCopy !== cursor) this.clipboard = values[cursor];
  }

  #paste(): void {
    const { cursor, values, faults } = this.#form;
    const reached = faults.wrongField === cursor ? next(cursor) : cursor;
    if (faults.lostPaste !== cursor) {
      const before = this.#selected && reached === cursor ? '' : values[reached];
      const after = before + this.clipboard;
      values[reached] = faults.cutsShort === reached ? after.slice(0, shortLength) : after;
    }
    if (faults.stealAtPaste === cursor) faults.window = faults.thief;
    this.#selected = false;
    this.#form.changed();
  }
}

function next(field: FormField): FormField {
  return formFields[(formFields.indexOf(field) + 1) % formFields.length] ?? 'familyName';
}
