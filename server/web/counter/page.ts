/** The counter's page: sign in, then the board of the site. Nothing is stored in the browser. */
import type { CounterSession } from '../../contract/counter.ts';
import { createBell } from './bell.ts';
import { drawBoard } from './board.ts';
import { button, byId, make } from './element.ts';
import { drawHandOver } from './hand-over.ts';
import { currentSession, signIn, signOut, staffList } from './server.ts';
import { text } from './text.ts';

let leave: () => void = () => undefined;
let tellSound: () => void = () => undefined;
const bell = createBell(() => tellSound());

document.addEventListener('pointerdown', () => bell.touched());
document.addEventListener('keydown', () => bell.touched());
await start();

async function start(): Promise<void> {
  leave();
  leave = () => undefined;
  const session = await currentSession();
  if (session === 'unreachable') return unreachable();
  if (session) showBoard(session);
  else await showSignIn();
}

/** The server is starting, or away: asked again until it answers. */
function unreachable(): void {
  show(make('main', {}, make('p', { class: 'fault', role: 'alert' }, text.cut)));
  setTimeout(() => void start(), 2_000);
}

async function showSignIn(): Promise<void> {
  const list = await staffList();
  if (list === 'unreachable') return unreachable();
  const sites = list.sites.map(({ siteId, name }, index) => {
    const input = make('input', { type: 'radio', name: 'site', value: siteId });
    input.checked = index === 0;
    return { input, label: make('label', {}, input, make('span', {}, name)) };
  });
  const enter = async (staffId: string): Promise<void> => {
    const siteId = sites.find(({ input }) => input.checked)?.input.value;
    if (siteId !== undefined && (await signIn(staffId, siteId)) === 'done') await start();
  };
  const staff = list.staff.map(({ staffId, name }) => button(name, 'equal', () => void enter(staffId)));
  const places = make(
    'fieldset',
    {},
    make('legend', {}, text.signInSite),
    ...sites.map(({ label }) => label),
  );
  const nobody = make('p', { class: 'fault' }, text.noSite);
  show(
    developmentBand(),
    make(
      'main',
      { class: 'sign-in' },
      make('h1', { tabindex: '-1' }, text.signInTitle),
      ...(sites.length === 0 ? [nobody] : [places, make('div', { class: 'staff' }, ...staff)]),
    ),
  );
}

function showBoard({ staffName, siteName }: CounterSession): void {
  const board = drawBoard(bell, () => void start());
  const sound = button('', 'quiet', () => bell.toggle());
  tellSound = () => {
    sound.textContent = { on: text.soundOn, off: text.soundOff, blocked: text.soundBlocked }[bell.state];
  };
  tellSound();
  leave = () => board.stop();
  show(
    developmentBand(),
    make(
      'header',
      {},
      make('h1', { tabindex: '-1' }, `${text.title} – ${siteName}`),
      make('p', {}, staffName),
      sound,
      button(text.signOut, 'quiet', () => void signOut().then(start)),
    ),
    make('main', { class: 'board' }, board.element, drawHandOver()),
  );
}

function developmentBand(): HTMLElement {
  return make('aside', { class: 'development', 'aria-label': text.developmentLabel }, text.development);
}

/** The title of the new view takes the focus, so that whoever listens hears where they are. */
function show(...content: HTMLElement[]): void {
  const page = byId('page');
  page.replaceChildren(...content);
  page.querySelector('h1')?.focus();
}
