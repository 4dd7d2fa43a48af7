/** What every view shares: one at a time, its title gets the focus, and what must be said is said once. */
import { button, byId, make } from './element.ts';
import { filled, language, languageNames, type PageLanguage, speak, words } from './words.ts';

/** Draws itself again when the language changes. */
export type View = () => void;

const frame: { view: View; timers: number[] } = { view: () => undefined, timers: [] };

/** `again`: how the view is drawn in another language. */
export function show(again: View, ...content: (Node | null)[]): void {
  frame.view = again;
  const main = byId('main');
  main.replaceChildren(...content.filter((part) => part !== null));
  say('');
  const heading = main.querySelector('h1');
  document.title = heading?.textContent ?? '';
  heading?.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

/** For those who listen. */
export function say(text: string): void {
  byId('status').textContent = text;
}

/** A place in a view for what came of an act. */
export function messagePlace(): { place: HTMLElement; tell: (text: string) => void } {
  const place = make('p', { class: 'message', role: 'alert' });
  return { place, tell: (text) => place.replaceChildren(text) };
}

/** Runs one act at a time, says that it runs, and leaves the focus where it is. */
export async function busyWith(
  pressed: HTMLElement | null,
  what: string,
  act: () => Promise<void>,
): Promise<void> {
  if (pressed?.getAttribute('aria-disabled') === 'true') return;
  // Not `disabled`: the focus would be lost, and with it the place of a person who listens.
  pressed?.setAttribute('aria-disabled', 'true');
  say(what);
  try {
    await act();
  } finally {
    say('');
    pressed?.removeAttribute('aria-disabled');
  }
}

export function drawBar(): void {
  const select = make('select', { id: 'language' });
  for (const [value, name] of Object.entries(languageNames)) {
    const option = make('option', { value, lang: value.slice(0, 2) }, name);
    option.selected = value === language();
    select.append(option);
  }
  select.addEventListener('change', () => void changeLanguage(select.value as PageLanguage));
  const label = make('label', { for: 'language', class: 'visually-hidden' }, words().languages);
  const unread = words().unread;
  byId('bar').replaceChildren(
    label,
    select,
    ...(unread === '' ? [] : [make('p', { class: 'unread' }, unread)]),
  );
  byId('demonstration').textContent = words().demonstration;
}

async function changeLanguage(wanted: PageLanguage): Promise<void> {
  if (!(await speak(wanted))) say(words().faults.offline);
  drawBar();
  frame.view();
  byId('language').focus();
}

const warnSeconds = 120;

/** Warns two minutes before the session ends, and clears the page when it does. */
export function watchSession(secondsLeft: number, stay: () => void, over: () => void): void {
  stopWatching();
  const warn = (): void => {
    const minutes = String(Math.max(1, Math.round(Math.min(secondsLeft, warnSeconds) / 60)));
    const place = byId('staying');
    place.replaceChildren(
      make('p', {}, filled(words().home.staying, { minutes })),
      button(words().home.stay, 'primary', stay),
    );
    place.hidden = false;
  };
  frame.timers = [
    window.setTimeout(warn, Math.max(0, secondsLeft - warnSeconds) * 1_000),
    window.setTimeout(over, secondsLeft * 1_000),
  ];
}

export function stopWatching(): void {
  for (const timer of frame.timers) window.clearTimeout(timer);
  frame.timers = [];
  byId('staying').hidden = true;
}
