/** The files of a Vitale 2's free zone, for invented holders (vitale-and-devices.md §2.2 and §8). */
import { concat, hex, latin1, tlv, zeros } from './bytes.ts';
import type { Person } from './people.ts';

export interface CardFile {
  id: number;
  /** Short identifier. Only 2 is known from real cards; the others are ours. */
  shortId: number;
  content: Uint8Array;
}

/** The master file (application MF_VITALE) and the application VITALE. */
export interface CardFiles {
  master: CardFile[];
  vitale: CardFile[];
}

export const aid = {
  master: hex('D2 50 00 00 02 4D 46 5F 56 49 54 41 4C 45'),
  vitale: hex('D2 50 00 00 02 56 49 54 41 4C 45'),
};

const padding = zeros(16);

export function identityFile(people: readonly Person[]): Uint8Array {
  return concat(...people.map(identity), padding);
}

export function numbersFile(people: readonly Person[]): Uint8Array {
  return concat(
    ...people.map(({ nir }) => (nir === null ? tlv('65') : tlv('65', tlv('93', latin1(nir))))),
    padding,
  );
}

export function filesOf(identities: Uint8Array, numbers: Uint8Array): CardFiles {
  return {
    master: [
      { id: 0x2f00, shortId: 1, content: tlv('61', tlv('4F', aid.vitale)) },
      { id: 0x2f02, shortId: 2, content: identities },
    ],
    vitale: [
      { id: 0x2001, shortId: 1, content: directory },
      { id: 0x2002, shortId: 2, content: numbers },
      { id: 0x2003, shortId: 3, content: tlv('66', tlv('80', latin1('20200101'))) },
    ],
  };
}

function identity({ familyName, firstName, birthDate, country }: Person): Uint8Array {
  return tlv(
    '65',
    tlv('80', latin1(familyName)),
    tlv('81', latin1(firstName)),
    tlv('82', latin1(birthDate)),
    tlv('90', latin1(country)),
  );
}

const directory = tlv(
  'E0',
  tlv('A0', tlv('82', hex('00 01 00 00'), aid.master), tlv('82', hex('00 02 00 00'), aid.vitale)),
  ...[
    ['IDENT   ', '00 01 2F 02'],
    ['NIR     ', '00 02 20 02'],
    ['VALID   ', '00 02 20 03'],
  ].map(([name = '', where = '']) => tlv('80', latin1(name), hex(where))),
);
