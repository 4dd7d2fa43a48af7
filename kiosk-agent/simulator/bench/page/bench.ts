/** The bench's page: shows the doubles every second and sends what the person's hands do. */

import { type HeadsetState, showHeadset } from './headset.ts';
import { followNational, type NationalState, showNational } from './national.ts';
import { type Sample, showUsb, type UsbState } from './usb.ts';

interface BenchState {
  cards: { id: string; title: string; about: string }[] | null;
  card: { inserted: string | null } | null;
  printer: {
    faults: { paper: string; cover: string; mute: boolean };
    jobs: { id: string; at: string; printed: boolean }[];
  } | null;
  national: NationalState | null;
  usb: UsbState | null;
  samples: Sample[] | null;
  headset: HeadsetState | null;
}

function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
  return found;
}

const notice = element('notice', HTMLElement);
const ticket = element('ticket', HTMLImageElement);
const activation = element('activation', HTMLAnchorElement);
const selects = {
  paper: element('paper', HTMLSelectElement),
  cover: element('cover', HTMLSelectElement),
  mute: element('mute', HTMLSelectElement),
};
/** The virtual card lists first the people who can be served; the rest are cards that go wrong. */
const readableCards = 4;
let shownCards = '';
let shownTicket = '';

async function send(method: 'POST' | 'DELETE', path: string, body: unknown): Promise<void> {
  const answer = await fetch(path, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
  });
  notice.textContent = answer.ok ? '' : 'Cette action n’a pas été acceptée. L’appareil simulé tourne-t-il ?';
  await refresh();
}

async function refresh(): Promise<void> {
  const answer = await fetch('/api/state');
  const state = (await answer.json()) as BenchState;
  showCards(state);
  showPrinter(state);
  showNational(state.national, state.card?.inserted ?? null);
  showUsb(state.usb, state.samples, (verb, body) => void send('POST', `/api/usb/${verb}`, body));
  showHeadset(state.headset, (verb) => void send('POST', `/api/headset/${verb}`, {}));
  await showTicket(state);
}

function showCards({ cards, card }: BenchState): void {
  const inserted = cards?.find(({ id }) => id === card?.inserted);
  const text = inserted ? `Dans la borne : ${inserted.title}.` : 'La borne est vide.';
  element('card-state', HTMLElement).textContent = card ? text : 'La carte virtuelle ne répond pas.';
  element('remove', HTMLButtonElement).disabled = !card?.inserted;
  if (JSON.stringify(cards) !== shownCards) {
    shownCards = JSON.stringify(cards);
    element('cards', HTMLElement).replaceChildren(...(cards ?? []).slice(0, readableCards).map(cardButton));
    element('odd-cards', HTMLElement).replaceChildren(...(cards ?? []).slice(readableCards).map(cardButton));
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>('#cards button, #odd-cards button')) {
    button.setAttribute('aria-pressed', String(button.dataset['card'] === card?.inserted));
    button.disabled = Boolean(card?.inserted);
  }
}

function cardButton({ id, title, about }: { id: string; title: string; about: string }): HTMLElement {
  const item = document.createElement('li');
  const button = document.createElement('button');
  const small = document.createElement('small');
  button.type = 'button';
  button.dataset['card'] = id;
  small.textContent = about;
  button.append(title, small);
  button.addEventListener('click', () => void send('POST', '/api/card/insert', { card: id }));
  item.append(button);
  return item;
}

function showPrinter({ printer }: BenchState): void {
  if (!printer) return;
  setUnlessTouched(selects.paper, printer.faults.paper);
  setUnlessTouched(selects.cover, printer.faults.cover);
  setUnlessTouched(selects.mute, String(printer.faults.mute));
}

function setUnlessTouched(select: HTMLSelectElement, value: string): void {
  if (document.activeElement !== select) select.value = value;
}

async function showTicket({ printer }: BenchState): Promise<void> {
  const job = printer?.jobs.at(-1);
  const key = job ? `${job.id} ${job.printed}` : '';
  if (key === shownTicket) return;
  shownTicket = key;
  ticket.hidden = !job;
  activation.hidden = true;
  const state = element('ticket-state', HTMLElement);
  if (!job) {
    state.textContent = 'Aucun ticket pour le moment.';
    return;
  }
  state.textContent = job.printed ? 'Dernier ticket imprimé :' : 'Reçu par l’imprimante, mais pas imprimé :';
  ticket.src = `/api/printer/jobs/${job.id}.png`;
  ticket.alt = 'Image du dernier ticket';
  const details = (await (await fetch(`/api/printer/jobs/${job.id}`)).json()) as { qr: string[] };
  if (job.printed && details.qr[0]) {
    activation.href = details.qr[0];
    activation.hidden = false;
  }
}

element('remove', HTMLButtonElement).addEventListener(
  'click',
  () => void send('POST', '/api/card/remove', {}),
);
element('forget', HTMLButtonElement).addEventListener(
  'click',
  () => void send('DELETE', '/api/national/records', undefined),
);
selects.paper.addEventListener(
  'change',
  () => void send('POST', '/api/printer/faults', { paper: selects.paper.value }),
);
selects.cover.addEventListener(
  'change',
  () => void send('POST', '/api/printer/faults', { cover: selects.cover.value }),
);
selects.mute.addEventListener(
  'change',
  () => void send('POST', '/api/printer/faults', { mute: selects.mute.value === 'true' }),
);
followNational((path, body) => void send('POST', `/api/national/${path}`, body));

async function follow(): Promise<void> {
  try {
    await refresh();
  } catch {
    notice.textContent = 'Le banc d’essai est arrêté : relancez npm start.';
  }
  setTimeout(() => void follow(), 1000);
}
void follow();
