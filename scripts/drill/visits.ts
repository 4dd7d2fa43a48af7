/** The ways through the kiosk, from card in to card out: a yes and a no. The titles are those of the screen's catalogue. */
import type { Hands } from './hands.ts';
import type { Patient } from './patient.ts';

/** Person on the demonstration card: invented. What the activation page asks about her. */
export const demonstrationPerson = {
  card: 'martin',
  birthDate: { day: '12', month: '08', year: '1955' },
  nirEnd: '2538',
};

/** A touch, and what is there after it. */
export interface Step {
  touch: string;
  title: string;
}

/** From the first of the five things to know to the first question about them. */
const fiveThings: readonly Step[] = [
  { touch: 'Suivant', title: 'Qui peut le lire ?' },
  { touch: 'Suivant', title: 'Qui ne peut jamais le lire ?' },
  { touch: 'Suivant', title: 'C’est votre dossier' },
  { touch: 'Suivant', title: 'En cas d’urgence' },
  { touch: 'Suivant', title: 'Votre assurance peut-elle lire votre dossier ?' },
];

/** Both questions answered right; `question`: what is asked then. */
export const understanding = (question = 'Voulez-vous ouvrir votre DMP ?'): readonly Step[] => [
  ...fiveThings,
  { touch: 'Non', title: 'Pouvez-vous fermer votre dossier plus tard ?' },
  { touch: 'Oui', title: question },
];

/** From the question to the summary: yes to the opening, and one answer to each of the two choices. */
export const choices = (emergency: 'Oui' | 'Non', samu: 'Oui' | 'Non'): readonly Step[] => [
  { touch: 'Oui', title: 'Un soignant peut-il lire en urgence ?' },
  { touch: emergency, title: 'Le SAMU peut-il lire votre dossier ?' },
  { touch: samu, title: 'Vérifiez vos choix' },
];

/** Card in, identity, five things to know, two questions, up to the decision. */
export async function informed(patient: Patient, hands: Hands, card: string): Promise<void> {
  await patient.waitAfter('reading', () => hands.insertCard(card), 'Est-ce bien vous ?');
  await patient.waitAfterTouch('status', 'Oui, c’est moi', 'C’est quoi, le DMP ?');
  await walk(patient, understanding());
}

/** The yes: both emergency questions answered, choices checked, record opened, its code printed, card taken back. */
export async function openRecord(patient: Patient, hands: Hands, card: string): Promise<void> {
  await informed(patient, hands, card);
  await walk(patient, choices('Oui', 'Non'));
  await patient.waitAfterTouch('creating', 'Ouvrir mon DMP', 'Votre DMP est ouvert');
  await patient.touch('Continuer', 'Comment prendre votre code ?');
  await patient.waitAfterTouch('printing', 'Papier', 'Reprenez votre carte');
  await cardOut(patient, hands);
}

/** The no, at the question itself, and no paper. */
export async function refuse(patient: Patient, hands: Hands, card: string): Promise<void> {
  await informed(patient, hands, card);
  await patient.waitAfterTouch('refusing', 'Non', 'C’est noté');
  await patient.touch('Continuer', 'Voulez-vous un papier ?');
  await patient.touch('Rien', 'Reprenez votre carte');
  await cardOut(patient, hands);
}

async function walk(patient: Patient, steps: readonly Step[]): Promise<void> {
  for (const { touch, title } of steps) await patient.touch(touch, title);
}

async function cardOut(patient: Patient, hands: Hands): Promise<void> {
  await patient.waitAfter('wiping', () => hands.removeCard(), 'Merci');
}
