/** The part of the bench for the headset: one button puts its plug into the socket of the kiosk and pulls it out. */

export interface HeadsetState {
  in: boolean;
}

type Verb = 'plug' | 'unplug';

let shown: HTMLButtonElement | null = null;
let next: Verb = 'plug';

/** Null: the virtual headset does not answer. */
export function showHeadset(headset: HeadsetState | null, send: (verb: Verb) => void): void {
  const state = document.getElementById('headset-state');
  const button = document.getElementById('headset');
  if (!state || !(button instanceof HTMLButtonElement)) throw new Error('the page has no headset');
  const words = headset?.in
    ? 'Branché : la borne parle dans le casque.'
    : 'Retiré. Branché, il fait parler la borne, qui y dit aussi le prénom et le code.';
  state.textContent = headset ? words : 'Le casque virtuel ne répond pas.';
  next = headset?.in ? 'unplug' : 'plug';
  button.textContent = headset?.in ? 'Retirer le casque' : 'Brancher le casque';
  button.disabled = !headset;
  if (shown !== button) button.addEventListener('click', () => send(next));
  shown = button;
}
