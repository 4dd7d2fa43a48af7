/** The number that somebody brings from the kiosk: why they come, and what to do. */
import { make } from './element.ts';
import { takeHandOver } from './server.ts';
import { reasons, text } from './text.ts';

export function drawHandOver(): HTMLElement {
  const code = make('input', {
    id: 'code',
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: 'false',
    maxlength: '12',
    'aria-describedby': 'code-hint code-fault',
  });
  const fault = make('p', { class: 'fault', id: 'code-fault', role: 'alert' });
  const taken = make('div', { class: 'taken-over', role: 'status' });
  const form = make(
    'form',
    { novalidate: '' },
    make('label', { for: 'code' }, text.handOverLabel),
    make('p', { class: 'hint', id: 'code-hint' }, text.handOverHint),
    code,
    fault,
    make('button', { type: 'submit', class: 'main' }, text.handOverTake),
  );
  let busy = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!busy) void take();
  });
  const take = async (): Promise<void> => {
    const typed = code.value.replace(/[\s-]/g, '');
    taken.replaceChildren();
    if (!/^[0-9a-z]{6}$/i.test(typed)) return refuse(text.handOverIncomplete);
    busy = true;
    fault.textContent = '';
    const answer = await takeHandOver(typed);
    busy = false;
    if (answer.answer !== 'taken') return refuse(sentenceFor(answer));
    code.value = '';
    code.removeAttribute('aria-invalid');
    const { what, todo } = reasons[answer.reason];
    taken.replaceChildren(
      make('p', {}, text.handOverFrom(answer.label)),
      make('p', {}, make('strong', {}, what)),
      make('p', {}, todo),
    );
  };
  const refuse = (sentence: string): void => {
    fault.textContent = sentence;
    code.setAttribute('aria-invalid', 'true');
    code.focus();
  };
  return make(
    'section',
    { class: 'hand-over', 'aria-labelledby': 'hand-over-title' },
    make('h2', { id: 'hand-over-title' }, text.handOver),
    form,
    taken,
  );
}

type Refused = Exclude<Awaited<ReturnType<typeof takeHandOver>>, { answer: 'taken' }>;

function sentenceFor(refused: Refused): string {
  if ('seconds' in refused) return text.handOverTooMany(refused.seconds);
  if (refused.answer === 'unknown') return text.handOverUnknown;
  return refused.answer === 'refused' ? text.refused : text.unreachable;
}
