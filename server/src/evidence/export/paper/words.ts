/** The French of the paper. U+00A0 before « : », « ? » and « ; », and inside « ». Each word a person signs to is here once. */
import type {
  ChangeOutcome,
  HomeActor,
  KioskEvidence,
  OutcomeEvidence,
  ReceivedEvidence,
} from '../../../../contract/evidence/index.ts';
import type { Language, Regime } from '../../../../contract/index.ts';

export const acts: Readonly<Record<KioskEvidence['kind'], { title: string; done: string }>> = {
  opening: { title: 'Ouverture d’un dossier médical partagé (DMP)', done: 'l’ouverture' },
  reopening: { title: 'Réouverture d’un dossier médical partagé (DMP)', done: 'la réouverture' },
  closure: { title: 'Fermeture d’un dossier médical partagé (DMP)', done: 'la fermeture' },
};

export const namesNobody = 'Il ne porte ni nom ni numéro de sécurité sociale.';
export const demonstrationLine =
  'Démonstration\u00a0: personne n’est réel, aucun vrai dossier n’est ouvert ni fermé.';

/** `done`: of `acts`. */
export function asked(actor: KioskEvidence['actor'], done: string): string {
  return actor === 'self'
    ? `une personne a demandé ${done} de son dossier médical partagé`
    : `la personne qui représente le titulaire a demandé ${done} du dossier médical partagé de celui-ci`;
}

/** Above the list of choices changed at home. */
export const changeEnds =
  'Les changements ont été demandés sur la page à la maison, sans borne\u00a0: le serveur seul en témoigne, et personne n’a vu de pièce d’identité. ' +
  'Soignant\u00a0: lire en urgence si je ne peux pas parler. SAMU\u00a0: lire si quelqu’un appelle le\u00a015.';

/** What became of one change, in the narrow column of a table. */
export const shortChangeEnds: Record<ChangeOutcome['outcome'] | 'unknown', string> = {
  changed: 'Enregistré',
  refused: 'Refusé\u00a0: rien n’a changé',
  unreachable: 'Pas parti\u00a0: rien n’a changé',
  uncertain: 'Réponse perdue',
  unknown: 'Pas encore de réponse',
};

export const questions = {
  opening: 'Ouvrir mon DMP',
  reopening: 'Rouvrir mon DMP',
  closure: 'Fermer mon DMP',
  breakGlass: 'En urgence, si je ne peux pas parler, un soignant peut lire mon DMP',
  emergencyCall: 'Si quelqu’un appelle le 15 pour moi, le médecin du SAMU peut lire mon DMP',
} as const;

export const yesNo = (yes: boolean): string => (yes ? 'Oui' : 'Non');

export const regimes: Readonly<Record<Regime, string>> = {
  'consent-2016': 'Décret 2016-914 (consent-2016)\u00a0: rien ne s’ouvre sans l’accord exprès de la personne',
  'mes-2022':
    'Mon espace santé (mes-2022)\u00a0: articles L.1111-13-1 et L.1111-14 du code de la santé publique',
};

export const languages: Readonly<Record<Language, string>> = {
  fr: 'français',
  'fr-simple': 'français, écrit simplement',
  en: 'anglais',
  ar: 'arabe',
  pt: 'portugais',
  tr: 'turc',
};

/** In the narrow column of a table. */
export const shortLanguages: typeof languages = { ...languages, 'fr-simple': 'français simple' };

export const sizes = { normal: 'normale', large: 'grande', largest: 'très grande' } as const;

/** Who answered. A representative is told by their relation: the paper names nobody. */
export function whoAnswered(actor: KioskEvidence['actor'], relation: ReceivedEvidence['relation']): string {
  if (actor === 'self') return 'La personne elle-même';
  if (actor === 'guardian') return 'La personne chargée de la représenter (tutelle ou mesure de protection)';
  if (relation === 'mother') return 'Sa mère';
  return relation === 'father' ? 'Son père' : 'L’un de ses parents';
}

/** Who said on the page at home that they act; null: the page did not ask then. */
export function whoAsked(by: HomeActor | null): string {
  return by === null
    ? 'Qui tenait le ticket (la page ne le demandait pas)'
    : whoAnswered(by.actor, by.relation);
}

export const opinions: Readonly<Record<NonNullable<ReceivedEvidence['opinion']>, string>> = {
  agrees: 'La personne représentée est d’accord',
  disagrees: 'La personne représentée n’est pas d’accord',
  'not-expressed': 'La personne représentée n’a pas exprimé d’avis',
};

/** What the national service was told to have done, or not. */
export const outcomes: Readonly<Record<OutcomeEvidence['outcome'], string>> = {
  created: 'Le service national a ouvert le DMP',
  'already-exists': 'Un DMP existait déjà\u00a0: rien de nouveau n’a été ouvert',
  refused: 'Le service national a refusé',
  closed: 'Le service national a fermé le DMP',
  uncertain: 'La réponse du service national s’est perdue\u00a0: on ne sait pas encore',
};

/** As a person at the screen would call them; a screen that is not here is told by its own name. */
export const screens: Readonly<Record<string, string>> = {
  welcome: 'Accueil',
  insertCard: 'Insérer la carte',
  reading: 'Lecture de la carte',
  whichPerson: 'Pour qui\u00a0?',
  isItYou: 'Est-ce vous\u00a0?',
  minorRep: 'Répondre pour un mineur',
  papers: 'Pièces du représentant',
  checking: 'Recherche du dossier',
  explainWhat: 'Le DMP, c’est quoi\u00a0?',
  moreWhat: 'Le DMP\u00a0: en savoir plus',
  explainWho: 'Qui peut le lire\u00a0?',
  moreWho: 'Qui peut le lire\u00a0: en savoir plus',
  explainNever: 'Qui ne peut jamais le lire\u00a0?',
  moreNever: 'Qui ne peut jamais le lire\u00a0: en savoir plus',
  explainYours: 'C’est votre dossier',
  moreYours: 'C’est votre dossier\u00a0: en savoir plus',
  explainEmergency: 'En cas d’urgence',
  moreEmergency: 'En cas d’urgence\u00a0: en savoir plus',
  quizInsurer: 'Question\u00a0: l’assureur',
  fixInsurer: 'L’assureur, expliqué à nouveau',
  quizClose: 'Question\u00a0: fermer',
  fixClose: 'Fermer, expliqué à nouveau',
  staffExplain: 'Explication par le comptoir',
  decide: 'Voulez-vous ouvrir votre DMP\u00a0?',
  emergencyChoice: 'Un soignant peut-il lire en urgence\u00a0?',
  samuChoice: 'Le SAMU peut-il lire votre dossier\u00a0?',
  review: 'Vérifiez vos choix',
  closeExplain: 'Fermer votre DMP\u00a0?',
  alreadyOpen: 'Un DMP est déjà ouvert',
  wasClosed: 'Le DMP a été fermé',
  wasOpposed: 'Une opposition est notée',
  help: 'Aide',
  idleWarning: 'Êtes-vous toujours là\u00a0?',
  language: 'Choix de la langue',
  display: 'Choix de l’affichage',
};
