/** The ways in for professionals: to the provider and back, or by their phone; then where they work. */
import type { SignInAttempt, SignInOffer } from '../../contract/sign-in.ts';
import { button, make } from './element.ts';
import { askPhone, beginSignIn, enterPlace, forgetSignIn, signInOffer } from './sign-in-server.ts';
import { professions, providers, refusals, signInText } from './sign-in-text.ts';

/** `again`: draws everything anew, from what the server says. */
type Again = () => void;
type Proven = Extract<SignInAttempt, { state: 'proven' }>;
type Phone = Extract<SignInAttempt, { state: 'phone' }>;

const lookEveryMs = 1_000;

/** The buttons, and above them why the last attempt failed. */
export function drawProviders({ providers: offered, attempt }: SignInOffer, again: Again): HTMLElement {
  const fault = make('p', { class: 'fault', role: 'alert' });
  if (attempt?.state === 'refused') fault.textContent = refusals[attempt.reason];
  const go = async (name: keyof typeof providers): Promise<void> => {
    const begun = await beginSignIn(name);
    if (begun.answer === 'go') location.assign(begun.address);
    else fault.textContent = refusals[begun.reason];
  };
  const ways = offered.flatMap(({ name, phone }) => [
    make(
      'div',
      { class: 'way' },
      button(providers[name].button, 'main', () => void go(name)),
      make('p', { class: 'hint' }, providers[name].hint),
    ),
    ...(phone ? [drawPhoneForm(again)] : []),
  ]);
  return make('section', { class: 'ways' }, fault, ...ways);
}

function drawPhoneForm(again: Again): HTMLElement {
  const fault = make('p', { class: 'fault', id: 'rpps-fault', role: 'alert' });
  const number = make('input', {
    id: 'rpps',
    inputmode: 'numeric',
    autocomplete: 'off',
    maxlength: '16',
    'aria-describedby': 'rpps-hint rpps-fault',
  });
  const form = make(
    'form',
    { novalidate: '', class: 'phone' },
    make('h2', {}, signInText.phoneTitle),
    make('label', { for: 'rpps' }, signInText.phoneLabel),
    make('p', { class: 'hint', id: 'rpps-hint' }, signInText.phoneHint),
    number,
    fault,
    make('button', { type: 'submit', class: 'equal' }, signInText.phoneSend),
  );
  let busy = false;
  const send = async (): Promise<void> => {
    const digits = number.value.replace(/\s/g, '');
    fault.textContent = /^\d{11}$/.test(digits) ? '' : signInText.phoneIncomplete;
    if (fault.textContent !== '') {
      number.setAttribute('aria-invalid', 'true');
      return number.focus();
    }
    busy = true;
    const told = await askPhone(digits);
    busy = false;
    if (told === 'done') again();
    else fault.textContent = refusals.unreachable;
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!busy) void send();
  });
  return form;
}

/** Two digits to compare. Looks every second whether the phone has answered; only the seconds change meanwhile. */
export function drawPhone(first: Phone, again: Again): HTMLElement {
  const left = make('p', { class: 'hint' }, signInText.phoneLeft(first.secondsLeft));
  const waiting = make(
    'main',
    { class: 'sign-in phone-wait' },
    make('h1', { tabindex: '-1' }, signInText.phoneWaiting),
    make('p', {}, signInText.phoneBinding),
    make('p', { class: 'binding' }, first.binding),
    left,
    button(signInText.cancel, 'quiet', () => void forgetSignIn().then(again)),
  );
  const look = async (): Promise<void> => {
    const offer = await signInOffer();
    if (!waiting.isConnected) return;
    const attempt = offer === 'unreachable' ? null : offer.attempt;
    if (attempt?.state !== 'phone' || attempt.binding !== first.binding) return again();
    left.textContent = signInText.phoneLeft(attempt.secondsLeft);
    setTimeout(() => void look(), lookEveryMs);
  };
  setTimeout(() => void look(), lookEveryMs);
  return waiting;
}

export function drawPlaces({ name, places }: Proven, again: Again): HTMLElement {
  const choices = places.map(({ place, siteName, structureName, profession }) => {
    const title = profession === null ? null : (professions[profession] ?? profession);
    const label = signInText.place(title, structureName, siteName);
    return button(label, 'equal', () => void enterPlace(place).then(again));
  });
  return make(
    'main',
    { class: 'sign-in' },
    make('h1', { tabindex: '-1' }, signInText.placeTitle),
    make('p', {}, signInText.placeOf(name)),
    make('div', { class: 'staff' }, ...choices),
    button(signInText.cancel, 'quiet', () => void forgetSignIn().then(again)),
  );
}

/** The browser's own form: what the provider must be told is in no address. */
export function leaveTo({ address, fields }: { address: string; fields: Record<string, string> }): void {
  const inputs = Object.entries(fields).map(([name, value]) =>
    make('input', { type: 'hidden', name, value }),
  );
  const form = make('form', { method: 'post', action: address }, ...inputs);
  document.body.append(form);
  form.submit();
}
