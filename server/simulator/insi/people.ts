/**
 * The register of the simulated INSi. Every one is INVENTED: their numbers are public test values, or bear the order
 * number 000 that is given to nobody. Names are as INSi spells them. Those of the virtual cards are all here.
 */

export interface RegisteredPerson {
  /** Thirteen characters and their key. */
  matricule: string;
  former: readonly string[];
  /** Kind of matricule; null: that of test. */
  oid: string | null;
  birthName: string;
  givenNames: readonly string[];
  sex: 'M' | 'F';
  /** AAAA-MM-JJ; a lunar date exists. */
  birthDate: string;
  birthPlace: string;
  /** The insured person on whose card they are; null: on their own. */
  insured: string | null;
  birthRank: number;
}

const anybody = { former: [], oid: null, birthPlace: '78006', insured: null, birthRank: 1 };

function somebody(
  person: Pick<RegisteredPerson, 'matricule' | 'birthName' | 'givenNames' | 'sex' | 'birthDate'> &
    Partial<RegisteredPerson>,
): RegisteredPerson {
  return { ...anybody, ...person };
}

const woman = { sex: 'F' } as const;
const man = { sex: 'M' } as const;

const cardHolders = [
  somebody({
    ...{ ...woman, matricule: '255081416802538', birthName: 'MARTIN-TEST', givenNames: ['JEANNE'] },
    ...{ birthDate: '1955-08-12', birthPlace: '14168' },
  }),
  somebody({
    ...{ ...woman, matricule: '285057800600028', birthName: 'DUPONT', givenNames: ['HELENE'] },
    birthDate: '1985-05-00',
  }),
  // On the card of a parent, without a number there: only INSi knows that one.
  somebody({
    ...{ ...man, matricule: '115027800600065', birthName: 'DUPONT', givenNames: ['ELOI'] },
    ...{ birthDate: '2015-02-17', insured: '285057800600028' },
  }),
  somebody({
    ...{ ...man, matricule: '184052A32100030', birthName: 'SANTONI', givenNames: ['ANGE'] },
    ...{ birthDate: '1984-05-12', birthPlace: '2A321' },
  }),
  somebody({
    ...{ ...woman, matricule: '288037800600043', birthName: 'LEROY-TEST', givenNames: ['SOPHIE'] },
    birthDate: '1988-03-14',
  }),
  somebody({
    ...{ ...woman, matricule: '214097800600079', birthName: 'LEROY-TEST', givenNames: ['INES'] },
    ...{ birthDate: '2014-09-21', insured: '288037800600043' },
  }),
  somebody({
    ...{ ...man, matricule: '101017800600056', birthName: 'NOMDEFAMILLELONG', givenNames: ['PRENOMA'] },
    birthDate: '2001-01-30',
  }),
];

/** People for whom INSi has something particular to say. */
const cases = [
  // Homonyms born on the same day: CR 02. Their first names differ, their first given name does not.
  somebody({
    ...{ ...man, matricule: '170017800600070', birthName: 'ESSAI-HOMONYME' },
    ...{ givenNames: ['CAMILLE', 'PAUL'], birthDate: '1970-01-15' },
  }),
  somebody({
    ...{ ...man, matricule: '170017800700040', birthName: 'ESSAI-HOMONYME' },
    ...{ givenNames: ['CAMILLE', 'LUC'], birthDate: '1970-01-15' },
  }),
  // Her card still bears a number that she has no more.
  somebody({
    ...{ ...woman, matricule: '280027800600031', former: ['280127800600094'], birthName: 'ESSAI-CHANGE' },
    ...{ givenNames: ['NOUR'], birthDate: '1980-02-03' },
  }),
  somebody({
    ...{ ...man, matricule: '175037800600051', birthName: "D'ESSAI L'ANCIEN" },
    ...{ givenNames: ['JEAN-LUC', 'MARIE'], birthDate: '1975-03-31' },
  }),
  // Demonstration: refused in production (EX_GEN-1430).
  somebody({
    ...{ ...man, matricule: '175037800700021', oid: '1.2.250.1.213.1.4.11', birthName: 'ESSAI-DEMO' },
    ...{ givenNames: ['ALAIN'], birthDate: '1975-03-01' },
  }),
  // Twins on the card of a parent: only their rank tells them apart.
  somebody({
    ...{ ...woman, matricule: '219057800600061', birthName: 'ESSAI-JUMEAU', givenNames: ['AIDA'] },
    ...{ birthDate: '2019-05-04', insured: '288037800600043' },
  }),
  somebody({
    ...{ ...woman, matricule: '219057800700031', birthName: 'ESSAI-JUMEAU', givenNames: ['LILA'] },
    ...{ birthDate: '2019-05-04', insured: '288037800600043', birthRank: 2 },
  }),
];

export const register: readonly RegisteredPerson[] = [...cardHolders, ...cases];

/** Asking for this name gets the fault siram_40, as one name of the real test register does. */
export const outOfOrder = 'ESSAI-PANNE';
