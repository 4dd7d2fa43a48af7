/** The part of the bench for the simulated national service: its breakdowns, the records of invented people, its counts. */

type RecordState = 'absent' | 'open' | 'linked' | 'closed' | 'opposed' | 'barred';

export interface NationalState {
  mode: string;
  /** The only transaction that the breakdown touches; null: every one. */
  on: string | null;
  requests: number;
  creations: number;
  reactivations: number;
  closures: number;
  records: number;
  people: { id: string; card: string; name: string; state: RecordState; since: string | null }[];
}

type Post = (path: 'mode' | 'person', body: unknown) => void;

const words: Record<RecordState, string> = {
  absent: 'aucun dossier',
  open: 'dossier ouvert',
  linked: 'dossier ouvert, relié à Mon espace santé',
  closed: 'dossier fermé',
  opposed: 'la personne s’est opposée',
  barred: 'dossier bloqué, rien n’est possible ici',
};

function element<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
  return found;
}

const mode = element('national', HTMLSelectElement);
const on = element('national-on', HTMLSelectElement);
const person = element('person', HTMLSelectElement);
const record = element('record', HTMLSelectElement);
const since = element('since', HTMLInputElement);
const sinceLabel = element('since-label', HTMLElement);

let last: NationalState | null = null;
let shownCard: string | null = null;
let shownPerson = '';

/** Once: what is chosen is sent. */
export function followNational(post: Post): void {
  const sendMode = (): void => {
    // Stopped, it hears no transaction at all.
    const only = on.value === '' || mode.value === 'down' ? {} : { on: on.value };
    post('mode', { mode: mode.value, ...only });
  };
  const sendRecord = (): void => {
    const dated = hasDay(record.value) && since.value !== '' ? { since: since.value } : {};
    post('person', { person: person.value, state: record.value, ...dated });
  };
  mode.addEventListener('change', sendMode);
  on.addEventListener('change', sendMode);
  person.addEventListener('change', () => showPerson(last));
  record.addEventListener('change', () => {
    since.value = '';
    sendRecord();
  });
  since.addEventListener('change', sendRecord);
}

/** `card`: the one that is in the slot; its first holder is offered as soon as it is put in. */
export function showNational(national: NationalState | null, card: string | null): void {
  last = national;
  element('national-counts', HTMLElement).textContent = national
    ? counts(national)
    : 'Le DMP simulé ne répond pas.';
  for (const control of [mode, on, person, record, since]) control.disabled = !national;
  if (!national) return;
  if (document.activeElement !== mode) mode.value = national.mode;
  if (document.activeElement !== on) on.value = national.on ?? '';
  on.disabled = mode.value === 'ok' || mode.value === 'down';
  offerPeople(national, card);
  showPerson(national);
}

function offerPeople({ people }: NationalState, card: string | null): void {
  if (person.options.length === 0) person.append(...people.map(({ id, name }) => new Option(name, id)));
  const holder = people.find((one) => one.card === card);
  if (card !== shownCard && holder) person.value = holder.id;
  shownCard = card;
}

function showPerson(national: NationalState | null): void {
  const chosen = national?.people.find(({ id }) => id === person.value);
  if (!chosen) return;
  const isOther = chosen.id !== shownPerson;
  shownPerson = chosen.id;
  if (isOther || document.activeElement !== record) record.value = chosen.state;
  if (isOther || document.activeElement !== since) since.value = chosen.since ?? '';
  since.max = new Date().toISOString().slice(0, 10);
  sinceLabel.hidden = !hasDay(record.value);
  const day = chosen.since ? `, depuis le ${chosen.since.split('-').reverse().join('/')}` : '';
  element('person-state', HTMLElement).textContent =
    `Simulé\u00a0: ${chosen.name}, ${words[chosen.state]}${day}.`;
}

function hasDay(state: string): boolean {
  return state === 'closed' || state === 'opposed';
}

function counts({ records, creations, reactivations, closures, requests }: NationalState): string {
  const some = (count: number, what: string): string => `${count}\u00a0${what}${count > 1 ? 's' : ''}`;
  return [
    `${some(records, 'dossier')}\u00a0: ${some(creations, 'création')}`,
    some(reactivations, 'réouverture'),
    some(closures, 'fermeture'),
    `${some(requests, 'demande')}.`,
  ].join(', ');
}
