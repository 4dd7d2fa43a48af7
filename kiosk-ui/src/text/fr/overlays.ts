/** In French: what is laid over a visit, which keeps its place meanwhile. */
import type { Messages } from '../message.ts';

export const overlays = {
  'help.sending': {
    title: 'Nous prévenons le comptoir',
    body: ['Restez là.', 'Votre carte reste dans la borne.'],
  },
  'help.waiting': {
    title: 'Le comptoir est prévenu',
    body: ['Restez là.', 'Votre carte reste dans la borne.', 'Votre écran reste caché pendant ce temps.'],
  },
  'help.taken': {
    title: 'Quelqu’un arrive',
    body: ['Restez là.', 'Votre carte reste dans la borne.'],
  },
  'help.unheard': {
    title: 'Le comptoir ne répond pas',
    body: ['La borne ne peut pas le prévenir.', 'Demandez au comptoir, ou continuez.'],
  },
  helpNoAnswer: {
    title: 'Personne n’est libre pour le moment',
    body: ['Votre appel reste affiché au comptoir.', 'Vous pouvez continuer, ou arrêter.'],
  },
  idleWarning: {
    title: 'Êtes-vous toujours là\u00a0?',
    body: ['Touchez l’écran pour continuer.', 'Sinon, la borne efface tout dans 1\u00a0minute.'],
  },
  'quitConfirm.before': { title: 'Voulez-vous arrêter\u00a0?', body: ['Rien n’est changé pour le moment.'] },
  'quitConfirm.sent': {
    title: 'Voulez-vous arrêter\u00a0?',
    body: ['Votre demande est déjà partie.', 'Elle continue sans vous.'],
  },
  'quitConfirm.after': { title: 'Voulez-vous arrêter\u00a0?', body: ['L’écran s’efface.'] },
  cardGone: {
    title: 'Remettez votre carte',
    body: ['L’écran est caché.', 'Vous avez 30\u00a0secondes.', 'Après, la borne efface tout.'],
  },
  language: { title: 'Choisissez votre langue', body: [] },
  display: { title: 'Comment voulez-vous lire\u00a0?', body: [] },
} satisfies Partial<Messages>;
