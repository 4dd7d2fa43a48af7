/** The cards of the bench: what a person may put in the slot. The first is the one for demonstrations. */
import { concat, hex, zeros } from './bytes.ts';
import { type CardProgram, ForeignCard, Tempered } from './card-program.ts';
import { dupont, leroyTest, longFamily, martinTest, type Person, santoni } from './people.ts';
import { Vitale2 } from './vitale2.ts';
import { filesOf, identityFile, numbersFile } from './vitale2-files.ts';

export interface CatalogueCard {
  id: string;
  /** French, for the bench page. */
  title: string;
  about: string;
  atr: Uint8Array;
  program(): CardProgram;
}

const vitale2Atr = hex('3B 75 13 00 00 44 09 EA 90 00');
/**
 * vpcd has no word for a card without answer to reset: an empty one is an empty slot. One longer than the 33 bytes of
 * ISO 7816-3 makes pcscd find a card there that it cannot power up, which is what a card upside down is.
 */
const noAtr = zeros(40);

export function vitaleOf(people: readonly Person[]): CardProgram {
  return new Vitale2(filesOf(identityFile(people), numbersFile(people)));
}

function withIdentities(content: Uint8Array, numbers = numbersFile([martinTest])): CardProgram {
  return new Vitale2(filesOf(content, numbers));
}

function exactly(size: number, people: readonly Person[]): CardProgram {
  const content = identityFile(people);
  return withIdentities(concat(content, zeros(size - content.length)), numbersFile(people));
}

const isRead = (command: Uint8Array): boolean => command[1] === 0xb0;

export const catalogue: readonly CatalogueCard[] = [
  {
    id: 'martin',
    title: 'Jeanne MARTIN-TEST',
    about:
      'Personne inventée. Une adulte seule sur sa carte, née le 12 août 1955 : la carte des démonstrations.',
    atr: vitale2Atr,
    program: () => vitaleOf([martinTest]),
  },
  {
    id: 'dupont',
    title: 'Hélène et Éloi DUPONT',
    about: 'Personnes inventées. Une adulte dont le jour de naissance est inconnu, et un enfant sans numéro.',
    atr: vitale2Atr,
    program: () => vitaleOf(dupont),
  },
  {
    id: 'leroy',
    title: 'Sophie et Inès LEROY-TEST',
    about:
      'Personnes inventées. Une adulte, et une enfant qui a son propre numéro : un parent décide pour elle.',
    atr: vitale2Atr,
    program: () => vitaleOf(leroyTest),
  },
  {
    id: 'santoni',
    title: 'Ange SANTONI',
    about: 'Personne inventée, née en Corse : son numéro contient « 2A ».',
    atr: vitale2Atr,
    program: () => vitaleOf([santoni]),
  },
  {
    id: 'twelve',
    title: 'Une famille de douze bénéficiaires',
    about: 'Personnes inventées. Le fichier dépasse 256 octets ; seul le premier bénéficiaire a un numéro.',
    atr: vitale2Atr,
    program: () => vitaleOf(longFamily(12)),
  },
  {
    id: 'wrong-key',
    title: 'Numéro dont la clé est fausse',
    about:
      'Personne inventée. Les deux derniers chiffres du numéro ne correspondent pas aux treize premiers.',
    atr: vitale2Atr,
    program: () => vitaleOf([{ ...martinTest, nir: '255081416802539' }]),
  },
  {
    id: 'vitale-1',
    title: 'Vitale de première génération',
    about: 'Une carte Vitale de l’ancien modèle, que la borne reconnaît sans pouvoir la lire.',
    atr: hex('3F 65 25 00 22 09 69 90 00'),
    program: () => new ForeignCard(),
  },
  {
    id: 'cps',
    title: 'Carte de professionnel (CPS)',
    about: 'Celle du pharmacien, mise par erreur dans la fente du patient. La borne ne lui dit rien.',
    atr: hex('3B AC 00 40 2A 00 12 25 00 64 80 00 03 10 00 90 00'),
    program: () => new ForeignCard(),
  },
  {
    id: 'bank',
    title: 'Carte bancaire',
    about: 'Une autre carte à puce : elle ne connaît aucune des commandes d’une Vitale.',
    atr: hex('3B 65 00 00 20 63 CB 68 00'),
    program: () => new ForeignCard(),
  },
  {
    id: 'truncated',
    title: 'Carte dont un fichier est coupé',
    about: 'Le fichier des bénéficiaires s’arrête au milieu d’un nom.',
    atr: vitale2Atr,
    program: () => withIdentities(identityFile(dupont).slice(0, 40)),
  },
  {
    id: 'no-holder',
    title: 'Carte sans bénéficiaire',
    about: 'Une carte Vitale sur laquelle personne n’est inscrit.',
    atr: vitale2Atr,
    program: () => withIdentities(identityFile([]), numbersFile([])),
  },
  {
    id: 'garbage',
    title: 'Carte illisible',
    about: 'Elle répond, mais ce qu’elle dit n’a aucun sens.',
    atr: vitale2Atr,
    program: () =>
      withIdentities(hex('1F 9A 83 C4 07 7B E1 2D 90 5F FE 31 A8 00 42 6C 13 D7 88 F0 25 B9 64 0E')),
  },
  {
    id: 'slow',
    title: 'Carte retirée pendant la lecture',
    about: 'Elle met 300 ms à répondre, et une main la retire au bout de 100 ms.',
    atr: vitale2Atr,
    program: () =>
      new Tempered(vitaleOf([martinTest]), (answer, command) =>
        isRead(command) ? { ...answer, afterMs: 300, pulledAfterMs: 100 } : answer,
      ),
  },
  {
    id: 'mute',
    title: 'Carte muette',
    about: 'Elle met 12 secondes à répondre à chaque commande.',
    atr: vitale2Atr,
    program: () => new Tempered(vitaleOf([martinTest]), (answer) => ({ ...answer, afterMs: 12_000 })),
  },
  {
    id: 'upside-down',
    title: 'Carte à l’envers',
    about: 'La puce ne touche pas le lecteur : une carte est là, et ne dit rien.',
    atr: noAtr,
    program: () => new ForeignCard(),
  },
  {
    id: 'file-512',
    title: 'Fichier de 512 octets exactement',
    about: 'Personnes inventées. La lecture s’arrête sur une limite de 256 octets.',
    atr: vitale2Atr,
    program: () => exactly(512, longFamily(11)),
  },
];
