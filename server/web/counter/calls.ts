/** One line a kiosk: how it stands, and its call when it has one. */
import type { BoardCall, KioskLine } from '../../contract/counter.ts';
import { takenForm, waitingForm } from './call-form.ts';
import { make, shape } from './element.ts';
import { type CallTitle, callKinds, phases, text } from './text.ts';

export interface DrawnLine {
  element: HTMLElement;
  /** `first`: it waits longest, and is drawn large. */
  draw(line: KioskLine, first: boolean): void;
  /** Once a second: how long it has been. */
  tick(): void;
}

export function titleOf({ kind, as }: BoardCall): string {
  return callKinds[keyOf({ kind, as })].title;
}

function keyOf({ kind, as }: Pick<BoardCall, 'kind' | 'as'>): CallTitle {
  return kind === 'papers' ? (as ?? 'guardian') : kind;
}

export function drawLine(label: string): DrawnLine {
  const mark = make('span', { class: 'mark' });
  const phase = make('span', { class: 'phase' });
  const call = make('div', { class: 'call' });
  const element = make('li', {}, make('div', { class: 'kiosk' }, mark, make('h3', {}, label), phase), call);
  let drawn = '';
  let placedAt = 0;
  const waited = make('span', { class: 'waited' });
  const tick = (): void => {
    waited.textContent = duration(performance.now() - placedAt);
  };
  return {
    element,
    tick,
    draw: (line, first) => {
      element.className = `${stateOf(line.call)}${first ? ' first' : ''}`;
      mark.replaceChildren(shape(line.phase));
      mark.className = `mark ${line.phase}`;
      phase.textContent = phases[line.phase];
      placedAt = performance.now() - (line.call?.waitedMs ?? 0);
      tick();
      // A form that is being filled in stays as it is: it is drawn again only when the call itself changed hands.
      const key = `${line.call?.callId ?? ''} ${line.call?.takenBy?.name ?? ''}`;
      if (key === drawn) return;
      drawn = key;
      call.replaceChildren(...(line.call ? callParts(line.call, waited) : []));
    },
  };
}

function stateOf(call: BoardCall | null): string {
  if (!call) return 'quiet';
  if (!call.takenBy) return 'waiting';
  return call.takenBy.me ? 'mine' : 'theirs';
}

function callParts(call: BoardCall, waited: HTMLElement): HTMLElement[] {
  const { title, hint } = callKinds[keyOf(call)];
  const { takenBy } = call;
  const who = takenBy && (takenBy.me ? text.withMe : text.withColleague(takenBy.name));
  const head = make(
    'div',
    { class: 'head' },
    shape(takenBy ? 'taken' : 'waiting'),
    make('strong', {}, title),
    make('span', { class: 'since' }, who ? `${who} – ${text.calledSince} ` : `${text.waits} `, waited),
  );
  if (takenBy && !takenBy.me) {
    return [head, make('details', {}, make('summary', {}, text.continueInstead), takenForm(call))];
  }
  return [head, make('p', { class: 'hint' }, hint), takenBy ? takenForm(call) : waitingForm(call)];
}

function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  return seconds < 60 ? text.seconds(seconds) : text.minutes(Math.floor(seconds / 60));
}
