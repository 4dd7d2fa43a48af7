/**
 * SIMULATEUR: a desk without a screen. It knows one form, one clipboard and the few keys of the hand-over, and behaves
 * as a form in a window does, faults included. It refuses any other key.
 */
import { z } from 'zod';
import { type FormField, formFields, type LgoForm } from './form.ts';

export const title = 'SIMULATEUR – LGO d’essai : nouvelle fiche';
const otherTitle = 'Autre fenêtre (simulation)';

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
    const { window } = this.#form.faults;
    const titles = { target: title, other: otherTitle, 'no-title': '' };
    return { id: window === 'other' ? 2 : 1, title: titles[window], process: 'lgo-simule' };
  }

  press(keys: Keys): void {
    if (this.#form.faults.window === 'other') this.#pressElsewhere(keys);
    else if (keys === 'tab') this.#tab();
    else if (keys === 'ctrl-c') this.#copy();
    else if (keys === 'ctrl-v' || keys === 'shift-insert') this.#paste();
    else this.#selected = keys === 'ctrl-a' || keys === 'shift-end';
  }

  /** The other window takes what it gets. */
  #pressElsewhere(keys: Keys): void {
    if (keys === 'ctrl-v' || keys === 'shift-insert') this.#form.otherText += this.clipboard;
    if (keys === 'ctrl-c' && this.#form.otherText) this.clipboard = this.#form.otherText;
  }

  #tab(): void {
    const { cursor, faults } = this.#form;
    this.#selected = false;
    if (faults.stealAtLeave === cursor) faults.window = 'other';
    this.#form.cursor = next(cursor);
    this.#form.changed();
  }

  #copy(): void {
    const { cursor, values } = this.#form;
    if (this.#selected && values[cursor]) this.clipboard = values[cursor];
  }

  #paste(): void {
    const { cursor, values, faults } = this.#form;
    const reached = faults.wrongField === cursor ? next(cursor) : cursor;
    if (faults.lostPaste !== cursor) {
      values[reached] =
        this.#selected && reached === cursor ? this.clipboard : values[reached] + this.clipboard;
    }
    if (faults.stealAtPaste === cursor) faults.window = 'other';
    this.#selected = false;
    this.#form.changed();
  }
}

function next(field: FormField): FormField {
  return formFields[(formFields.indexOf(field) + 1) % formFields.length] ?? 'familyName';
}
