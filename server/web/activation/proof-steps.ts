/** The two first steps: the code of the ticket, then the person. What is typed lives in this page's memory only. */
import { formatActivationCode, parseActivationCode } from '../../contract/activation-code.ts';
import { channelStep, returnCodeStep } from './channel-steps.ts';
import { button, field, judge, make, paragraphs, tick, title } from './element.ts';
import { busyWith, messagePlace, show } from './frame.ts';
import { openHomePage } from './home-page.ts';
import { ask, wordOf } from './server.ts';
import { language, words } from './words.ts';

const nothing = { code: '', day: '', month: '', year: '', nirEnd: '' };
let typed = { ...nothing };

export function forgetTyped(): void {
  typed = { ...nothing };
}

/** A page reached through a scanned QR: the code leaves the address at once, and is in its field only from then on. */
export function takeCodeFromAddress(): void {
  const fragment = decodeFragment(location.hash.slice(1));
  if (location.hash !== '') history.replaceState(null, '', location.pathname);
  const parsed = parseActivationCode(fragment);
  if (parsed) typed.code = formatActivationCode(parsed);
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    // Not ours: it is not a code either.
    return '';
  }
}

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

/** The first visit activates; a later one comes back. The sentence to show when neither is possible, else nothing. */
async function prove(): Promise<string> {
  const body = {
    code: typed.code,
    birthDate: { day: typed.day.trim(), month: typed.month.trim(), year: typed.year.trim() },
    nirEnd: typed.nirEnd.trim(),
    language: language(),
  };
  const first = wordOf(await ask('POST', 'activation', body));
  if (first === 'activated') return proven(doneStep);
  if (first !== 'not-accepted') return faultFor(first);
  const again = await ask('POST', 'home/return', body);
  const word = wordOf(again);
  if (word === 'opened') return proven(() => void openHomePage());
  if (word === 'code-sent' || word === 'too-many-codes') return proven(() => void returnCodeStep(again));
  return faultFor(word);
}

/** What was typed leaves the page before anything else is shown. */
function proven(next: () => void): string {
  forgetTyped();
  next();
  return '';
}

export function faultFor(word: string): string {
  const { faults, code } = words();
  switch (word) {
    case 'not-accepted':
      return faults.notAccepted;
    case 'not-open-yet':
      return faults.notOpenYet;
    case 'mistyped':
      return code.mistyped;
    case 'too-many':
      return faults.tooMany;
    case 'busy':
      return faults.busy;
    case 'offline':
      return faults.offline;
    case 'signed-out':
      return faults.signedOut;
    default:
      return faults.unavailable;
  }
}

function doneStep(): void {
  const { done } = words();
  show(
    doneStep,
    tick(),
    title(done.title),
    ...paragraphs(done.lines),
    button(done.next, 'primary', () => void channelStep()),
    button(done.later, 'secondary', () => void openHomePage()),
  );
}
