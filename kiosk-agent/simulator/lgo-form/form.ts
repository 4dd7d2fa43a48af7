/**
 * SIMULATEUR: the patient form of an invented pharmacy software, and the faults an operator can give it. The page in a
 * real window and the virtual desk (where there is no window) both act on this one form.
 */
import { z } from 'zod';

/** In the order of TAB. The last two are there to be hit by mistake. */
export const formFields = ['familyName', 'firstName', 'birthDate', 'nir', 'phone', 'remarks'] as const;
export type FormField = (typeof formFields)[number];

const field = z.enum(formFields).nullable();

export const FaultsSchema = z.strictObject({
  /** What the virtual desk shows in front. A real window is moved by real hands. */
  window: z.enum(['target', 'other', 'twin', 'no-title']),
  /** Which window comes up on the virtual desk; the twin is called as the form is. */
  thief: z.enum(['other', 'twin']),
  /** A paste into this field does nothing. */
  lostPaste: field,
  /** A paste into this field lands in the next one. */
  wrongField: field,
  /** This field keeps the first eight characters of what it is given. */
  cutsShort: field,
  /** This field does not let itself be copied. */
  noCopy: field,
  /** Another window comes to the front when this field is pasted into. */
  stealAtPaste: field,
  /** The same, when TAB leaves this field. */
  stealAtLeave: field,
});
export type Faults = z.infer<typeof FaultsSchema>;

export const ValuesSchema = z.strictObject(
  Object.fromEntries(formFields.map((name) => [name, z.string().max(500)])) as Record<FormField, z.ZodString>,
);
export type Values = z.infer<typeof ValuesSchema>;

const soundness: Faults = {
  window: 'target',
  thief: 'other',
  lostPaste: null,
  wrongField: null,
  cutsShort: null,
  noCopy: null,
  stealAtPaste: null,
  stealAtLeave: null,
};

export const shortLength = 8;

export class LgoForm {
  values: Values = emptyValues();
  faults: Faults = { ...soundness };
  /** Where the cursor of the page is; null: none, or the window is not in front. */
  focused: FormField | null = null;
  /** Where the cursor of the virtual desk is. */
  cursor: FormField = 'familyName';
  /** How often somebody validated the form: the hand-over never may. */
  validations = 0;
  /** What was written into the window that came to the front. */
  otherText = '';
  /** How many keys the other window of the virtual desk got. */
  otherKeys = 0;
  /** Counts the wipings, so that a page knows that it must begin anew. */
  edition = 0;
  /** Counts what was changed from outside the page: what it told before it heard of that is no longer so. */
  changes = 0;
  readonly #listeners = new Set<() => void>();

  /** A new patient file: everything empty, no fault, the cursor in the first field. */
  wipe(): void {
    this.values = emptyValues();
    this.faults = { ...soundness };
    this.cursor = 'familyName';
    this.validations = 0;
    this.otherText = '';
    this.otherKeys = 0;
    this.edition += 1;
    this.changed();
  }

  /** Tells the pages. */
  changed(): void {
    this.changes += 1;
    for (const listener of this.#listeners) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

function emptyValues(): Values {
  return { familyName: '', firstName: '', birthDate: '', nir: '', phone: '', remarks: '' };
}
