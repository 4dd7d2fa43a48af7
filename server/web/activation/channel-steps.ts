/** A mobile or an e-mail, and the code that proves who reads it; the same code lets somebody come back. */
import type { HomeView, ShownChannel } from '../../contract/home/view.ts';
import { askForAccess } from './access-page.ts';
import { button, type Field, field, make, paragraphs, title, twoChoices } from './element.ts';
import { busyWith, messagePlace, show } from './frame.ts';
import { loadHome, openHomePage, signedOut } from './home-page.ts';
import { faultFor } from './proof-steps.ts';
import { ask, type Told, wordOf } from './server.ts';
import { filled, language, words } from './words.ts';

type Kind = 'mobile' | 'email';
let chosen: Kind | undefined;

/** Offers what the server can send to; one possibility is no choice. */
export async function channelStep(): Promise<void> {
  const view = await loadHome();
  if (view?.stage === 'open') drawChannel(view.offered);
}

function drawChannel(offered: readonly Kind[]): void {
  const { channel } = words();
  const [only] = offered;
  if (offered.length === 1) chosen = only;
  const content = only ? channelForm(offered) : make('p', {}, channel.none);
  const back = button(words().home.back, 'secondary', () => void openHomePage());
  const lead = only ? paragraphs(channel.lead) : [];
  show(() => drawChannel(offered), title(channel.title), ...lead, content, back);
}

/** The field follows the choice; nothing is chosen in the person's place. */
function channelForm(offered: readonly Kind[]): HTMLFormElement {
  const { channel } = words();
  const error = make('p', { class: 'error', role: 'alert' });
  const place = make('div', {});
  const told = messagePlace();
  let entry: Field | null = null;
  const choose = (kind: Kind): void => {
    chosen = kind;
    entry = addressField(kind);
    error.replaceChildren();
    place.replaceChildren(entry.whole);
  };
  if (chosen) choose(chosen);
  const options = offered.map((kind): [Kind, string] => [kind, channel[kind]]);
  const choices = options.length > 1 ? twoChoices('kind', channel.choice, options, chosen, choose) : null;
  const send = make('button', { class: 'primary' }, channel.send);
  const form = make('form', { novalidate: '' }, choices, error, place, told.place, send);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const [kind, field] = [chosen, entry];
    if (!kind || !field) error.replaceChildren(channel.choiceMissing);
    else void busyWith(send, words().sending, () => sendChannel(kind, field, told.tell));
  });
  return form;
}

async function sendChannel(kind: Kind, { input, fault }: Field, tell: (text: string) => void): Promise<void> {
  const { channel } = words();
  fault('');
  tell('');
  const answer = await ask('POST', 'home/channel', { kind, address: input.value, language: language() });
  const word = wordOf(answer);
  if (word === 'code-sent') channelCodeStep(answer?.body['sentTo'] as ShownChannel);
  else if (word === 'not-an-address') fault(kind === 'mobile' ? channel.mobileWrong : channel.emailWrong);
  else tellFault(answer, tell);
}

function addressField(kind: Kind): Field {
  const { channel } = words();
  return kind === 'mobile'
    ? field('address', channel.mobileLabel, channel.mobileHint, {
        type: 'tel',
        inputmode: 'tel',
        autocomplete: 'tel-national',
        dir: 'ltr',
        maxlength: '30',
      })
    : field('address', channel.emailLabel, channel.emailHint, {
        type: 'email',
        inputmode: 'email',
        autocomplete: 'email',
        dir: 'ltr',
        maxlength: '254',
      });
}

/** A session that ended leads back to the first step; all else is told where the person stands. */
export function tellFault(answer: Told | null, tell: (text: string) => void): void {
  const word = wordOf(answer);
  if (word === 'signed-out') {
    signedOut();
    return;
  }
  const seconds = Number(answer?.body['seconds']);
  const minutes = String(Math.max(1, Math.ceil(seconds / 60)));
  tell(word === 'too-many-codes' ? filled(words().oneTime.tooMany, { minutes }) : faultFor(word));
}

function channelCodeStep(sentTo: ShownChannel): void {
  digitsStep({
    heading: words().oneTime.title,
    sentTo,
    path: 'home/channel-code',
    again: () => channelCodeStep(sentTo),
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
      judgeDigits(await ask('POST', step.path, { digits }), step, entry.fault, told.tell),
    );
  });
  const { resend, change } = step;
  const other = button(oneTime.resend, 'secondary', () => void sendAgain(resend, told.tell));
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

async function sendAgain(path: string, tell: (text: string) => void): Promise<void> {
  const answer = await ask('POST', path, { language: language() });
  if (wordOf(answer) === 'code-sent') tell(words().oneTime.resent);
  else tellFault(answer, tell);
}
