/**
 * The holders of the virtual cards. Every one is INVENTED. Their numbers are public test values, or bear the order
 * number 000 that is given to nobody; their keys are right unless the card says otherwise.
 */

export interface Person {
  familyName: string;
  firstName: string;
  /** AAAAMMJJ as written on the card. */
  birthDate: string;
  country: string;
  /** Null: the card carries no number for this holder. */
  nir: string | null;
}

const french = { country: 'FR' };

export const martinTest: Person = {
  ...french,
  familyName: 'MARTIN-TEST',
  firstName: 'JEANNE',
  birthDate: '19550812',
  nir: '255081416802538',
};

/** Card A of the reference: an adult with a "lunar" birth date, and a child without a number. */
export const dupont: Person[] = [
  { ...french, familyName: 'DUPONT', firstName: 'HÉLÈNE', birthDate: '19850500', nir: '285057800600028' },
  { ...french, familyName: 'DUPONT', firstName: 'ÉLOI', birthDate: '20150217', nir: null },
];

/** Card B of the reference: born in Corsica. */
export const santoni: Person = {
  ...french,
  familyName: 'SANTONI',
  firstName: 'ANGE',
  birthDate: '19840512',
  nir: '184052A32100030',
};

/** A mother and a child who has a number of her own: the parent may act for her once the counter has seen the papers. */
export const leroyTest: Person[] = [
  { ...french, familyName: 'LEROY-TEST', firstName: 'SOPHIE', birthDate: '19880314', nir: '288037800600043' },
  { ...french, familyName: 'LEROY-TEST', firstName: 'INÈS', birthDate: '20140921', nir: '214097800600079' },
];

/**
 * Card C of the reference: names long enough for a file of more than 256 bytes. The reference numbers the given names;
 * INSi has no digit in a name, so letters stand for them, as many (PRENOMA … PRENOMJ, PRENOMKK …).
 */
export function longFamily(size: number): Person[] {
  return Array.from({ length: size }, (_, rank) => ({
    ...french,
    familyName: 'NOMDEFAMILLELONG',
    firstName: `PRENOM${letters(rank)}`,
    birthDate: rank % 2 === 0 ? '20010130' : '20010131',
    nir: rank === 0 ? '101017800600056' : null,
  }));
}

function letters(rank: number): string {
  return String.fromCharCode(65 + rank).repeat(`${rank}`.length);
}
