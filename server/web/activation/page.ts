/**
 * The activation page. The code comes in the address's fragment, which no server sees, and leaves the address bar at
 * once. Nothing is stored; the page talks to its own server only.
 */
import { formatActivationCode, parseActivationCode } from '../../contract/activation-code.ts';
import { type Sentence, text } from './text.ts';

const answers: Record<string, Sentence> = {
  'not-accepted': 'notAccepted',
  'not-open-yet': 'notOpenYet',
  mistyped: 'codeMistyped',
  'too-many': 'tooMany',
  busy: 'busy',
};

const codeStep = element('code-step', HTMLFormElement);
const personStep = element('person-step', HTMLFormElement);
const done = element('done', HTMLElement);
const code = element('code', HTMLInputElement);
const day = element('day', HTMLInputElement);
const month = element('month', HTMLInputElement);
const year = element('year', HTMLInputElement);
const nirEnd = element('nir-end', HTMLInputElement);
const activate = element('activate', HTMLButtonElement);
const message = element('message', HTMLElement);
const progress = element('progress', HTMLElement);

takeCodeFromAddress();
codeStep.addEventListener('submit', (event) => {
  event.preventDefault();
  if (codeIsRight()) show(personStep);
});
personStep.addEventListener('submit', (event) => {
  event.preventDefault();
  if (personIsComplete()) void ask();
});
element('back', HTMLButtonElement).addEventListener('click', () => {
  say(message, '');
  show(codeStep);
});

/** A page reached through a scanned QR: the code is shown in the field, and nowhere else from then on. */
function takeCodeFromAddress(): void {
  const fragment = decodeFragment(location.hash.slice(1));
  if (location.hash !== '') history.replaceState(null, '', location.pathname);
  const parsed = parseActivationCode(fragment);
  if (parsed) code.value = formatActivationCode(parsed);
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    // Not ours: it is not a code either.
    return '';
  }
}

function codeIsRight(): boolean {
  const parsed = parseActivationCode(code.value);
  if (parsed) code.value = formatActivationCode(parsed);
  const fault = code.value.trim() === '' ? text.codeMissing : text.codeMistyped;
  return judge([code], 'code-error', parsed ? '' : fault);
}

function personIsComplete(): boolean {
  const complete =
    /^\d{1,2}$/.test(day.value.trim()) &&
    /^\d{1,2}$/.test(month.value.trim()) &&
    /^\d{4}$/.test(year.value.trim());
  const dateIsRight = judge([day, month, year], 'date-error', complete ? '' : text.dateMissing);
  const nirIsRight = judge(
    [nirEnd],
    'nir-error',
    /^\d{4}$/.test(nirEnd.value.trim()) ? '' : text.nirEndMissing,
  );
  if (!dateIsRight) day.focus();
  else if (!nirIsRight) nirEnd.focus();
  return dateIsRight && nirIsRight;
}

/** Shows the fault beside its fields, or takes it away. */
function judge(fields: HTMLInputElement[], errorId: string, fault: string): boolean {
  for (const field of fields) field.setAttribute('aria-invalid', String(fault !== ''));
  say(element(errorId, HTMLElement), fault);
  if (fault !== '') fields[0]?.focus();
  return fault === '';
}

async function ask(): Promise<void> {
  if (activate.getAttribute('aria-disabled') === 'true') return;
  // Not `disabled`: the focus would be lost, and with it the place of a person who listens.
  activate.setAttribute('aria-disabled', 'true');
  say(message, '');
  say(progress, text.sending);
  const answer = await request();
  say(progress, '');
  activate.setAttribute('aria-disabled', 'false');
  if (answer === 'activated') finish();
  else say(message, text[answer]);
}

async function request(): Promise<Sentence | 'activated'> {
  try {
    const response = await fetch('/api/activation', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        code: code.value,
        birthDate: { day: day.value.trim(), month: month.value.trim(), year: year.value.trim() },
        nirEnd: nirEnd.value.trim(),
      }),
    });
    const body: unknown = await response.json();
    return sentenceFor(body);
  } catch {
    // No network, or no answer that can be read: it may have arrived, and the sentence says so.
    return 'offline';
  }
}

function sentenceFor(body: unknown): Sentence | 'activated' {
  if (typeof body !== 'object' || body === null || !('answer' in body)) return 'unavailable';
  if (body.answer === 'activated') return 'activated';
  return answers[String(body.answer)] ?? 'unavailable';
}

/** What was typed leaves the page before the good news is told. */
function finish(): void {
  codeStep.reset();
  personStep.reset();
  show(done);
}

function show(step: HTMLElement): void {
  for (const each of [codeStep, personStep, done]) each.hidden = each !== step;
  const title = step.querySelector('h1');
  if (title) title.focus();
  window.scrollTo(0, 0);
}

function say(where: HTMLElement, sentence: string): void {
  where.textContent = sentence;
}

function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
  return found;
}
