/** The name of whoever shows the papers. Typed once, sent once: the page keeps it no longer than its call. */
import type { BoardCall } from '../../contract/counter.ts';
import type { RepresentativeName } from '../../contract/representative.ts';
import { make } from './element.ts';
import { text } from './text.ts';

export interface NameFields {
  element: HTMLElement;
  /** Null: it is not whole, or not written in letters. */
  read(): RepresentativeName | null;
  /** Says what is missing; an empty sentence takes it away. */
  judge(fault: string): void;
  focus(): void;
}

/** As the server's door reads it (contract/representative.ts). */
const name = /^\p{L}[\p{L}\p{M} .'’-]*$/u;

export function nameFields({ callId }: BoardCall): NameFields {
  const id = `name-${callId}`;
  const describedBy = `${id}-hint ${id}-fault`;
  const familyName = field(`${id}-family`, describedBy);
  const firstName = field(`${id}-first`, describedBy);
  const fault = make('p', { class: 'fault', id: `${id}-fault`, role: 'alert' });
  const bad = (): HTMLInputElement | undefined =>
    [familyName, firstName].find(({ value }) => !name.test(value.trim()));
  return {
    element: make(
      'div',
      { class: 'name' },
      make('label', { for: familyName.id }, text.familyName),
      familyName,
      make('label', { for: firstName.id }, text.firstName),
      firstName,
      make('p', { class: 'hint', id: `${id}-hint` }, text.nameHint),
      fault,
    ),
    read: () => (bad() ? null : { familyName: familyName.value.trim(), firstName: firstName.value.trim() }),
    judge: (sentence) => {
      fault.textContent = sentence;
      for (const input of [familyName, firstName])
        input.setAttribute('aria-invalid', String(sentence !== '' && !name.test(input.value.trim())));
    },
    focus: () => (bad() ?? familyName).focus(),
  };
}

/** The browser neither remembers what is typed nor sends it to a spelling service. */
function field(id: string, describedBy: string): HTMLInputElement {
  return make('input', {
    id,
    autocomplete: 'off',
    autocapitalize: 'words',
    spellcheck: 'false',
    maxlength: '60',
    'aria-describedby': describedBy,
  });
}
