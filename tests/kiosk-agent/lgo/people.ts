/** INVENTED people (vitale-and-devices.md §8, §9). */
import { type Identity, IdentitySchema } from '@borne/server/contract';

export const martin = identity('MARTIN-TEST', 'JEANNE', '19550812', '255081416802538');
export const celik = identity('ÇELIK-NOËL D’ŒUVRE', 'ÉLODIE-ZOÉ', '19951012', '295109912611193');
/** Born on a day that nobody knows. */
export const dupont = identity('DUPONT', 'HÉLÈNE', '19850500', '285057800600028');
/** Born in Corsica. */
export const santoni = identity('SANTONI', 'ANGE', '19840512', '184052A32100030');
/** A person who is being registered. */
export const waiting = identity('DURAND', 'LÉO', '19850502', '385057800608488');

export function identity(familyName: string, firstName: string, birthDate: string, nir: string): Identity {
  return IdentitySchema.parse({ familyName, firstName, birthDate, nir });
}
