/** The two ways through the short line, from card in to card out: a yes and a no. */
import type { Hands } from './hands.ts';
import type { Patient } from './patient.ts';

/** Person on the demonstration card: invented. What the activation page asks about her. */
export const demonstrationPerson = {
  card: 'martin',
  birthDate: { day: '12', month: '08', year: '1955' },
  nirEnd: '2538',
};

/** Card in, identity, the three information screens, up to the question. */
export async function informed(patient: Patient, hands: Hands, card: string): Promise<void> {
  await patient.waitAfter('reading', () => hands.insertCard(card), 'Est-ce bien vous ?');
  await patient.waitAfterTouch('status', 'Oui, c’est moi', 'C’est quoi, le DMP ?');
  await patient.touch('Suivant', 'Qui peut le lire ?');
  await patient.touch('Suivant', 'Qui ne peut jamais le lire ?');
  await patient.touch('Suivant', 'Voulez-vous ouvrir votre DMP ?');
}

/** The yes: both emergency questions answered, choices checked, record opened, ticket printed, card taken back. */
export async function openRecord(patient: Patient, hands: Hands, card: string): Promise<void> {
  await informed(patient, hands, card);
  await patient.touch('Oui', 'Un soignant peut-il lire en urgence ?');
  await patient.touch('Oui', 'Le SAMU peut-il lire votre dossier ?');
  await patient.touch('Non', 'Vérifiez vos choix');
  await patient.waitAfterTouch('creatingAndPrinting', 'Ouvrir mon DMP', 'Votre DMP est ouvert');
  await patient.touch('Reprendre ma carte', 'Reprenez votre carte');
  await cardOut(patient, hands);
}

/** The no, at the question itself. */
export async function refuse(patient: Patient, hands: Hands, card: string): Promise<void> {
  await informed(patient, hands, card);
  await patient.waitAfterTouch('refusing', 'Non', 'C’est noté');
  await patient.touch('Reprendre ma carte', 'Reprenez votre carte');
  await cardOut(patient, hands);
}

async function cardOut(patient: Patient, hands: Hands): Promise<void> {
  await patient.waitAfter('wiping', () => hands.removeCard(), 'Merci');
}
