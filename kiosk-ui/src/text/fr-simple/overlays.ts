/** In simple French: what is laid over a visit, which keeps its place meanwhile. */
import type { Messages } from '../message.ts';

export const overlays = {
  'help.waiting': {
    title: 'Le comptoir est prévenu',
    body: ['Restez là.', 'Votre carte reste dans la borne.', 'Votre écran est caché.'],
  },
  'help.unheard': {
    title: 'Le comptoir ne répond pas',
    body: ['Allez au comptoir.', 'Ou continuez ici.'],
  },
  helpNoAnswer: {
    title: 'Personne n’est libre',
    body: ['Le comptoir voit votre appel.', 'Vous pouvez continuer.', 'Vous pouvez aussi arrêter.'],
  },
  idleWarning: {
    title: 'Êtes-vous là\u00a0?',
    body: ['Touchez l’écran pour continuer.', 'Ou tout s’efface dans 1\u00a0minute.'],
  },
} satisfies Partial<Messages>;
