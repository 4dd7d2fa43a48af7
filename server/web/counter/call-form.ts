/** What somebody of the counter can do with a call. Nothing here answers in the place of the person at the kiosk. */
import type { BoardCall, CallAct } from '../../contract/counter.ts';
import { button, make } from './element.ts';
import { nameFields } from './name-fields.ts';
import { actOnCall, type Told } from './server.ts';
import { fivePoints, opinions, relations, text, toCheck } from './text.ts';

const sentences: Record<Exclude<Told, 'done'>, string> = {
  'not-open': text.notOpen,
  'signed-out': text.unreachable,
  refused: text.refused,
  unreachable: text.unreachable,
};

/** Before anybody went there. */
export function waitingForm(call: BoardCall): HTMLElement {
  const acts = actsOn(call);
  const take = acts.button(text.take, 'main', { act: 'take' });
  const settled = acts.button(text.settled, 'quiet', { act: 'end' });
  // Papers end with a verdict, which needs somebody who saw them.
  return make(
    'div',
    {},
    make('div', { class: 'row' }, take, ...(call.kind === 'papers' ? [] : [settled])),
    acts.status,
  );
}

/** While somebody of the counter is with the person. */
export function takenForm(call: BoardCall): HTMLElement {
  if (call.kind === 'papers') return papersForm(call);
  if (call.kind === 'explanation') return explanationForm(call);
  const acts = actsOn(call);
  const done = call.kind === 'help' ? text.helpDone : text.cardKept;
  return make(
    'div',
    {},
    make('div', { class: 'row' }, acts.button(done, 'main', { act: 'end' })),
    acts.status,
  );
}

function explanationForm(call: BoardCall): HTMLElement {
  const acts = actsOn(call);
  return make(
    'div',
    {},
    make('h4', {}, text.points),
    make('ol', {}, ...fivePoints.map((point) => make('li', {}, point))),
    make('p', {}, text.stillFree),
    make(
      'div',
      { class: 'row' },
      acts.button(text.explained, 'equal', { act: 'explained' }),
      acts.button(text.notExplained, 'equal', { act: 'end' }),
    ),
    acts.status,
  );
}

/** Neither answer is ready-made: who is there and what the represented person says must be chosen. */
function papersForm(call: BoardCall): HTMLElement {
  const acts = actsOn(call);
  const as = call.as ?? 'guardian';
  const relation = choice(
    call,
    'relation',
    text.relation,
    as === 'parent' ? relations : { guardian: relations.guardian },
  );
  const opinion = choice(
    call,
    'opinion',
    as === 'parent' ? text.opinionParent : text.opinionGuardian,
    opinions,
  );
  const name = nameFields(call);
  const accept = (): void => {
    const seen = relation.chosen();
    const read = name.read();
    const said = opinion.chosen();
    relation.judge(seen ? '' : text.relationMissing);
    name.judge(read ? '' : text.nameMissing);
    opinion.judge(said ? '' : text.opinionMissing);
    if (!seen) relation.focus();
    else if (!read) name.focus();
    else if (!said) opinion.focus();
    else void acts.send({ act: 'accept-papers', relation: seen, name: read, opinion: said });
  };
  return make(
    'div',
    {},
    make('h4', {}, text.check),
    make('ul', {}, ...toCheck[as].map((point) => make('li', {}, point))),
    make('div', { class: 'choices' }, relation.element, name.element, opinion.element),
    make(
      'div',
      { class: 'row' },
      button(text.accept, 'equal', accept),
      acts.button(text.notAccept, 'equal', { act: 'not-accept-papers' }),
    ),
    acts.status,
  );
}

interface Choice<Value extends string> {
  element: HTMLElement;
  /** Null: nothing is chosen yet. */
  chosen(): Value | null;
  /** Says what is missing beside the choice; an empty sentence takes it away. */
  judge(fault: string): void;
  focus(): void;
}

function choice<Value extends string>(
  { callId }: BoardCall,
  name: string,
  legend: string,
  values: Partial<Record<Value, string>>,
): Choice<Value> {
  const id = `${name}-${callId}`;
  const entries = Object.entries(values) as [Value, string][];
  const inputs = entries.map(([value]) => make('input', { type: 'radio', name: id, value }));
  const labels = entries.map(([, words], index) =>
    make('label', {}, inputs[index] ?? '', make('span', {}, words)),
  );
  const fault = make('p', { class: 'fault', id: `${id}-fault`, role: 'alert' });
  const element = make(
    'fieldset',
    { 'aria-describedby': fault.id },
    make('legend', {}, legend),
    ...labels,
    fault,
  );
  return {
    element,
    chosen: () => entries.find((_, index) => inputs[index]?.checked)?.[0] ?? null,
    judge: (sentence) => {
      fault.textContent = sentence;
    },
    focus: () => inputs[0]?.focus(),
  };
}

/** Sends one act at a time and says how it went; the board itself shows what has changed. */
function actsOn({ callId }: BoardCall): {
  status: HTMLElement;
  send(act: CallAct): Promise<void>;
  button(label: string, style: string, act: CallAct): HTMLButtonElement;
} {
  const status = make('p', { class: 'told', role: 'status' });
  let busy = false;
  const send = async (act: CallAct): Promise<void> => {
    if (busy) return;
    busy = true;
    status.textContent = text.sending;
    const answer = await actOnCall(callId, act);
    status.textContent = answer === 'done' ? '' : sentences[answer];
    busy = false;
  };
  return { status, send, button: (label, style, act) => button(label, style, () => void send(act)) };
}
