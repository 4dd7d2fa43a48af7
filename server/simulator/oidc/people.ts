/**
 * INVENTED people of the two simulated providers. Their RPPS begin with 99900000, as those of the test cards do; their
 * structure is the one that the development line uses. The shape of the claims is that of Pro Santé Connect
 * (dmp-protocol.md §15), with more than anybody uses, as there.
 */

export interface InventedPerson {
  /** Login there: the PS_IdNat, or a test matricule. */
  login: string;
  /** What the pages of the simulator say of them. */
  label: string;
  claims: Record<string, unknown>;
}

const ours = { id: '10B0000011', name: 'PHARMACIE DE DEVELOPPEMENT' };

interface Activity {
  sector: string;
  section?: string;
  structure: { id: string; name: string };
}

function exercice(
  profession: string,
  names: { family: string; given: string },
  activities: Activity[],
  knowHow?: string,
): Record<string, unknown> {
  return {
    codeProfession: profession,
    codeCategorieProfessionnelle: 'C',
    codeCiviliteDexercice: '',
    nomDexercice: names.family,
    prenomDexercice: names.given,
    codeTypeSavoirFaire: knowHow === undefined ? '' : 'S',
    codeSavoirFaire: knowHow ?? '',
    activities: activities.map(({ sector, section, structure }) => ({
      codeModeExercice: 'S',
      codeSecteurDactivite: sector,
      codeSectionPharmacien: section ?? null,
      codeRole: '',
      numeroFinessSite: '',
      numeroSiretSite: '',
      raisonSocialeSite: structure.name,
      ancienIdentifiantDeLaStructure: structure.id,
    })),
  };
}

function professional(
  login: string,
  names: { family: string; given: string },
  label: string,
  exercices: Record<string, unknown>[] | null,
): InventedPerson {
  return {
    login,
    label: `${names.given} ${names.family}, ${label}`,
    claims: {
      SubjectNameID: login,
      preferred_username: login,
      given_name: names.given,
      family_name: names.family,
      SubjectRole: ['80^1.2.250.1.213.1.1.5.5'],
      Secteur_Activite: 'SA33^1.2.250.1.71.4.2.4',
      Palier_Authentification: 'APPPRIP3^1.2.250.1.213.1.5.1.1.1',
      authMode: 'MOBILE',
      otherIds: [{ identifiant: login, origine: 'RPPS', qualite: 1 }],
      ...(exercices ? { SubjectRefPro: { codeCivilite: 'M', exercices } } : {}),
    },
  };
}

const essai = (given: string): { family: string; given: string } => ({ family: 'ESSAI-PSC', given });
const officine = (section: string): Activity => ({ sector: 'SA33', section, structure: ours });

export const professionals: readonly InventedPerson[] = [
  professional('899900000011', essai('Paule'), 'pharmacienne titulaire', [
    exercice('21', essai('Paule'), [officine('A')]),
  ]),
  professional('899900000029', essai('Denis'), 'pharmacien et médecin : deux exercices', [
    exercice('21', essai('Denis'), [officine('D')]),
    exercice('10', essai('Denis'), [{ sector: 'SA07', structure: ours }], 'SM26'),
  ]),
  professional('899900000037', essai('Inès'), 'infirmière', [
    exercice('60', essai('Inès'), [{ sector: 'SA07', structure: ours }]),
  ]),
  professional('899900000045', essai('Sam'), 'sans profil professionnel', null),
  professional('899900000052', essai('Kim'), 'masseur-kinésithérapeute', [
    exercice('70', essai('Kim'), [{ sector: 'SA07', structure: ours }]),
  ]),
  professional('899900000060', essai('Loïc'), 'pharmacien d’une autre officine', [
    exercice('21', essai('Loïc'), [
      { sector: 'SA33', section: 'A', structure: { id: '1990000010', name: 'AUTRE PHARMACIE' } },
    ]),
  ]),
];

export const agents: readonly InventedPerson[] = [
  {
    login: 'agent-essai-1',
    label: 'Agathe ESSAI-CPAM, conseillère',
    claims: { name: 'Agathe ESSAI-CPAM', roles: ['conseiller', 'borne-dmp'] },
  },
  {
    login: 'agent-essai-2',
    label: 'Rémi ESSAI-CPAM, sans le droit à la borne',
    claims: { name: 'Rémi ESSAI-CPAM', roles: ['comptable'] },
  },
];
