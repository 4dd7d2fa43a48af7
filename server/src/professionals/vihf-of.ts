/**
 * From a professional who signed in to the author of a VIHF (dmp-protocol.md §11, §15): NameID = SubjectNameID,
 * Identifiant_Structure, Secteur_Activite, subject-id, and the role: profession, then section or know-how. They came in
 * person, so the mode is INDIRECTE_RENFORCEE (EX_AIR-085: never without them). dmp/assertion.ts writes it.
 */
import type { Signature } from '../dmp/in-person.ts';
import type { Practice, Professional } from './pro-sante-connect.ts';

export type Vihf = Signature;

/** How the authentication is told to the DMP. */
export interface DeclaredAuthentication {
  contextClass: string;
  declaration: string;
}

/**
 * UNCERTAIN, both: the class is the one that a general document gives for Pro Santé Connect, and the declaration the one
 * of « AIR simplifié » (§11). Public documents do not settle them: ask at homologation, and give others here.
 */
export const uncertainDeclaration: DeclaredAuthentication = {
  contextClass: 'urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorUnregistered',
  declaration: 'CONF_EXI_PGSSIS',
};

export function vihfOf(
  { id, family, given }: Professional,
  { profession, second, sector, structure }: Practice,
  { contextClass, declaration }: DeclaredAuthentication = uncertainDeclaration,
): Vihf {
  return {
    author: { id, family, given, role: { profession, ...(second === null ? {} : { second }) }, structure },
    sector,
    access: { mode: 'INDIRECTE_RENFORCEE', contextClass, declaration },
  };
}
