/** A mobile or an e-mail: where the codes go. */
import type { ShownChannel } from '../../contract/home/view.ts';
import { button, type Field, field, make, paragraphs, title, twoChoices } from './element.ts';
import { tellFault } from './faults.ts';
import { busyWith, messagePlace, show } from './frame.ts';
import { loadHome, openHomePage } from './home-page.ts';
import { channelCodeStep } from './one-time-step.ts';
import { ask, wordOf } from './server.ts';
import { type Actor, withActor } from './who-step.ts';
import { language, words } from './words.ts';

type Kind = 'mobile' | 'email';
let chosen: Kind | undefined;

/** Offers what the server can send to; one possibility is no choice. */
export async function channelStep(): Promise<void> {
  const view = await loadHome();
  if (view?.stage === 'open') withActor(view, (actor) => drawChannel(view.offered, actor));
}

function drawChannel(offered: readonly Kind[], actor: Actor): void {
  const { channel } = words();
  const [only] = offered;
  if (offered.length === 1) chosen = only;
  const content = only ? channelForm(offered, actor) : make('p', {}, channel.none);
  const back = button(words().home.back, 'secondary', () => void openHomePage());
  const lead = only ? paragraphs(channel.lead) : [];
  show(() => drawChannel(offered, actor), title(channel.title), ...lead, content, back);
}

/** The field follows the choice; nothing is chosen in the person's place. */
function channelForm(offered: readonly Kind[], actor: Actor): HTMLFormElement {
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
    else void busyWith(send, words().sending, () => sendChannel(kind, actor, field, told.tell));
  });
  return form;
}

async function sendChannel(
  kind: Kind,
  actor: Actor,
  { input, fault }: Field,
  tell: (text: string) => void,
): Promise<void> {
  const { channel } = words();
  fault('');
  tell('');
  const wanted = { kind, address: input.value, language: language(), actor };
  const answer = await ask('POST', 'home/channel', wanted);
  const word = wordOf(answer);
  if (word === 'code-sent') channelCodeStep(answer?.body['sentTo'] as ShownChannel, actor);
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
