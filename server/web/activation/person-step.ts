/** The second step: what the code alone does not know. */
import { codeStep } from './code-step.ts';
import { button, field, judge, make, title } from './element.ts';
import { busyWith, messagePlace, show } from './frame.ts';
import { prove } from './prove.ts';
import { typed } from './typed.ts';
import { words } from './words.ts';

export function personStep(): void {
  const { person } = words();
  const parts = dateFields();
  const nirEnd = field('nir-end', person.nirEnd, person.nirHint, {
    class: 'short',
    dir: 'ltr',
    inputmode: 'numeric',
    autocomplete: 'off',
    maxlength: '4',
  });
  nirEnd.input.value = typed.nirEnd;
  nirEnd.input.addEventListener('input', () => {
    typed.nirEnd = nirEnd.input.value;
  });
  const told = messagePlace();
  const send = make('button', { class: 'primary' }, person.send);
  const form = make(
    'form',
    { novalidate: '' },
    parts.whole,
    nirEnd.whole,
    told.place,
    send,
    button(person.back, 'secondary', () => codeStep()),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const nirIsRight = /^\d{4}$/.test(typed.nirEnd.trim());
    nirEnd.fault(nirIsRight ? '' : person.nirMissing);
    const dateIsRight = parts.check();
    if (!dateIsRight || !nirIsRight) return;
    told.tell('');
    void busyWith(send, words().sending, async () => told.tell(await prove()));
  });
  show(personStep, title(person.title), form);
}

function dateFields(): { whole: HTMLElement; check(): boolean } {
  const { person } = words();
  const error = make('p', { class: 'error', id: 'date-error', role: 'alert' });
  const part = (name: 'day' | 'month' | 'year', label: string, length: number): HTMLInputElement => {
    const input = make('input', {
      id: name,
      inputmode: 'numeric',
      autocomplete: `bday-${name}`,
      maxlength: String(length),
    });
    input.value = typed[name];
    input.addEventListener('input', () => {
      typed[name] = input.value;
    });
    make('label', { class: name }, label, input);
    return input;
  };
  const inputs = [part('day', person.day, 2), part('month', person.month, 2), part('year', person.year, 4)];
  const whole = make(
    'fieldset',
    { 'aria-describedby': 'date-error' },
    make('legend', {}, person.birthDate),
    make('div', { class: 'date' }, ...inputs.map((input) => input.parentElement)),
    make('p', { class: 'hint' }, person.unknown),
    error,
  );
  return {
    whole,
    check: () => {
      const { day, month, year } = typed;
      const complete =
        [day, month].every((text) => /^\d{1,2}$/.test(text.trim())) && /^\d{4}$/.test(year.trim());
      judge(inputs, error, complete ? '' : person.dateMissing);
      return complete;
    },
  };
}
