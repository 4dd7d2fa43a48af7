/** The person's own page: what is true of their record, their internet access, and their rights. */
import type { HomeView, OpenHome } from '../../contract/home/view.ts';
import { accessPage, accessWords, askButton } from './access-page.ts';
import { choicesPage } from './choices-page.ts';
import { closingPage } from './closing-page.ts';
import { codeStep } from './code-step.ts';
import { button, make, title } from './element.ts';
import { erasurePage } from './erasure-page.ts';
import { tellFault } from './faults.ts';
import { messagePlace, show, stopWatching, watchSession } from './frame.ts';
import { receiptPage } from './receipt-page.ts';
import { ask } from './server.ts';
import { trailPage } from './trail-page.ts';
import { forgetTyped } from './typed.ts';
import { forgetActor, speakOfRecord } from './who-step.ts';
import { day, filled, words } from './words.ts';

/** A label, and where it leads. */
type Door = [label: string, go: () => void];

/** The page as the server knows it, and the session's clock set anew. Null: no answer. */
export async function loadHome(): Promise<HomeView | null> {
  const answer = await ask('GET', 'home');
  if (answer?.status !== 200) return null;
  const view = answer.body as unknown as HomeView;
  if (view.stage === 'none') signedOut();
  if (view.stage === 'open') {
    speakOfRecord(view);
    watchSession(view.secondsLeft, () => void loadHome(), signedOut);
  }
  return view;
}

export async function openHomePage(): Promise<void> {
  const view = await loadHome();
  if (view?.stage === 'open') return homePage(view);
  if (view) return;
  const told = messagePlace();
  tellFault(null, told.tell);
  const draw = (): void =>
    show(
      draw,
      title(words().home.title),
      told.place,
      button(words().home.back, 'primary', () => void openHomePage()),
    );
  draw();
}

/** The session ended: nothing of the person stays on the screen. */
export function signedOut(): void {
  stopWatching();
  forgetTyped();
  forgetActor();
  codeStep(words().faults.signedOut);
}

export function homePage(view: OpenHome): void {
  const { home } = words();
  const open = view.record === 'activated';
  show(
    () => homePage(view),
    title(home.title),
    make('p', { class: 'state' }, open ? home.active : home.closed),
    ...(open ? accessPart(view) : []),
    make('h2', {}, home.rights),
    rights(view, open),
    open && view.codeUntil
      ? make('p', { class: 'hint' }, filled(home.codeUntil, { date: day(view.codeUntil) }))
      : null,
    button(home.leave, 'outlined', () => void leave()),
  );
}

function accessPart(view: OpenHome): (HTMLElement | null)[] {
  const { access, home } = words();
  const shown = view.access;
  const heading = shown ? accessWords(shown).heading : access.none;
  const more = shown ? doors([[heading, () => accessPage(view)]]) : askButton(view);
  return [
    make('h2', {}, access.head),
    shown ? null : make('p', {}, heading),
    more,
    view.channel ? make('p', { class: 'hint' }, filled(home.channel, { address: view.channel.shown })) : null,
  ];
}

function rights(view: OpenHome, open: boolean): HTMLElement {
  const { home } = words();
  const entries: Door[] = [
    [home.trail, () => void trailPage()],
    [home.receipt, () => void receiptPage()],
    ...(open ? ([[home.choices, () => choicesPage(view)]] satisfies Door[]) : []),
    ...closingEntry(view),
    [home.erase, () => erasurePage(view)],
  ];
  return doors(entries);
}

function doors(entries: readonly Door[]): HTMLElement {
  const items = entries.map(([label, go]) => make('li', {}, button(label, 'outlined', go)));
  return make('ul', { class: 'rights' }, ...items);
}

/** A closure under way is looked at; one that is done is said at the top. */
function closingEntry(view: OpenHome): Door[] {
  if (view.record === 'closed') return [];
  const label = view.closure === 'pending' ? words().closing.pending : words().home.close;
  return [[label, () => closingPage(view)]];
}

async function leave(): Promise<void> {
  const answer = await ask('DELETE', 'home');
  stopWatching();
  forgetTyped();
  forgetActor();
  // Without an answer the session may live on, a quarter of an hour at most: that it is gone would be untrue.
  codeStep(answer?.status === 200 ? words().home.left : words().faults.offline);
}
