/** In French: what is done with the answer, how it ended, and the way out. */
import type { Messages } from '../message.ts';

export const ending = {
  creating: {
    title: 'Nous demandons l’ouverture',
    body: ['Laissez la carte.'],
    rows: ['Votre accord', 'Le service national', 'Votre ticket'],
  },
  printing: {
    title: 'Nous imprimons votre ticket',
    body: ['Laissez la carte.'],
    rows: ['Votre accord', 'Le service national', 'Votre ticket'],
  },
  unanswered: {
    title: 'Nous n’avons pas reçu la réponse',
    body: ['Votre demande est peut-être partie.', 'Vous pouvez demander la réponse encore une fois.'],
  },
  refusing: {
    title: 'Vous avez dit non',
    body: ['Nous n’ouvrons pas de dossier.', 'Vos soins et vos remboursements restent les mêmes.'],
  },
  refused: {
    title: 'C’est noté',
    body: [
      'Nous n’ouvrons pas de dossier.',
      'Vos soins et vos remboursements restent les mêmes.',
      'Vous pourrez changer d’avis.',
    ],
  },

  done: {
    title: 'Votre DMP est ouvert',
    body: ['Prenez votre ticket et gardez-le.', 'Son code active votre DMP.', 'Ne le montrez à personne.'],
  },
  pending: {
    title: 'Ouverture demandée',
    body: [
      'Votre DMP n’est pas encore ouvert.',
      'Prenez votre ticket et gardez-le.',
      'Il explique la suite.',
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

  takeCard: { title: 'Reprenez votre carte', body: ['Elle est encore dans la borne.'] },
  cardForgotten: { title: 'N’oubliez pas votre carte', body: ['Elle est encore dans la borne.'] },
  cardGone: {
    title: 'La carte est sortie',
    body: ['L’écran est effacé. Rien n’est ouvert.', 'Pour recommencer, remettez votre carte.'],
  },
  cardGoneAfterRequest: {
    title: 'La carte est sortie',
    body: ['L’écran est effacé.', 'Votre demande est déjà partie.', 'Un agent peut vérifier la suite.'],
  },
  thanks: { title: 'Merci', body: ['L’écran est effacé.', 'Au revoir.'] },

  help: {
    title: 'Demandez au comptoir',
    body: ['Un agent peut vous aider.', 'Votre écran reste caché pendant ce temps.'],
  },
  idleWarning: {
    title: 'Êtes-vous toujours là\u00a0?',
    body: ['Touchez l’écran pour continuer.', 'Sinon, la borne efface tout dans 1\u00a0minute.'],
  },
  'quitConfirm.before': { title: 'Voulez-vous arrêter\u00a0?', body: ['Rien n’est ouvert pour le moment.'] },
  'quitConfirm.sent': {
    title: 'Voulez-vous arrêter\u00a0?',
    body: ['Votre demande est déjà partie.', 'Elle ira jusqu’au bout.'],
  },
  'quitConfirm.after': { title: 'Voulez-vous arrêter\u00a0?', body: ['L’écran s’efface.'] },
} satisfies Partial<Messages>;
