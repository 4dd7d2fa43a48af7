/** The part of the bench for what hangs on USB: the status light as it shines, and codes held before the scanner. */

export interface UsbState {
  devices: { id: string; title: string; about: string; place: 'scanner' | 'light'; plugged: boolean }[];
  light: { colour: string | null } | null;
}

export interface Sample {
  id: string;
  title: string;
  about: string;
}

type Send = (path: string, body: unknown) => void;

/** Colours of `kiosk-agent/src/light/light-colours.ts`, as a person at the counter reads them. */
const meanings: Readonly<Record<string, string>> = {
  '#00ff78': 'Vert : la borne est libre.',
  '#0028ff': 'Bleu : quelqu’un est servi.',
  '#ffffff': 'Blanc : quelqu’un demande de l’aide.',
  '#c80000': 'Rouge : la borne ne peut pas servir.',
  '#000000': 'Éteint.',
};

let shownDevices = '';
let shownSamples = '';

/** Shows what is plugged in, the light's colour in words too, and the codes that can be held before the scanner. */
export function showUsb(usb: UsbState | null, samples: Sample[] | null, send: Send): void {
  showLight(usb);
  if (JSON.stringify(usb?.devices) !== shownDevices) {
    shownDevices = JSON.stringify(usb?.devices);
    list('usb-devices').replaceChildren(
      ...(usb?.devices ?? []).map((device) => {
        const verb = device.plugged ? 'Débrancher' : 'Brancher';
        const act = () => send(device.plugged ? 'unplug' : 'plug', { device: device.id });
        return item(`${verb} : ${device.title}`, device.about, act);
      }),
    );
  }
  if (JSON.stringify(samples) !== shownSamples) {
    shownSamples = JSON.stringify(samples);
    list('usb-samples').replaceChildren(
      ...(samples ?? []).map(({ id, title, about }) =>
        item(title, about, () => send('scan', { sample: id })),
      ),
    );
  }
}

function showLight(usb: UsbState | null): void {
  const colour = usb?.light?.colour ?? null;
  list('light-colour').style.background = colour ?? 'transparent';
  const words = colour === null ? 'Aucune couleur reçue.' : (meanings[colour] ?? colour);
  list('light-state').textContent = usb ? words : 'Les appareils USB virtuels ne répondent pas.';
}

function item(title: string, about: string, act: () => void): HTMLElement {
  const entry = document.createElement('li');
  const button = document.createElement('button');
  const small = document.createElement('small');
  button.type = 'button';
  small.textContent = about;
  button.append(title, small);
  button.addEventListener('click', act);
  entry.append(button);
  return entry;
}

function list(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found;
}
