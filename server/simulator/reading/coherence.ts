/**
 * Whether a VIHF agrees with itself and with what is known of its structure: structure ↔ sector ↔ certificate ↔ role
 * (the certificate's structure is read in assertion.ts). The real service asks national registers; this table is
 * INVENTED and knows one structure, so every other one is taken at its word.
 */
import { accept, refuseData, type Verdict } from '../verdict.ts';
import type { Vihf } from './assertion.ts';

/** Sector of the structures that this simulator knows: the pharmacy of the development keys. */
const sectors: Record<string, string> = { '10B0000011': 'SA33' };

/** Who may sign in a sector; absent: whoever. A pharmacist of a hospital (section H) is none of a pharmacy. */
const roles: Record<string, RegExp> = { SA33: /^G15_21(?:\/(?:A|DA?|DM|E[A-Z]?))?$/ };

/** Second codes by profession: the know-how of a doctor, the section of a pharmacist, nobody else's (§11). */
const seconds: Record<string, RegExp> = { '10': /^[A-Z]{1,4}\d{0,3}$/, '21': /^[A-Z]{1,2}$/ };

export function coherent(vihf: Vihf): Verdict<Vihf> {
  const { structure, sector, role, professional } = vihf;
  const known = sectors[structure];
  if (known !== undefined && known !== sector)
    return refuseData('Le secteur du VIHF n’est pas celui de la structure.');
  const [profession = '', second] = role.replace('G15_', '').split('/');
  if (second !== undefined && seconds[profession]?.test(second) !== true)
    return refuseData('Le second code du rôle ne va pas avec la profession.');
  // Staff act under the structure, whatever their profession.
  const isStaff = professional.includes('/');
  if (!isStaff && roles[sector]?.test(role) === false)
    return refuseData('PS et Structure non liés : le rôle ne va pas avec le secteur.');
  return accept(vihf);
}
