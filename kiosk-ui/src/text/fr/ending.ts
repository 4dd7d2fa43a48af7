/** In French: what is done with the answer, how it ended, and the way out. */
import type { Messages } from '../message.ts';

export const ending = {
  creating: {
    title: 'Nous demandons l’ouverture',
    body: ['Laissez la carte.'],
    rows: ['Votre accord', 'Le service national'],
  },
  printing: { title: 'Nous imprimons votre papier', body: ['Attendez un peu.'] },
  unanswered: {
    title: 'Nous n’avons pas reçu la réponse',
    body: ['Votre demande est peut-être partie.', 'Vous pouvez demander la réponse encore une fois.'],
  },
  refusing: {
    title: 'Vous avez dit non',
    body: ['Nous n’ouvrons pas de dossier.', 'Vos soins et vos remboursements restent les mêmes.'],
  },
  'refused.none': {
    title: 'C’est noté',
    body: [
      'Nous n’ouvrons pas de dossier.',
      'Vos soins et vos remboursements restent les mêmes.',
      'Vous pourrez changer d’avis.',
    ],
  },
  'refused.kept': {
    title: 'C’est noté',
    body: [
      'Votre choix reste le même.',
      'Vos soins et vos remboursements restent les mêmes.',
      'Vous pourrez changer d’avis.',
    ],
  },
  closing: {
    title: 'Nous demandons la fermeture',
    body: ['Laissez la carte.'],
    rows: ['Votre demande', 'Le service national'],
  },
  closeUnanswered: {
    title: 'Nous n’avons pas reçu la réponse',
    body: ['Votre demande est peut-être partie.', 'Vous pouvez demander la réponse encore une fois.'],
  },
  closed: {
    title: 'Votre dossier est fermé',
    body: ['Vos soignants ne peuvent plus le lire.', 'Vous pourrez le rouvrir quand vous voulez.'],
  },
  closeRequested: {
    title: 'Fermeture demandée',
    body: ['Votre dossier n’est pas encore fermé.', 'Votre demande continue sans vous.'],
  },
  closeRefused: {
    title: 'Le service n’a pas accepté',
    body: ['Votre dossier reste ouvert.', 'Un agent peut vous aider.'],
  },

  done: {
    title: 'Votre DMP est ouvert',
    body: [
      'Vos soignants peuvent y ranger vos documents.',
      'Vous pouvez le fermer quand vous voulez.',
      'Un code vous servira pour le lire.',
    ],
  },
  pending: {
    title: 'Ouverture demandée',
    body: [
      'Votre DMP n’est pas encore ouvert.',
      'Votre demande continue sans vous.',
      'Un code vous servira chez vous.',
    ],
  },
  'ticketMissing.created': {
    title: 'Le ticket n’est pas sorti',
    body: ['Votre DMP est ouvert.', 'Vous pouvez imprimer encore, ou demander au comptoir.'],
  },
  'ticketMissing.pending': {
    title: 'Le ticket n’est pas sorti',
    body: ['Votre DMP n’est pas encore ouvert.', 'Vous pouvez imprimer encore, ou demander au comptoir.'],
  },
  codeShown: {
    title: 'Votre code, rien que pour vous',
    body: ['Scannez ce carré avec votre téléphone.', 'Ou notez le code et l’adresse.'],
  },
  'ticketDoubtful.created': {
    title: 'Votre ticket est-il sorti\u00a0?',
    body: ['Votre DMP est ouvert.', 'Si vous imprimez encore, seul le nouveau ticket est bon.'],
  },
  'ticketDoubtful.pending': {
    title: 'Votre ticket est-il sorti\u00a0?',
    body: ['Votre DMP n’est pas encore ouvert.', 'Si vous imprimez encore, seul le nouveau ticket est bon.'],
  },
  refusedByService: {
    title: 'Le service n’a pas accepté',
    body: [
      'Aucun dossier n’est ouvert.',
      'Vos soins et vos remboursements restent les mêmes.',
      'Un agent peut vous aider.',
    ],
  },
  unknownOutcome: {
    title: 'Nous n’avons pas reçu la réponse',
    body: ['Nous ne savons pas si votre DMP est ouvert.', 'Un agent peut vérifier.'],
  },

  'handOver.asking': { title: 'Allez voir un agent', body: ['Nous préparons un numéro pour lui.'] },
  'handOver.given': {
    title: 'Allez voir un agent',
    body: ['Donnez-lui ce numéro.', 'Il finit avec vous. Rien n’est perdu.'],
  },
  'handOver.unheard': {
    title: 'Allez voir un agent',
    body: ['Dites-lui où vous en êtes.', 'Il finit avec vous.'],
  },

  'receiptChoice.code': {
    title: 'Comment prendre votre code\u00a0?',
    body: ['Sur papier, sur votre téléphone, ou pas du tout.'],
  },
  'receiptChoice.sheet': {
    title: 'Voulez-vous un papier\u00a0?',
    body: ['Sur papier, sur votre téléphone, ou rien.'],
  },
  receiptShown: {
    title: 'Scannez ce carré',
    body: ['Votre téléphone ouvre la page.', 'Ou notez l’adresse.'],
  },
  paperMissing: {
    title: 'La borne n’imprime pas',
    body: ['Vous pouvez lire le papier sur votre téléphone.', 'Un agent peut aussi vous aider.'],
  },

  takeCard: { title: 'Reprenez votre carte', body: ['Elle est encore dans la borne.'] },
  cardForgotten: { title: 'N’oubliez pas votre carte', body: ['Elle est encore dans la borne.'] },
  wiping: { title: 'Nous effaçons l’écran', body: ['Attendez un peu.'] },
  cardGoneAfterRequest: {
    title: 'La carte est sortie',
    body: ['L’écran est effacé.', 'Votre demande est déjà partie.', 'Un agent peut vérifier la suite.'],
  },
  thanks: { title: 'Merci', body: ['L’écran est effacé.', 'Au revoir.'] },
} satisfies Partial<Messages>;
