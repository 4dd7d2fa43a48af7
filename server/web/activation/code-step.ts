/** The first step: the code of the ticket, and nothing else. */
import { formatActivationCode, parseActivationCode } from '../../contract/activation-code.ts';
import { field, make, paragraphs, title } from './element.ts';
import { messagePlace, show } from './frame.ts';
import { personStep } from './person-step.ts';
import { typed } from './typed.ts';
import { words } from './words.ts';

export function codeStep(message = ''): void {
  const { code } = words();
  const entry = field('code', code.label, code.hint, {
    class: 'code',
    dir: 'ltr',
    autocomplete: 'off',
    autocapitalize: 'characters',
    maxlength: '40',
    enterkeyhint: 'next',
  });
  entry.input.value = typed.code;
  entry.input.addEventListener('input', () => {
    typed.code = entry.input.value;
  });
  const form = make('form', { novalidate: '' }, entry.whole, make('button', { class: 'primary' }, code.next));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const parsed = parseActivationCode(entry.input.value);
    if (!parsed) return entry.fault(entry.input.value.trim() === '' ? code.missing : code.mistyped);
    typed.code = formatActivationCode(parsed);
    personStep();
  });
  const told = messagePlace();
  if (message !== '') told.tell(message);
  show(
    codeStep,
    title(code.title),
    told.place,
    ...paragraphs(code.lead),
    form,
    make('p', { class: 'hint after' }, code.again),
  );
}
