/**
 * Whom the bench can give a record at the simulated national service: the holders of the virtual cards who have a number
 * of their own. All INVENTED. Their numbers stay in this process: the page knows them by `id` (a test compares them with
 * the cards).
 */
export interface BenchPerson {
  id: string;
  /** The virtual card that holds them. */
  card: string;
  name: string;
  ins: string;
}

export const people: readonly BenchPerson[] = [
  { id: 'jeanne', card: 'martin', name: 'Jeanne MARTIN-TEST', ins: '255081416802538' },
  { id: 'helene', card: 'dupont', name: 'Hélène DUPONT', ins: '285057800600028' },
  { id: 'sophie', card: 'leroy', name: 'Sophie LEROY-TEST', ins: '288037800600043' },
  { id: 'ines', card: 'leroy', name: 'Inès LEROY-TEST', ins: '214097800600079' },
  { id: 'ange', card: 'santoni', name: 'Ange SANTONI', ins: '184052A32100030' },
];
