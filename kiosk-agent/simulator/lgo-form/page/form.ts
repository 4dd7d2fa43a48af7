/** SIMULATEUR: the form in a real window. It tells what is in it, and plays the faults that the operator gave it. */

type FaultName = 'lostPaste' | 'wrongField' | 'cutsShort' | 'noCopy' | 'stealAtPaste' | 'stealAtLeave';

interface Told {
  values: Record<string, string>;
  faults: Record<FaultName, string | null>;
  edition: number;
  changes: number;
}

const shortLength = 8;
const inputs = [...document.querySelectorAll('input')];
const form = document.querySelector('form') ?? document.body;
const validated = document.querySelector('#validated') ?? document.body;

let faults: Partial<Told['faults']> = {};
let edition = -1;
let changes = -1;
/** One message after the other: an older one must not arrive last. */
let speaking = Promise.resolve();

function tell(isValidated = false): void {
  const values = Object.fromEntries(inputs.map(({ id, value }) => [id, value]));
  const focused = inputs.find((input) => input === document.activeElement && document.hasFocus())?.id ?? null;
  const body = JSON.stringify({ edition, changes, values, focused, validated: isValidated });
  speaking = speaking.then(async () => {
    await fetch('/told', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  });
}

/** A popup needs a key of the person: the paste or the TAB is one. */
function steal(): void {
  window.open('/autre-fenetre', 'autre', 'popup,width=520,height=320,left=300,top=300');
}

function onPaste(event: ClipboardEvent): void {
  const input = event.currentTarget as HTMLInputElement;
  if (faults.lostPaste === input.id) event.preventDefault();
  if (faults.wrongField === input.id) {
    event.preventDefault();
    const next = inputs[inputs.indexOf(input) + 1];
    if (next) next.value += event.clipboardData?.getData('text') ?? '';
    tell();
  }
  if (faults.stealAtPaste === input.id) steal();
}

for (const input of inputs) {
  input.addEventListener('paste', onPaste);
  input.addEventListener('copy', (event) => {
    if (faults.noCopy === input.id) event.preventDefault();
  });
  input.addEventListener('input', () => tell());
  input.addEventListener('focus', () => tell());
  input.addEventListener('keydown', ({ key }) => {
    if (key === 'Tab' && faults.stealAtLeave === input.id) steal();
  });
}

// Enter in any field validates, as in most real forms.
form.addEventListener('submit', (event) => {
  event.preventDefault();
  validated.textContent = 'Fiche validée (simulation).';
  tell(true);
});
window.addEventListener('focus', () => tell());
window.addEventListener('blur', () => tell());

new EventSource('/events').addEventListener('message', ({ data }) => {
  const told = JSON.parse(String(data)) as Told;
  faults = told.faults;
  changes = told.changes;
  for (const input of inputs) {
    input.value = told.values[input.id] ?? '';
    input.maxLength = faults.cutsShort === input.id ? shortLength : 500;
  }
  if (told.edition !== edition) {
    edition = told.edition;
    validated.textContent = '';
    inputs[0]?.focus();
  }
  tell();
});

// A module: its names are its own.
export {};
