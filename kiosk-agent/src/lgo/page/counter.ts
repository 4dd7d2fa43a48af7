/** The page of the counter: shows the one hand-over as the process tells it, and sends the person's clicks. */
import type { FieldReport } from '../automation/desktop-automation.ts';
import type { CounterState, HandOverView } from '../hand-over/counter-state.ts';
import { CallFailed, openSession, send } from './session.ts';
import {
  allOffered,
  bandWords,
  clipboardWords,
  codeWords,
  endWords,
  failureWords,
  fieldWords,
  fillingWords,
  fillWords,
  leftWords,
  noCodeWords,
  outcomeWords,
  pasteWords,
} from './text.ts';

type Of<Stage extends HandOverView['stage']> = Extract<HandOverView, { stage: Stage }>;

const followEveryMs = 400;

let ticket: string | null = null;
let awaited: string | null = null;
let shownStage = '';

function element<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`The page has no ${id}.`);
  return found;
}

function say(id: string, words: string): void {
  const place = element(id, HTMLElement);
  // A live region that is written anew is read anew.
  if (place.textContent !== words) place.textContent = words;
}

function hide(id: string, isHidden: boolean): void {
  element(id, HTMLElement).hidden = isHidden;
}

function show(state: CounterState): void {
  const { handOver } = state;
  for (const stage of ['none', 'offered', 'filling', 'reported']) hide(stage, stage !== handOver.stage);
  say('band', bandWords(state));
  hide('band', bandWords(state) === '');
  say('profile', `Profil : ${state.profile}`);
  if (handOver.stage !== 'offered') forgetCode();
  if (handOver.stage === 'none') showNone(state);
  else if (handOver.stage === 'offered') showOffered(handOver, state);
  else if (handOver.stage === 'filling') showFilling(handOver, state);
  else showReport(handOver, state);
  moveTo(handOver.stage);
}

/** A new stage begins at its heading, also for who does not see it. */
function moveTo(stage: string): void {
  if (shownStage !== '' && shownStage !== stage) {
    const heading = document.querySelector<HTMLElement>(`#${stage} h2`);
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  }
  shownStage = stage;
}

function showNone({ demonstration }: CounterState): void {
  hide('demonstration', demonstration.length === 0);
  const people = element('people', HTMLElement);
  if (people.childElementCount === demonstration.length) return;
  people.replaceChildren(
    ...demonstration.map((name, person) => {
      const item = document.createElement('li');
      item.append(button(name, () => act('demonstration', { person })));
      return item;
    }),
  );
}

function button(words: string, click: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = words;
  made.addEventListener('click', click);
  return made;
}

function showOffered({ person, code, ticket: given, leftMs }: Of<'offered'>, state: CounterState): void {
  say('person', `${person.firstName}, naissance en ${person.birthYear}`);
  say('code-words', code === 'shown' ? codeWords[state.codeFormat] : noCodeWords[code]);
  hide('unsigned', code !== 'shown');
  hide('fill', given === null);
  say('fill-title', code === 'shown' ? 'Ou remplir la fiche' : 'Remplir la fiche');
  say('fill-words', fillWords[state.driver]);
  say('left', leftWords(leftMs));
  const isNew = given !== ticket || shownStage !== 'offered';
  ticket = given;
  if (code === 'shown' && isNew) void showCode();
}

async function showCode(): Promise<void> {
  const svg = await (await send('GET', 'code')).text();
  const image = element('code', HTMLImageElement);
  image.src = picture(svg);
  image.hidden = false;
}

/** Nothing of the code stays in the page, hidden or not. */
function forgetCode(): void {
  const image = element('code', HTMLImageElement);
  image.removeAttribute('src');
  image.hidden = true;
  ticket = null;
}

function picture(svg: string): string {
  return `data:image/svg+xml;base64,${btoa(svg)}`;
}

function showFilling({ fields }: Of<'filling'>, { driver }: CounterState): void {
  const offered =
    driver === 'clipboard-only' ? fields.findLast(({ outcome }) => outcome === 'offered') : null;
  awaited = offered?.field ?? null;
  say('filling-words', offered ? pasteWords(offered.field) : fillingWords[driver]);
  hide('pasted', !offered);
  listFields('filling-fields', fields, true);
}

function showReport({ report }: Of<'reported'>, { driver }: CounterState): void {
  const isOffered = report.end === 'complete' && driver === 'clipboard-only';
  say('reported-title', isOffered ? allOffered : endWords[report.end]);
  element('reported', HTMLElement).dataset['end'] = report.end;
  say('clipboard', clipboardWords[report.clipboard]);
  listFields('reported-fields', report.fields, false);
}

function listFields(id: string, fields: FieldReport[], isRunning: boolean): void {
  const list = element(id, HTMLElement);
  const rows = fields.map(({ field, outcome }) => {
    const isUnderWay = isRunning && outcome === 'unknown';
    const isWaiting = isRunning && outcome === 'not-tried';
    const { shape, words } = outcomeWords[outcome];
    const row = document.createElement('li');
    row.dataset['outcome'] = isUnderWay ? 'under-way' : outcome;
    const mark = document.createElement('span');
    mark.className = 'shape';
    mark.ariaHidden = 'true';
    mark.textContent = isUnderWay ? '…' : shape;
    const name = document.createElement('strong');
    name.textContent = fieldWords[field];
    const said = document.createElement('span');
    said.textContent = isUnderWay ? 'en cours' : isWaiting ? 'à venir' : words;
    row.append(mark, name, said);
    return row;
  });
  list.replaceChildren(...rows);
}

/** A click of the person: one command, and the state as it then stands. */
function act(name: string, body: object): void {
  void attempt(async () => {
    say('notice', '');
    show((await (await send('POST', name, body)).json()) as CounterState);
  });
}

async function attempt(run: () => Promise<void>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    say('notice', failureWords[error.why]);
    return error.why !== 'unpaired';
  }
}

async function showTrialCode(): Promise<void> {
  const { text, svg } = (await (await send('GET', 'trial-code')).json()) as { text: string; svg: string };
  const image = element('trial-code', HTMLImageElement);
  image.src = picture(svg);
  image.hidden = false;
  say('trial-text', text.replaceAll('\t', ' ⇥ '));
}

function listen(id: string, click: () => void): void {
  element(id, HTMLElement).addEventListener('click', click);
}

listen('start', () => act('fill', { ticket: ticket ?? '' }));
listen('pasted', () => act('pasted', { field: awaited }));
for (const id of ['end', 'stop', 'done']) listen(id, () => act('end', {}));
element('trial', HTMLDetailsElement).addEventListener('toggle', () => void attempt(showTrialCode));

async function follow(): Promise<void> {
  const goesOn = await attempt(async () => show((await (await send('GET', 'state')).json()) as CounterState));
  if (goesOn) setTimeout(() => void follow(), followEveryMs);
  else forgetCode();
}

if (await attempt(openSession)) void follow();
