/** The part of the port that reads and changes what a record says of its holder: TD1.3a and TD1.3b. */
import type { Identity } from '../../contract/index.ts';
import type { Decisions, DmpSilence, NoSuccess, Relation } from './dmp.ts';

/** `value` as the wire has it: `tel:…` or `mailto:…`. `use`: HP at home, MC mobile; null: not said. */
export interface Telecom {
  use: string | null;
  value: string;
}

/** The lines of a postal address, in order, by the names of the standard. */
export interface AddressLine {
  part: (typeof addressParts)[number];
  text: string;
}
export const addressParts = [
  'streetAddressLine',
  'additionalLocator',
  'postalCode',
  'city',
  'country',
] as const;

export interface Representative {
  /** HL7 code of the relation (dmp-protocol.md §7). */
  relationCode: string;
  family: string | null;
  given: string | null;
  telecoms: Telecom[];
  address: AddressLine[];
}

/** What TD1.3a tells. Whatever the service leaves out is null or empty: nothing is guessed. */
export interface AdministrativeRecord {
  state: 'open' | 'closed';
  usualName: string | null;
  given: string | null;
  telecoms: Telecom[];
  address: AddressLine[];
  representative: Representative | null;
  /** The opposite of the oppositions that the service keeps (oppositions.ts). */
  breakGlassConsent: boolean | null;
  emergencyCallConsent: boolean | null;
}

/** The record is personal: the outcome that carries it does not print. */
export type ReadOutcome =
  | { outcome: 'record'; record: AdministrativeRecord }
  | { outcome: 'none' }
  | { outcome: 'refused'; code: string }
  /** No answer, or none that can be understood: ask again. */
  | { outcome: 'unreachable'; reason: DmpSilence };

/** After `uncertain`, TD1.3a says what is so. Changing twice to the same is harmless. */
export type OppositionsOutcome = { outcome: 'changed' } | NoSuccess;

export interface OppositionsOrder {
  identity: Identity;
  consent: Decisions;
  /** Who answers in the person's place, where the record names nobody; absent or null: the person themselves. */
  representative?: Relation | null;
  /** What TD0.2 said; true is refused without a call. */
  linkedToMes?: boolean;
}

export interface Administration {
  /** TD1.3a. */
  readRecord(identity: Identity): Promise<ReadOutcome>;
  /**
   * TD1.3b, after a TD1.3a: the message carries all administrative data, and whether the service erases what it does not
   * find there is not public. So what was read goes back as it was, and only the two oppositions change.
   */
  changeOppositions(order: OppositionsOrder): Promise<OppositionsOutcome>;
}
