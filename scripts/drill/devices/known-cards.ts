/**
 * The cards of the drill, with what must be read of each. The people are INVENTED; they are written here a second time,
 * apart from the virtual card and from the parser, so that neither can be wrong in our name.
 */
import { identityDigest, type WrittenHolder } from './identity-digest.ts';

export interface KnownCard {
  id: string;
  identity: string;
}

function known(id: string, ...holders: WrittenHolder[]): KnownCard {
  return { id, identity: identityDigest(holders) };
}

const rest = [
  'A',
  'B',
  'C',
  'D',
  'E',
  'F',
  'G',
  'H',
  'I',
  'J',
  'KK',
  'LL',
  'MM',
  'NN',
  'OO',
  'PP',
  'QQ',
  'RR',
  'SS',
];

const family = (size: number): WrittenHolder[] =>
  rest
    .slice(0, size)
    .map((letters, rank) => [
      'NOMDEFAMILLELONG',
      `PRENOM${letters}`,
      rank % 2 === 0 ? '20010130' : '20010131',
      'FR',
      rank === 0 ? '101017800600056' : 'missing',
    ]);

/** Read with seven commands. */
export const dupont = known(
  'dupont',
  ['DUPONT', 'HÉLÈNE', '19850500', 'FR', '285057800600028'],
  ['DUPONT', 'ÉLOI', '20150217', 'FR', 'missing'],
);

/** Its file is longer than one answer: nine commands. */
export const twelve = known('twelve', ...family(12));

export const knownCards: readonly KnownCard[] = [
  known('martin', ['MARTIN-TEST', 'JEANNE', '19550812', 'FR', '255081416802538']),
  dupont,
  known('santoni', ['SANTONI', 'ANGE', '19840512', 'FR', '184052A32100030']),
  twelve,
  known('wrong-key', ['MARTIN-TEST', 'JEANNE', '19550812', 'FR', 'wrong']),
  known('holders-19', ...family(19)),
  known('file-512', ...family(11)),
];
