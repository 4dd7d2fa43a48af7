/** In simple French: until the screen knows who is there and what may be done for them. */
import type { Messages } from '../message.ts';

export const arrival = {
  screenTaken: {
    title: 'La borne est déjà ouverte',
    body: ['Elle est dans une autre fenêtre.', 'Allez dans cette fenêtre.'],
  },
  'outOfService.server-unreachable': {
    title: 'La borne ne marche pas',
    body: ['Revenez plus tard.', 'Ou allez au comptoir.'],
  },
  'outOfService.kiosk-unknown': {
    title: 'La borne n’est pas prête',
    body: ['Allez au comptoir.'],
  },
  'outOfService.maintenance': {
    title: 'Quelqu’un répare la borne',
    body: ['Revenez un peu plus tard.', 'Ou allez au comptoir.'],
  },
  noCard: {
    title: 'Vous n’avez pas la carte\u00a0?',
    body: ['Vous pouvez lire ce que c’est.', 'Pour choisir, il faut votre carte.'],
  },
  informationEnd: {
    title: 'Vous avez tout lu',
    body: ['Rien n’est noté.', 'Pour choisir, il faut votre carte.', 'Revenez avec elle.'],
  },
  'informationEnd.again': {
    title: 'Vous avez tout lu',
    body: ['Rien n’est noté.', 'Vous pouvez essayer encore.'],
  },
  'cardProblem.unreadable': {
    title: 'La borne lit mal la carte',
    body: ['Sortez la carte.', 'Essuyez la puce.', 'Remettez la carte.'],
  },
  'cardProblem.mute': {
    title: 'La borne ne lit rien',
    body: ['Sortez la carte.', 'Retournez la carte.', 'Remettez la carte.'],
  },
  'cardProblem.vitale-1': {
    title: 'Cette carte est trop vieille',
    body: ['Reprenez la carte.', 'Il vous faut une nouvelle carte.', 'Demandez au comptoir.'],
  },
  'cardProblem.professional-card': {
    title: 'C’est une carte de travail',
    body: ['Reprenez cette carte.', 'Mettez une carte Vitale.'],
  },
  'cardProblem.no-holder': {
    title: 'Il n’y a pas de nom',
    body: ['Reprenez votre carte.', 'Un agent peut vous aider.'],
  },
  notYou: {
    title: 'Cette personne doit venir',
    body: ['Chaque adulte décide pour lui.', 'Reprenez la carte.', 'Dites-lui de venir.'],
  },
  'notPossible.minor': {
    title: 'Allez voir un agent',
    body: ['Un parent décide pour son enfant.', 'Un agent va vous aider.'],
  },
  'notPossible.minors-not-served': {
    title: 'Allez voir un agent',
    body: ['Cette borne est pour les adultes.', 'Un agent peut vous aider.'],
  },
  'notPossible.papers-not-accepted': {
    title: 'Allez voir un agent',
    body: ['Il manque un papier.', 'Un agent vous dit lequel.'],
  },
  'notPossible.no-number': {
    title: 'Allez voir un agent',
    body: ['Il manque votre numéro.', 'Un agent peut vous aider.'],
  },
  'notPossible.wrong-number': {
    title: 'Allez voir un agent',
    body: ['La borne comprend mal la carte.', 'Un agent peut regarder.'],
  },
  'notPossible.birth-date-unreadable': {
    title: 'Allez voir un agent',
    body: ['La borne lit mal la date.', 'Un agent peut regarder.'],
  },
  'notPossible.identity-not-recognised': {
    title: 'Allez voir un agent',
    body: ['Le service n’a pas reconnu la carte.', 'Rien n’est noté.', 'Un agent peut vous aider.'],
  },
  offline: {
    title: 'La borne n’a pas de réponse',
    body: ['Rien n’est noté.', 'Vous pouvez essayer encore.'],
  },
  'alreadyOpen.mes-2022': {
    title: 'Vous avez déjà un dossier',
    body: ['Il est dans Mon espace santé.', 'Vos soignants peuvent le lire.', 'Vous pouvez le fermer.'],
  },
  'wasClosed.mes-2022': {
    title: 'Votre dossier est fermé',
    body: ['Vous pouvez le garder fermé.', 'Vous pouvez demander un autre dossier.'],
  },
  requested: {
    title: 'Vous avez déjà demandé',
    body: ['Votre demande est en cours.', 'Vous n’avez rien à faire.'],
  },
} satisfies Partial<Messages>;
