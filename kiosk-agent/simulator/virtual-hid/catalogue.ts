/** The devices that can be plugged in: what the system would list of them, and which reports they take. */

export interface Listed {
  path: string;
  vendorId: number;
  productId: number;
  product: string;
  usagePage: number;
  usage: number;
}

export interface VirtualDevice {
  id: string;
  /** For the person at the bench. */
  title: string;
  about: string;
  /** One device of each place at a time. */
  place: 'scanner' | 'light';
  listed: Listed;
  /** Bytes of each feature report, its id included. */
  features: Readonly<Record<number, number>>;
  /** Bytes of an output report; null: it takes none. */
  outputBytes: number | null;
}

interface Scanner {
  /** The feature report that makes it send; null: it always does. */
  switch: number | null;
  /** What it puts behind each payload. */
  suffix: string;
  types: boolean;
}

export const scanners: Readonly<Record<string, Scanner>> = {
  scanner: { switch: 0xfe, suffix: '\r', types: false },
  'scanner-zebra': { switch: null, suffix: '', types: false },
  'scanner-typing': { switch: null, suffix: '\r', types: true },
};

export const catalogue: readonly VirtualDevice[] = [
  {
    id: 'scanner',
    title: 'Lecteur de codes Honeywell',
    about: 'Mode HID POS. Muet tant qu’on ne l’a pas mis en marche.',
    place: 'scanner',
    listed: hidPos('scanner', 0x0c2e, 0x0b81, 'Voyager 1602g SIMULATEUR'),
    features: { 254: 2 },
    outputBytes: null,
  },
  {
    id: 'scanner-zebra',
    title: 'Lecteur de codes Zebra',
    about: 'Mode HID POS.',
    place: 'scanner',
    listed: hidPos('scanner-zebra', 0x05e0, 0x1300, 'Symbol Bar Code Scanner SIMULATEUR'),
    features: {},
    outputBytes: null,
  },
  {
    id: 'scanner-typing',
    title: 'Lecteur de codes réglé en clavier',
    about: 'Réglage de sortie d’usine de certains modèles. La borne doit le refuser.',
    place: 'scanner',
    listed: {
      ...hidPos('scanner-typing', 0x0c2e, 0x0b61, 'Voyager 1602g SIMULATEUR'),
      usagePage: 1,
      usage: 6,
    },
    features: {},
    outputBytes: null,
  },
  {
    id: 'light',
    title: 'Voyant blink(1)',
    about: 'Rapport de fonction de 9 octets.',
    place: 'light',
    listed: vendorDefined('light', 0x27b8, 0x01ed, 'blink(1) SIMULATEUR'),
    features: { 1: 9 },
    outputBytes: null,
  },
  {
    id: 'luxafor',
    title: 'Voyant Luxafor',
    about: 'Rapport de sortie de 7 octets.',
    place: 'light',
    listed: vendorDefined('luxafor', 0x04d8, 0xf372, 'LUXAFOR FLAG SIMULATEUR'),
    features: {},
    outputBytes: 7,
  },
  {
    id: 'blinkstick',
    title: 'Voyant BlinkStick',
    about: 'Rapport de fonction de 4 octets.',
    place: 'light',
    listed: vendorDefined('blinkstick', 0x20a0, 0x41e5, 'BlinkStick SIMULATEUR'),
    features: { 1: 4 },
    outputBytes: null,
  },
];

function hidPos(id: string, vendorId: number, productId: number, product: string): Listed {
  return { path: `simulateur:${id}`, vendorId, productId, product, usagePage: 0x8c, usage: 0x02 };
}

function vendorDefined(id: string, vendorId: number, productId: number, product: string): Listed {
  return { path: `simulateur:${id}`, vendorId, productId, product, usagePage: 0xff00, usage: 0x01 };
}
