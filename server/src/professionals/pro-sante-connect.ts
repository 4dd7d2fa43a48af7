/**
 * What Pro Santé Connect says of a professional (dmp-protocol.md §15): strict on what is used, lenient on the rest, which
 * the service adds to. Each practice is one exercice in one structure.
 */
import { z } from 'zod';

export interface Professional {
  /** PS_IdNat: `8` and the RPPS. */
  id: string;
  family: string;
  given: string;
  practices: Practice[];
}

export interface Practice {
  /** TRE_G15: 10, 21, 60… */
  profession: string;
  /** Know-how of a doctor, section of a pharmacist; null: none said, or another profession (§11). */
  second: string | null;
  /** `SA33`. */
  sector: string;
  structure: { id: string; name: string };
}

export type ReadProfessional =
  | { outcome: 'read'; professional: Professional }
  /** not-proven: the answer is malformed, or contradicts itself. */
  | { outcome: 'refused'; reason: 'no-profile' | 'not-proven' };

/**
 * Absent, null and empty say the same, and so do one space and several. What no XML may hold is no name: it would break
 * the message that bears it.
 */
const Code = (shape: RegExp) =>
  z
    .union([z.string().regex(shape), z.literal('')])
    .nullish()
    .transform((code) => code || null);
const Words = z
  .string()
  .trim()
  .max(200)
  .regex(/^\P{C}*$/u)
  .nullish()
  .transform((words) => words?.replaceAll(/\s+/gu, ' ') || null);

const ActivitySchema = z.looseObject({
  codeSecteurDactivite: Code(/^SA\d\d$/),
  codeSectionPharmacien: Code(/^[A-Z]{1,2}$/),
  ancienIdentifiantDeLaStructure: Code(/^[134][0-9A-Z]{8,15}$/),
  numeroFinessSite: Code(/^\d[0-9AB]\d{7}$/),
  numeroSiretSite: Code(/^\d{14}$/),
  raisonSocialeSite: Words,
});
type Activity = z.infer<typeof ActivitySchema>;

const ExerciceSchema = z.looseObject({
  codeProfession: z.string().regex(/^\d\d$/),
  codeSavoirFaire: Code(/^[A-Z]{1,4}\d{0,3}$/),
  nomDexercice: Words,
  prenomDexercice: Words,
  activities: z.array(ActivitySchema).max(100).nullish(),
});
type Exercice = z.infer<typeof ExerciceSchema>;

const UserinfoSchema = z.looseObject({
  SubjectNameID: z.string().regex(/^8\d{11}$/),
  preferred_username: Words,
  family_name: Words,
  given_name: Words,
  SubjectRefPro: z.looseObject({ exercices: z.array(ExerciceSchema).max(50).nullish() }).nullish(),
});

/** Throws nothing: whatever came, there is an answer. */
export function professionalOf(claims: unknown): ReadProfessional {
  const read = UserinfoSchema.safeParse(claims);
  if (!read.success) return { outcome: 'refused', reason: 'not-proven' };
  const { SubjectNameID: id, preferred_username: username, SubjectRefPro: profile } = read.data;
  if (username !== null && username !== id) return { outcome: 'refused', reason: 'not-proven' };
  const exercices = profile?.exercices ?? [];
  const practices = distinct(exercices.flatMap(practicesOf));
  const [first] = exercices;
  const family = first?.nomDexercice ?? read.data.family_name;
  const given = first?.prenomDexercice ?? read.data.given_name;
  if (practices.length === 0 || !family || !given) return { outcome: 'refused', reason: 'no-profile' };
  return { outcome: 'read', professional: { id, family, given, practices } };
}

/** An activity without a sector or a structure is no place where somebody could sign for a DMP. */
function practicesOf(exercice: Exercice): Practice[] {
  return (exercice.activities ?? []).flatMap((activity) => {
    const id = structureOf(activity);
    const sector = activity.codeSecteurDactivite;
    if (id === null || sector === null) return [];
    return [
      {
        profession: exercice.codeProfession,
        second: secondOf(exercice, activity),
        sector,
        structure: { id, name: activity.raisonSocialeSite ?? id },
      },
    ];
  });
}

/** §11: a pharmacist's section, a doctor's know-how; no other profession has a second role. */
function secondOf({ codeProfession, codeSavoirFaire }: Exercice, activity: Activity): string | null {
  if (codeProfession === '21') return activity.codeSectionPharmacien;
  return codeProfession === '10' ? codeSavoirFaire : null;
}

/** Struct_IdNat, as it was given, or made as §12 says: `1` and FINESS, `3` and SIRET. */
function structureOf(activity: Activity): string | null {
  const { ancienIdentifiantDeLaStructure, numeroFinessSite, numeroSiretSite } = activity;
  if (ancienIdentifiantDeLaStructure !== null) return ancienIdentifiantDeLaStructure;
  if (numeroFinessSite !== null) return `1${numeroFinessSite}`;
  return numeroSiretSite === null ? null : `3${numeroSiretSite}`;
}

function distinct(practices: Practice[]): Practice[] {
  const keyOf = ({ profession, second, sector, structure }: Practice): string =>
    [profession, second ?? '', sector, structure.id].join(' ');
  return [...new Map(practices.map((practice) => [keyOf(practice), practice])).values()];
}
