/**
 * The library's documents as a reading. Field names are those of its public users (`listeBenef`, `ident`, `amo`,
 * `naissance`, `dateEnCarte` …, API lecture Vitale 6). Pure and strict: what is missing is null or missing, what is
 * said twice or cannot be understood makes the card unreadable, and nothing is guessed.
 */
import { checkNir, IdentitySchema } from '@borne/server/contract';
import { readCardDate } from '../card-date.ts';
import type {
  CardDate,
  CardHolder,
  CardNature,
  CardParticulars,
  CardReading,
  HolderNumber,
} from '../card-reading.ts';
import type { LibraryDescription } from './library-description.ts';
import { mayBeBorn } from './same-birth.ts';
import { elementsAt, parseXml, textAt, type XmlElement } from './xml-elements.ts';

type Rights = CardParticulars['rights'][number];
interface Beneficiary {
  holder: CardHolder;
  rights: Rights;
}

const holdersMax = 19;
const list = 'listeBenef';
const unreadable: CardReading = { outcome: 'problem', problem: 'unreadable' };

export function readLibraryAnswer(
  documents: readonly Uint8Array[],
  { nature: where, serial: serialWhere }: Pick<LibraryDescription, 'nature' | 'serial'>,
): CardReading {
  const roots = documents.map((document) => parseXml(Buffer.from(document).toString('latin1')));
  if (!roots.every((root) => root !== null)) return unreadable;
  const nature = natureOf(toldOnce(roots, where.place), where);
  const serial = serialWhere ? toldOnce(roots, serialWhere.place) : '';
  const beneficiaries = beneficiariesIn(roots);
  if (nature === null || serial === null || beneficiaries === null) return unreadable;
  if (beneficiaries.length === 0) return { outcome: 'problem', problem: 'no-holder' };
  return {
    outcome: 'read',
    holders: beneficiaries.map(({ holder }) => holder),
    particulars: { nature, serial: serial || null, rights: beneficiaries.map(({ rights }) => rights) },
  };
}

/** Null: in two places at once. */
function toldOnce(roots: readonly XmlElement[], place: readonly string[]): string | null {
  const found = roots.flatMap((root) => elementsAt(root, place));
  return found.length > 1 ? null : (found[0]?.text.trim() ?? '');
}

function natureOf(
  value: string | null,
  { real, test, demo }: LibraryDescription['nature'],
): CardNature | null {
  if (value === null) return null;
  const natures: [CardNature, string[]][] = [
    ['real', real],
    ['test', test],
    ['demo', demo],
  ];
  const [only, second] = natures.filter(([, values]) => values.includes(value));
  return only && !second ? only[0] : null;
}

function beneficiariesIn(roots: readonly XmlElement[]): Beneficiary[] | null {
  const [found, second] = roots.flatMap((root) => elementsAt(root, [list]));
  if (!found || second || found.children.length > holdersMax) return null;
  const all = found.children.map(beneficiaryOf);
  return all.every((each) => each !== null) ? all : null;
}

function beneficiaryOf(element: XmlElement): Beneficiary | null {
  const [ident, second] = elementsAt(element, ['ident']);
  const [amo, secondAmo] = elementsAt(element, ['amo']);
  if (!ident || second || secondAmo) return null;
  const told = (from: XmlElement | undefined, ...place: string[]): string | null =>
    from ? textAt(from, ...place) : '';
  const texts = {
    // The identity is the birth name; the library gives it where it differs from the usual one.
    birthName: told(ident, 'nomPatronymique'),
    usualName: told(ident, 'nomUsuel'),
    firstName: told(ident, 'prenomUsuel'),
    onCard: told(ident, 'naissance', 'dateEnCarte'),
    date: told(ident, 'naissance', 'date'),
    certified: told(ident, 'nirCertifie'),
    insured: told(ident, 'nir') || told(amo, 'nir'),
    quality: told(amo, 'qualBenef'),
    regime: told(amo, 'codeRegime'),
    birthRank: told(ident, 'rangDeNaissance'),
  };
  return isWhole(texts) ? written(texts) : null;
}

type Texts = Record<
  | 'birthName'
  | 'usualName'
  | 'firstName'
  | 'onCard'
  | 'date'
  | 'certified'
  | 'insured'
  | 'quality'
  | 'regime'
  | 'birthRank',
  string
>;

function isWhole(texts: Record<keyof Texts, string | null>): texts is Texts {
  return Object.values(texts).every((text) => text !== null);
}

function written(texts: Texts): Beneficiary | null {
  const familyName = IdentitySchema.shape.familyName.safeParse(
    (texts.birthName || texts.usualName).normalize('NFC'),
  );
  const firstName = IdentitySchema.shape.firstName.safeParse(texts.firstName.normalize('NFC'));
  if (!familyName.success || !firstName.success) return null;
  const birthDate = readCardDate(birthDigits(texts));
  return {
    holder: {
      familyName: familyName.data,
      firstName: firstName.data,
      birthDate,
      country: '',
      number: numberOf(texts, birthDate),
    },
    rights: { regime: texts.regime || null, birthRank: texts.birthRank || null },
  };
}

/**
 * `dateEnCarte` is AAAAMMJJ, `date` is JJMMAAAA; both may come without a century, which nobody may add: such a date
 * is unreadable here, and a person at the counter can ask.
 */
function birthDigits({ onCard, date }: Texts): string {
  if (/^\d{8}$/.test(onCard) || !/^\d{8}$/.test(date)) return onCard || date;
  return `${date.slice(4)}${date.slice(2, 4)}${date.slice(0, 2)}`;
}

/**
 * A holder's own number, or the insured person's where the holder is that person: quality 0, and born when that number
 * says. One damaged digit of the quality would otherwise give a child their parent's number.
 */
function numberOf({ certified, insured, quality }: Texts, birthDate: CardDate): HolderNumber {
  const own = certified || (/^0+$/.test(quality) ? insured : '');
  if (own === '') return { state: 'missing' };
  const check = checkNir(own.replaceAll(' ', ''));
  if (!check.ok) return { state: 'wrong', reason: check.reason };
  if (certified === '' && !mayBeBorn(check.nir, birthDate)) return { state: 'missing' };
  return { state: 'valid', nir: check.nir };
}
