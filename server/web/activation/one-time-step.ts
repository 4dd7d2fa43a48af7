/** Six digits that prove who reads an address: to confirm it, or to come back. */
import type { HomeView, ShownChannel } from '../../contract/home/view.ts';
import { askForAccess } from './access-page.ts';
import { channelStep } from './channel-step.ts';
import { button, field, make, title } from './element.ts';
import { tellFault } from './faults.ts';
import { busyWith, messagePlace, show } from './frame.ts';
import { openHomePage, signedOut } from './home-page.ts';
import { ask, type Told, wordOf } from './server.ts';
import type { Actor } from './who-step.ts';
import { filled, language, words } from './words.ts';

export function channelCodeStep(sentTo: ShownChannel, actor: Actor): void {
  digitsStep({
    heading: words().oneTime.title,
    sentTo,
    path: 'home/channel-code',
    by: { actor },
    again: () => channelCodeStep(sentTo, actor),
    confirmed: () => void askForAccess(),
    resend: 'home/channel-code/again',
    change: () => void channelStep(),
  });
}

/** The ticket came again, and an address was confirmed before: its reader is the second proof. */
export async function returnCodeStep(answer: Told | null): Promise<void> {
  const told = await ask('GET', 'home');
  const view = told?.body as HomeView | undefined;
  if (view?.stage !== 'awaits-code') return signedOut();
  const { sentTo } = view;
  const draw = (message: string): void =>
    digitsStep({
      heading: words().oneTime.returnTitle,
      sentTo,
      path: 'home/return-code',
      by: {},
      again: () => draw(''),
      confirmed: () => void openHomePage(),
      resend: 'home/return-code/again',
      change: null,
      message,
    });
  draw('');
  if (wordOf(answer) === 'too-many-codes') tellFault(answer, draw);
}

interface DigitsStep {
  heading: string;
  sentTo: ShownChannel;
  path: string;
  /** Who acts, where the code is of somebody. */
  by: { actor?: Actor };
  again: () => void;
  confirmed: () => void;
  resend: string;
  change: (() => void) | null;
  message?: string;
}

function digitsStep(step: DigitsStep): void {
  const { oneTime } = words();
  const entry = field('digits', oneTime.label, '', {
    class: 'short',
    dir: 'ltr',
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    maxlength: '7',
  });
  const told = messagePlace();
  if (step.message) told.tell(step.message);
  const send = make('button', { class: 'primary' }, oneTime.send);
  const form = make('form', { novalidate: '' }, entry.whole, told.place, send);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const digits = entry.input.value.replace(/\s/g, '');
    if (!/^\d{6}$/.test(digits)) return entry.fault(oneTime.missing);
    entry.fault('');
    told.tell('');
    void busyWith(send, words().sending, async () =>
      judgeDigits(await ask('POST', step.path, { digits, ...step.by }), step, entry.fault, told.tell),
    );
  });
  const { resend, change, by } = step;
  const other = button(oneTime.resend, 'secondary', () => void sendAgain(resend, by, told.tell));
  const elsewhere = change ? button(oneTime.change, 'secondary', change) : null;
  form.append(other, ...(elsewhere ? [elsewhere] : []));
  const address = step.sentTo.shown;
  show(step.again, title(step.heading), make('p', {}, filled(oneTime.lead, { address })), form);
}

function judgeDigits(
  answer: Told | null,
  { confirmed }: DigitsStep,
  fault: (text: string) => void,
  tell: (text: string) => void,
): void {
  const word = wordOf(answer);
  if (word === 'confirmed') confirmed();
  else if (word === 'wrong' || word === 'over') fault(triesLeft(Number(answer?.body['triesLeft'])));
  else tellFault(answer, tell);
}

function triesLeft(left: number): string {
  const { oneTime } = words();
  if (!(left > 0)) return oneTime.over;
  return left === 1 ? oneTime.wrongLast : filled(oneTime.wrong, { left: String(left) });
}

async function sendAgain(path: string, by: DigitsStep['by'], tell: (text: string) => void): Promise<void> {
  const answer = await ask('POST', path, { language: language(), ...by });
  if (wordOf(answer) === 'code-sent') tell(words().oneTime.resent);
  else tellFault(answer, tell);
}
