/** SIMULATEUR: invented people, offered where LGO_DEMO=true. Their numbers are public test values. */
import { type Identity, IdentitySchema } from '@borne/server/contract';

export const demonstrationPeople: readonly Identity[] = [
  { familyName: 'MARTIN-TEST', firstName: 'JEANNE', birthDate: '19550812', nir: '255081416802538' },
  {
    familyName: 'ÇELIK-NOËL D’ŒUVRE',
    firstName: 'ÉLODIE-ZOÉ',
    birthDate: '19951012',
    nir: '295109912611193',
  },
  { familyName: 'DUPONT', firstName: 'HÉLÈNE', birthDate: '19850500', nir: '285057800600028' },
].map((person) => IdentitySchema.parse(person));
