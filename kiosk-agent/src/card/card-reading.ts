/** What reading one card can give. Only the agent sees this; screens get a masked view. */
import type { Nir, NirRefusal } from '@borne/server/contract';
import type { CardProblem } from '../../contract/card.ts';

/** Raw digits as on the card; `iso` only for a civil date. Lunar: day or month is 00, or the month is above 12. */
export interface CardDate {
  raw: string;
  iso: string | null;
  kind: 'civil' | 'lunar' | 'unreadable';
}

export type HolderNumber =
  | { state: 'valid'; nir: Nir }
  | { state: 'missing' }
  | { state: 'wrong'; reason: NirRefusal };

export interface CardHolder {
  familyName: string;
  firstName: string;
  birthDate: CardDate;
  /** Nationality or country, as written; may be empty. */
  country: string;
  number: HolderNumber;
}

/** test ("white") and demo ("green") cards are the industry's own: production refuses them (EX_GEN-1430). */
export type CardNature = 'real' | 'test' | 'demo';

/** What only the licensed library can know of a card. */
export interface CardParticulars {
  nature: CardNature;
  /** Null where the library gives none. */
  serial: string | null;
  /** One for each holder, in the same order; null: the library gives none. */
  rights: { regime: string | null; birthRank: string | null }[];
}

export type CardReading =
  /** `particulars` is null where the driver cannot know them. */
  | { outcome: 'read'; holders: CardHolder[]; particulars: CardParticulars | null }
  | { outcome: 'problem'; problem: CardProblem }
  /** Pulled out in the middle: not a fault, the visit is simply over. */
  | { outcome: 'removed' }
  /** The reader itself went away. */
  | { outcome: 'lost' };
