/** The counter's page: sign in, then the board of the site. Nothing is stored in the browser. */
import type { CounterSession } from '../../contract/counter.ts';
import { createBell } from './bell.ts';
import { drawBoard } from './board.ts';
import { button, byId, make } from './element.ts';
import { drawHandOver } from './hand-over.ts';
import { currentSession, signIn, signOut, staffList } from './server.ts';
import { drawPhone, drawPlaces, drawProviders, leaveTo } from './sign-in.ts';
import { enterPlace, signInOffer } from './sign-in-server.ts';
import { signInText } from './sign-in-text.ts';
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
  const offer = await signInOffer();
  if (offer === 'unreachable') return unreachable();
  const { attempt } = offer;
  const again = (): void => void start();
  const band = offer.development ? [developmentBand(text.development)] : [];
  if (attempt?.state === 'phone') return show(...band, drawPhone(attempt, again));
  if (attempt?.state === 'proven') {
    const [only, ...others] = attempt.places;
    // One place is no question. When the door does not open by itself, the person presses.
    if (only && others.length === 0 && (await enterPlace(only.place)) === 'done') return start();
    return show(...band, drawPlaces(attempt, again));
  }
  const ways = offer.providers.length > 0 ? [drawProviders(offer, again)] : [];
  const staff = offer.development ? [await developmentStaff(ways.length > 0)] : [];
  const title = make('h1', { tabindex: '-1' }, text.signInTitle);
  show(...band, make('main', { class: 'sign-in' }, title, ...ways, ...staff));
}

/** Invented staff, and the sites where they may work. */
async function developmentStaff(beside: boolean): Promise<HTMLElement> {
  const list = await staffList();
  if (list === 'unreachable') return make('p', { class: 'fault', role: 'alert' }, text.cut);
  if (list.sites.length === 0) return make('p', { class: 'fault' }, text.noSite);
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
  const legend = make('legend', {}, text.signInSite);
  return make(
    'section',
    { class: 'development-staff' },
    ...(beside ? [make('h2', {}, signInText.development)] : []),
    make('fieldset', {}, legend, ...sites.map(({ label }) => label)),
    make('div', { class: 'staff' }, ...staff),
  );
}

function showBoard({ staffName, siteName, signIn: by, demonstration }: CounterSession): void {
  const board = drawBoard(bell, () => void start());
  const sound = button('', 'quiet', () => bell.toggle());
  tellSound = () => {
    sound.textContent = { on: text.soundOn, off: text.soundOff, blocked: text.soundBlocked }[bell.state];
  };
  tellSound();
  leave = () => board.stop();
  const warning = by === 'development' ? text.development : demonstration ? text.demonstration : null;
  show(
    ...(warning === null ? [] : [developmentBand(warning)]),
    make(
      'header',
      {},
      make('h1', { tabindex: '-1' }, `${text.title} – ${siteName}`),
      make('p', {}, staffName),
      sound,
      button(text.signOut, 'quiet', () => void leaveAll()),
    ),
    make('main', { class: 'board' }, board.element, drawHandOver()),
  );
}

/** Out here, then at the provider, which leads back. */
async function leaveAll(): Promise<void> {
  const elsewhere = await signOut();
  if (elsewhere) leaveTo(elsewhere);
  else await start();
}

function developmentBand(warning: string): HTMLElement {
  return make('aside', { class: 'development', 'aria-label': text.developmentLabel }, warning);
}

/** The title of the new view takes the focus, so that whoever listens hears where they are. */
function show(...content: HTMLElement[]): void {
  const page = byId('page');
  page.replaceChildren(...content);
  page.querySelector('h1')?.focus();
}
