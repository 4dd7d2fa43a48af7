/** In simple French: what is done with the answer, how it ended, and the way out. */
import type { Messages } from '../message.ts';

const sameCare = ['Vos soins restent les mêmes.', 'Vos remboursements aussi.'] as const;
const mayChange = 'Vous pouvez changer d’avis.';
const mayHelp = 'Un agent peut vous aider.';
const open = 'Votre dossier est ouvert.';
const notYetOpen = 'Votre dossier n’est pas encore ouvert.';
const noAnswer = {
  title: 'Nous n’avons pas la réponse',
  body: ['Votre demande est peut-être partie.', 'Vous pouvez demander encore.'],
};

export const ending = {
  unanswered: noAnswer,
  closeUnanswered: noAnswer,
  refusing: { title: 'Vous avez dit non', body: ['Nous n’ouvrons pas de dossier.', ...sameCare] },
  'refused.none': {
    title: 'C’est noté',
    body: ['Nous n’ouvrons pas de dossier.', ...sameCare, mayChange],
  },
  'refused.kept': { title: 'C’est noté', body: ['Votre choix reste le même.', ...sameCare, mayChange] },
  closed: {
    title: 'Votre dossier est fermé',
    body: ['Vos soignants ne lisent plus.', 'Vous pouvez le rouvrir.'],
  },
  closeRequested: {
    title: 'Vous avez demandé de fermer',
    body: ['Votre dossier n’est pas encore fermé.', 'Votre demande continue sans vous.'],
  },
  closeRefused: { title: 'Le service a dit non', body: ['Votre dossier reste ouvert.', mayHelp] },
  done: {
    title: 'Votre dossier est ouvert',
    body: ['Vos soignants y mettent des papiers.', 'Vous pouvez le fermer.', 'Un code sert à le lire.'],
  },
  pending: {
    title: 'Vous avez demandé d’ouvrir',
    body: [notYetOpen, 'Votre demande continue sans vous.', 'Un code sert à le lire.'],
  },
  'ticketMissing.created': {
    title: 'Le papier n’est pas sorti',
    body: [open, 'Vous pouvez imprimer encore.', 'Ou demander au comptoir.'],
  },
  'ticketMissing.pending': {
    title: 'Le papier n’est pas sorti',
    body: [notYetOpen, 'Vous pouvez imprimer encore.', 'Ou demander au comptoir.'],
  },
  codeShown: {
    title: 'Votre code est pour vous',
    body: ['Photographiez ce carré.', 'Ou écrivez le code.', 'Écrivez aussi l’adresse.'],
  },
  'ticketDoubtful.created': {
    title: 'Le papier est-il sorti\u00a0?',
    body: [open, 'Vous pouvez imprimer encore.', 'Gardez le nouveau papier.', 'L’ancien ne marche plus.'],
  },
  'ticketDoubtful.pending': {
    title: 'Le papier est-il sorti\u00a0?',
    body: [
      notYetOpen,
      'Vous pouvez imprimer encore.',
      'Gardez le nouveau papier.',
      'L’ancien ne marche plus.',
    ],
  },
  refusedByService: {
    title: 'Le service a dit non',
    body: ['Aucun dossier n’est ouvert.', ...sameCare, mayHelp],
  },
  unknownOutcome: {
    title: 'Nous n’avons pas la réponse',
    body: ['Le dossier est peut-être ouvert.', 'Un agent peut regarder.'],
  },
  'receiptChoice.code': {
    title: 'Comment voulez-vous votre code\u00a0?',
    body: ['Sur papier.', 'Sur votre téléphone.', 'Ou pas du tout.'],
  },
  'receiptChoice.sheet': {
    title: 'Voulez-vous un papier\u00a0?',
    body: ['Sur papier.', 'Sur votre téléphone.', 'Ou rien.'],
  },
  receiptShown: {
    title: 'Photographiez ce carré',
    body: ['Votre téléphone ouvre la page.', 'Ou écrivez l’adresse.'],
  },
  paperMissing: {
    title: 'La borne n’imprime pas',
    body: ['Vous pouvez lire sur votre téléphone.', mayHelp],
  },
  cardGoneAfterRequest: {
    title: 'La carte est sortie',
    body: ['L’écran est effacé.', 'Votre demande est déjà partie.', 'Un agent peut regarder.'],
  },
} satisfies Partial<Messages>;
