/** The national internet access: asked for, told as it is. The login is shown here; the password never is. */
import type { HomeView, OpenHome, ShownAccess, ShownActor } from '../../contract/home/view.ts';
import { channelStep } from './channel-step.ts';
import { button, make, paragraphs, tick, title } from './element.ts';
import { tellFault } from './faults.ts';
import { busyWith, messagePlace, show } from './frame.ts';
import { homePage, loadHome, openHomePage } from './home-page.ts';
import { ask, wordOf } from './server.ts';
import { withActor } from './who-step.ts';
import { filled, language, words } from './words.ts';

/** Asks, and shows what is known then. Asked twice, it is one access: the server sees to it. */
export async function askForAccess(): Promise<void> {
  const view = await loadHome();
  if (view?.stage === 'open') withActor(view, (actor) => void askAs(actor));
  else if (!view) await openHomePage();
}

async function askAs(actor: ShownActor['actor']): Promise<void> {
  const { access } = words();
  const told = messagePlace();
  const back = button(words().home.back, 'secondary', () => void openHomePage());
  const draw = (): void =>
    show(draw, title(access.head), make('p', {}, words().access.asking), told.place, back);
  draw();
  await busyWith(null, access.asking, async () => {
    const answer = await ask('POST', 'home/access', { language: language(), actor });
    const view = answer?.body as HomeView | undefined;
    if (answer?.status === 200 && view?.stage === 'open') accessPage(view);
    else if (wordOf(answer) === 'channel-of-another') await channelStep();
    else tellFault(answer, told.tell);
  });
}

export function accessPage(view: OpenHome): void {
  const { access } = view;
  if (access?.state === 'created') created(view, access);
  else drawAccess(view, access);
}

function drawAccess(view: OpenHome, access: ShownAccess | null): void {
  const back = button(words().home.back, 'secondary', () => void openHomePage());
  const { heading, lines } = access
    ? accessWords(access)
    : { heading: words().access.head, lines: words().access.none };
  const retry = access?.state === 'exists' || access?.state === 'sending' ? null : askButton(view);
  show(() => accessPage(view), title(heading), ...paragraphs(lines), retry, back);
  if (access?.state === 'sending') void lookAgain(view);
}

/** Its heading and its lines, which the home page shows in short. */
export function accessWords({ state }: ShownAccess): { heading: string; lines: string } {
  const { access } = words();
  switch (state) {
    case 'created':
      return { heading: access.created, lines: '' };
    case 'exists':
      return { heading: access.exists, lines: access.existsLines };
    case 'refused':
      return { heading: access.refused, lines: access.refusedLines };
    case 'uncertain':
      return { heading: access.uncertain, lines: access.uncertainLines };
    case 'requested':
      return { heading: access.requested, lines: access.requestedLines };
    case 'sending':
      break;
  }
  return { heading: access.head, lines: access.asking };
}

export function askButton(view: OpenHome): HTMLButtonElement {
  const { access } = words();
  const ever = view.access !== null;
  const press = view.channel ? () => void askForAccess() : () => void channelStep();
  return button(ever ? access.again : access.ask, 'primary', press);
}

function created(view: OpenHome, shown: ShownAccess): void {
  const { access } = words();
  const address = view.channel?.shown ?? '';
  const passwordLine = {
    none: access.passwordLost,
    waiting: access.passwordWaiting,
    sent: access.passwordSent,
    lost: access.passwordLost,
  }[shown.password];
  const password = make('p', { role: 'status' }, filled(passwordLine, { address }));
  const noted = button(access.noted, 'primary', () => void busyWith(noted, words().sending, noteLogin));
  const steps = [access.step1, access.step2, access.step3].map((step) => make('li', {}, step));
  show(
    () => accessPage(view),
    tick(),
    title(access.created),
    shown.login === null
      ? make('p', {}, access.loginGone)
      : make(
          'div',
          { class: 'login' },
          make('p', {}, access.login),
          make('p', { class: 'value' }, make('bdi', { dir: 'ltr' }, shown.login)),
        ),
    password,
    make('h2', {}, access.steps),
    make('ol', {}, ...steps),
    shown.login === null ? null : noted,
    button(words().home.back, 'secondary', () => void openHomePage()),
  );
  if (shown.password === 'waiting') void watchPassword(password, address);
}

async function noteLogin(): Promise<void> {
  const answer = await ask('POST', 'home/login-noted', {});
  const view = answer?.body as HomeView | undefined;
  if (answer?.status === 200 && view?.stage === 'open') homePage(view);
}

const looks = 15;
const lookMs = 2_000;

/** Says that the password left once it did, and not before. Stops when its reader goes elsewhere. */
async function watchPassword(place: HTMLElement, address: string): Promise<void> {
  for (let look = 0; look < looks; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, lookMs));
    if (!place.isConnected) return;
    const view = await loadHome();
    const password = view?.stage === 'open' ? view.access?.password : undefined;
    if (!place.isConnected || password === undefined) return;
    if (password === 'sent') return place.replaceChildren(filled(words().access.passwordSent, { address }));
    if (password === 'lost') return place.replaceChildren(words().access.passwordLost);
  }
}

async function lookAgain(before: OpenHome): Promise<void> {
  const place = document.querySelector('h1');
  await new Promise((resolve) => setTimeout(resolve, lookMs));
  if (!place?.isConnected) return;
  const view = (await loadHome()) ?? before;
  if (place.isConnected && view.stage === 'open') accessPage(view);
}
