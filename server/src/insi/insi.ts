/**
 * The port of INSi, the teleservice of the Assurance maladie that tells the national health identity (INS): the one
 * source of a matricule that may serve as INS. Neither a card nor a keyboard is one (EX_GEN-1530). Both questions change
 * nothing: whatever has no answer may be asked again.
 */
import type { Identity, Nir } from '../../contract/index.ts';
import type { DmpSilence } from '../dmp/dmp.ts';
import type { LineHealth } from '../dmp/national-line.ts';
import type { CardPresence, VitaleAssertion } from './vitale-assertion.ts';

export type Sex = 'M' | 'F';

export type InsiOutcome =
  /** CR 00. It does not print: it is a person. */
  | { outcome: 'one'; found: InsIdentity }
  /** CR 01: nobody bears these traits. */
  | { outcome: 'none' }
  /** CR 02: several people do, and INSi names none of them. */
  | { outcome: 'several' }
  /** `code`: the service's names (`siram_100.desir_550`), or one of our own (`kiosk.…`). Safe to log. */
  | { outcome: 'refused'; code: string }
  /** No answer, none that can be understood, or the service says that it is out of order (siram_40). */
  | { outcome: 'unreachable'; reason: DmpSilence };

/** Why a question never left, or its answer is not used. */
export type InsiRefusalCode =
  /** A name that the alphabet of INSi (A–Z, apostrophe, hyphen, space) cannot carry, or none at all. */
  | 'kiosk.insi-name'
  /** The answer bears other traits than those that were asked for. */
  | 'kiosk.insi-other-traits'
  /** A test or demonstration matricule, in production (EX_GEN-1430). */
  | 'kiosk.insi-test-oid';

/** What INSi says of one person. */
export interface InsIdentity {
  /** The active matricule: 13 characters and their key, checked. */
  matricule: Nir;
  /** Which kind of matricule it is: NIR, NIA, test, demonstration. */
  oid: string;
  /** Matricules that this person bore before. */
  former: readonly Nir[];
  traits: InsTraits;
}

/** As INSi spells them. */
export interface InsTraits {
  birthName: string;
  /** All of them, separated by spaces. */
  givenNames: string;
  sex: Sex;
  /** AAAA-MM-JJ; a lunar date (1985-05-00) exists. */
  birthDate: string;
  /** COG of the commune or of the country; null: not said. */
  birthPlace: string | null;
}

/** Who is looked for. Names are those of the card or of papers: the gateway writes them as INSi wants them. */
export interface TraitsSearch {
  birthName: string;
  /** One or more, separated by spaces. */
  givenNames: string;
  sex: Sex;
  birthDate: Identity['birthDate'];
  /** COG, five characters. */
  birthPlace?: string;
}

/** The card in the reader, its assertion, and the beneficiary of it who is looked for. */
export interface CardSearch {
  assertion: VitaleAssertion;
  /** What is in the reader now; null: nothing. */
  present: CardPresence | null;
  /** The beneficiary's own number, where the card bears one. */
  own: Nir | null;
  birthName?: string;
}

export interface Insi {
  /** rechercherInsAvecTraitsIdentite. With several given names: each one, then all of them (dmp-protocol.md §14). */
  searchByTraits(search: TraitsSearch): Promise<InsiOutcome>;
  /** rechercherInsAvecCarteVitale. Refused before the wire when the assertion is old or of another card. */
  searchByCard(search: CardSearch): Promise<InsiOutcome>;
  /** How the line to the service stands; a double in memory has none. */
  line?(): LineHealth;
  close(): Promise<void>;
}
