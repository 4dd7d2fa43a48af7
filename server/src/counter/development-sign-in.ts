/**
 * The sign-in of development: invented staff, chosen from a list, without a password. config.ts refuses it in
 * production, and without any sign-in the counter's listener does not start. Operators, duty and roles replace it.
 */

export interface Staff {
  staffId: string;
  name: string;
}

export const inventedStaff: readonly Staff[] = [
  { staffId: 'essai-pharmacien', name: 'Agent d’essai – pharmacien' },
  { staffId: 'essai-preparatrice', name: 'Agent d’essai – préparatrice' },
  { staffId: 'essai-conseiller', name: 'Agent d’essai – conseiller CPAM' },
];

/** Staff ids are what the database keeps; a name is only looked up to be shown. */
export function staffName(staffId: string): string {
  return inventedStaff.find((staff) => staff.staffId === staffId)?.name ?? 'Un collègue';
}
