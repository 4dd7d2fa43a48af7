/** People who do not exist, in any number: order number 000 is given to nobody, and every key is right. */
import { randomInt } from 'node:crypto';

export interface InventedPerson {
  nir: string;
  familyName: string;
  firstName: string;
  birthDate: string;
}

/** `index` below 10⁷ gives distinct people. */
export function inventedPerson(index: number): InventedPerson {
  const year = String(index % 100).padStart(2, '0');
  const commune = String(Math.floor(index / 100) % 1000).padStart(3, '0');
  const department = String(1 + (Math.floor(index / 100_000) % 95)).padStart(2, '0');
  const first13 = `${1 + randomInt(2)}${year}06${department}${commune}000`;
  const key = String(97 - Number(BigInt(first13) % 97n)).padStart(2, '0');
  return { nir: first13 + key, familyName: 'ESSAI-BANC', firstName: 'PERSONNE', birthDate: `19${year}0615` };
}
