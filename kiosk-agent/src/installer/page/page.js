// @ts-check
/**
 * The installer's page: shows what the agent says, word for word, and sends what a finger asks. Plain JavaScript that
 * the agent serves as it stands: nothing is built or translated for it, and the types are read from the comments.
 */

/**
 * @typedef {object} Row
 * @property {string} device
 * @property {string} label
 * @property {'ready' | 'degraded' | 'absent' | 'off'} health
 * @property {string} word
 * @property {string} sentence
 *
 * @typedef {object} LanguageRow
 * @property {string} label
 * @property {string} screens
 * @property {string} papers
 * @property {string} voice
 * @property {boolean} ready
 *
 * @typedef {object} State
 * @property {{ ok: boolean, sentence: string }} service
 * @property {boolean} maintenance
 * @property {boolean} busy
 * @property {boolean} simulated
 * @property {Row[]} devices
 * @property {string[]} tests
 * @property {string | null} testing
 * @property {string | null} sound
 * @property {{ sentence: string, rows: LanguageRow[] }} languages
 */

const askEveryMs = 1_000;

/** What goes wrong with an order, by the agent's codes. @type {Record<string, string>} */
const refusals = {
  'visit-under-way': 'Quelqu’un est en train de se servir de la borne. Réessayez après.',
  'not-in-maintenance': 'L’entretien est fini\u00a0: remettez la borne en entretien.',
  'test-under-way': 'Un essai est déjà en cours.',
  'no-such-device': 'Cette borne n’a pas cet appareil.',
  'too-soon': 'L’écran vient d’être relancé, ou personne ne le relance ici. Attendez une minute.',
  'not-paired': 'Votre clé n’est plus valable\u00a0: relancez borne-installation.',
};

/** While an order is carried out. @type {Record<string, string>} */
const waits = {
  card: 'Mettez une carte dans les 30 secondes…',
  printer: 'Le ticket s’imprime…',
  light: 'Regardez le voyant…',
  scanner: 'Présentez un code dans les 30 secondes…',
  sound: 'Écoutez…',
};

/** Proves that this page asks; in memory only. */
let header = '';
/** @type {State | null} */
let shown = null;
/** Without a session there is nothing to follow. */
let locked = false;
/** The test that this page waits for. @type {string | null} */
let testing = null;

/**
 * @template {Element} T
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T}
 */
function find(selector, kind) {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`the page has no ${selector}`);
  return found;
}

const notice = find('#notice', HTMLElement);
const maintenance = find('#maintenance', HTMLButtonElement);

/**
 * @param {string} path
 * @param {unknown} [body] Absent: a question, not an order.
 * @returns {Promise<unknown>} Null where there is nothing to say. Throws the code of a refusal.
 */
async function ask(path, body) {
  const order = { method: 'POST', body: JSON.stringify(body) };
  const answer = await fetch(`/installation/api/${path}`, {
    ...(body === undefined ? {} : order),
    headers: { 'Content-Type': 'application/json', 'X-Borne': header },
    cache: 'no-store',
  });
  if (answer.status === 204) return null;
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.code);
  return said;
}

const unanswered = 'L’agent ne répond pas.';

/** @param {unknown} error */
function complain(error) {
  const code = error instanceof Error ? error.message : '';
  notice.textContent = refusals[code] ?? unanswered;
  if (code === 'not-paired') lock();
}

function lock() {
  locked = true;
  find('#open', HTMLElement).hidden = true;
  find('#locked', HTMLElement).hidden = false;
}

/** The token must not stay where it can be read or gone back to. */
async function enter() {
  const token = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
  const session = /** @type {{ header: string }} */ (
    token ? await ask('session', { token }) : await ask('session')
  );
  header = session.header;
}

/**
 * A sign that does not rest on colour.
 * @param {Row['health']} health
 */
function sign(health) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  svg.setAttribute('class', 'mark');
  svg.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', `#${health}`);
  svg.append(use);
  return svg;
}

/**
 * @param {string} kind
 * @param {string} text
 */
function words(kind, text) {
  const span = document.createElement('span');
  span.className = kind;
  span.textContent = text;
  return span;
}

/** @param {Row} row */
function deviceRow({ health, label, word, sentence }) {
  const item = document.createElement('li');
  item.dataset['health'] = health;
  item.append(sign(health), words('label', label), words('word', word));
  if (sentence) item.append(words('sentence', sentence));
  return item;
}

/** @param {LanguageRow} row */
function languageRow({ label, screens, papers, voice, ready }) {
  const row = document.createElement('tr');
  const name = document.createElement('th');
  name.scope = 'row';
  name.append(sign(ready ? 'ready' : 'degraded'), words('label', label));
  row.dataset['health'] = ready ? 'ready' : 'degraded';
  row.append(name, ...[screens, papers, voice].map(cell));
  return row;
}

/** @param {string} text */
function cell(text) {
  const place = document.createElement('td');
  place.textContent = text;
  return place;
}

/** @param {State} state */
function showLanguages({ languages }) {
  find('#languages .words', HTMLElement).textContent = languages.sentence;
  find('#languages table', HTMLElement).hidden = languages.rows.length === 0;
  find('#languages tbody', HTMLElement).replaceChildren(...languages.rows.map(languageRow));
}

/** @param {State} state */
function show(state) {
  // Nothing is drawn anew without need: a list that is rebuilt each second cannot be read aloud.
  if (JSON.stringify(state) === JSON.stringify(shown)) return;
  const devices = JSON.stringify(state.devices) !== JSON.stringify(shown?.devices);
  const languages = JSON.stringify(state.languages) !== JSON.stringify(shown?.languages);
  shown = state;
  find('#open', HTMLElement).hidden = false;
  find('#simulated', HTMLElement).hidden = !state.simulated;
  find('#hint', HTMLElement).hidden = state.maintenance;
  showService(state);
  maintenance.textContent = state.maintenance ? 'Rendre la borne au public' : 'Mettre en entretien';
  if (devices) find('#devices', HTMLElement).replaceChildren(...state.devices.map(deviceRow));
  if (languages) showLanguages(state);
  showTests();
}

/** @param {State} state */
function showService({ service, maintenance: closed }) {
  const line = find('#service', HTMLElement);
  const health = service.ok ? 'ready' : closed ? 'degraded' : 'absent';
  line.hidden = false;
  line.dataset['health'] = health;
  find('#service .mark', HTMLElement).replaceChildren(sign(health));
  find('#service .words', HTMLElement).textContent = service.sentence;
}

function showTests() {
  for (const item of document.querySelectorAll('#tests li')) {
    const name = item instanceof HTMLElement ? (item.dataset['test'] ?? '') : '';
    const button = item.querySelector('button');
    const has = name === 'sound' || shown?.tests.includes(name);
    const allowed = name === 'sound' || shown?.maintenance;
    if (button) button.disabled = !has || !allowed || testing !== null;
    if (!has) result(name, 'Cette borne n’en a pas.');
  }
}

/**
 * @param {string} name
 * @param {string} sentence
 * @param {'passed' | 'failed' | ''} [end]
 */
function result(name, sentence, end = '') {
  const line = find(`#tests [data-test="${name}"] .result`, HTMLElement);
  line.textContent = sentence;
  line.dataset['end'] = end;
}

/** @param {string} name */
async function runTest(name) {
  testing = name;
  showTests();
  result(name, waits[name] ?? '');
  try {
    const end = name === 'sound' ? await playSound() : await ask('test', { device: name });
    const { ok, sentence } = /** @type {{ ok: boolean, sentence: string }} */ (end);
    result(name, sentence, ok ? 'passed' : 'failed');
  } catch (error) {
    result(name, '');
    complain(error);
  } finally {
    testing = null;
    showTests();
  }
}

/** A sentence of the kiosk; where it has no voice, a tone, so that the loudspeaker can be tried all the same. */
async function playSound() {
  try {
    if (!shown?.sound) return await playTone();
    const audio = new Audio(shown.sound);
    await audio.play();
    await new Promise((resolve) => audio.addEventListener('ended', resolve));
    return { ok: true, sentence: 'Une phrase a été dite. L’avez-vous entendue\u00a0?' };
  } catch {
    // Whatever stops a sound, the installer needs to know that none came out of this page.
    return { ok: false, sentence: 'Le navigateur n’a pas pu jouer le son.' };
  }
}

async function playTone() {
  const context = new AudioContext();
  const tone = new OscillatorNode(context, { frequency: 440 });
  tone.connect(new GainNode(context, { gain: 0.3 })).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + 1);
  await new Promise((resolve) => tone.addEventListener('ended', resolve));
  await context.close();
  return { ok: true, sentence: 'Un son a été joué (pas de voix ici). L’avez-vous entendu\u00a0?' };
}

/**
 * @param {string} path
 * @param {unknown} body
 */
async function order(path, body) {
  notice.textContent = '';
  try {
    const state = await ask(path, body);
    if (state) show(/** @type {State} */ (state));
    else notice.textContent = 'C’est demandé.';
  } catch (error) {
    complain(error);
  }
}

async function follow() {
  try {
    show(/** @type {State} */ (await ask('state')));
    if (notice.textContent === unanswered) notice.textContent = '';
  } catch (error) {
    complain(error);
  }
  if (!locked) setTimeout(() => void follow(), askEveryMs);
}

maintenance.addEventListener('click', () => void order('maintenance', { on: !shown?.maintenance }));
find('#restart', HTMLButtonElement).addEventListener('click', () => void order('restart-screen', {}));
find('#ask', HTMLButtonElement).addEventListener('click', () => void order('self-test', {}));
find('#tests', HTMLElement).addEventListener('click', ({ target }) => {
  const item = target instanceof HTMLButtonElement ? target.closest('li') : null;
  if (item?.dataset['test']) void runTest(item.dataset['test']);
});

enter().then(follow, (error) => {
  lock();
  // A page opened without its key has its own sentence.
  if (!(error instanceof Error && error.message === 'not-paired')) notice.textContent = unanswered;
});
