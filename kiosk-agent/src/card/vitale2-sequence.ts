/**
 * The free-zone read of a Vitale 2, as data: what is sent, in this order, and which file an answer is.
 * Known from the public tools cardpeek and Rufus; no real card was read with it yet.
 */
import { hex } from './apdu.ts';

export type FreeZoneFile = 'identity' | 'numbers';

export type FreeZoneStep =
  | { step: 'select'; command: Uint8Array }
  /** Its command reads the first 256 bytes; the rest is read by offset in the file that it made current. */
  | { step: 'read'; file: FreeZoneFile; command: Uint8Array };

export const vitale2FreeZone: readonly FreeZoneStep[] = [
  // The master file.
  { step: 'select', command: hex('00 A4 00 00 02 3F 00') },
  // Its short file 2: name, first name, birth date and country of each holder.
  { step: 'read', file: 'identity', command: hex('00 B0 82 00 00') },
  // The application D250000002 "VITALE".
  { step: 'select', command: hex('00 A4 04 00 0B D2 50 00 00 02 56 49 54 41 4C 45') },
  // Its short file 2: the NIR of each holder, in the same order.
  { step: 'read', file: 'numbers', command: hex('00 B0 82 00 00') },
];
