/** In French: until the screen knows who is there and what may be done for them. */
import type { Messages } from '../message.ts';

export const arrival = {
  connecting: { title: 'Un instant, s’il vous plaît', body: ['La borne se prépare.'] },
  agentSilent: { title: 'La borne est en panne', body: ['Reprenez votre carte.', 'Allez au comptoir.'] },
  screenTaken: {
    title: 'La borne est déjà ouverte',
    body: [
      'Elle est dans une autre fenêtre.',
      'Allez dans cette fenêtre.',
      'Ou fermez-la, puis touchez «\u00a0Réessayer\u00a0».',
    ],
  },
  notPaired: {
    title: 'Cette page n’est pas la borne',
    body: ['Ouvrez l’adresse complète donnée au démarrage.', 'Elle change à chaque démarrage.'],
  },
  'outOfService.no-reader': {
    title: 'La borne est en panne',
    body: ['Elle ne peut pas lire les cartes.', 'Allez au comptoir.'],
  },
  'outOfService.server-unreachable': {
    title: 'La borne est sans réseau',
    body: ['Elle ne peut rien ouvrir pour le moment.', 'Revenez plus tard, ou allez au comptoir.'],
  },
  'outOfService.kiosk-unknown': {
    title: 'La borne n’est pas encore prête',
    body: ['Le service ne la reconnaît pas.', 'Allez au comptoir.'],
  },
  'outOfService.maintenance': {
    title: 'La borne est en entretien',
    body: ['Revenez dans un instant, ou allez au comptoir.'],
  },

  welcome: {
    title: 'Votre dossier de santé',
    body: [
      'C’est gratuit. C’est vous qui décidez.',
      'Mettez votre carte Vitale.',
      'Ou touchez «\u00a0Commencer\u00a0».',
    ],
  },
  insertCard: {
    title: 'Mettez votre carte Vitale',
    body: ['La puce est tournée vers vous.', 'Elle entre en premier.', 'Laissez la carte jusqu’à la fin.'],
  },
  noCard: {
    title: 'Pas de carte Vitale\u00a0?',
    body: ['Vous pouvez lire ce qu’est le DMP.', 'Pour choisir, revenez avec votre carte.'],
  },
  informationEnd: {
    title: 'Vous avez tout lu',
    body: ['Rien n’est noté.', 'Pour choisir, revenez avec votre carte Vitale.'],
  },
  /** The card is in: nobody has to come back. */
  'informationEnd.again': {
    title: 'Vous avez tout lu',
    body: ['Rien n’est noté.', 'Vous pouvez essayer encore.'],
  },
  reading: { title: 'Nous lisons votre carte', body: ['Laissez la carte.', 'Attendez un peu.'] },
  'cardProblem.unreadable': {
    title: 'La borne lit mal la carte',
    body: ['Sortez la carte.', 'Essuyez la puce, puis remettez la carte.'],
  },
  'cardProblem.mute': {
    title: 'La carte ne répond pas',
    body: ['Sortez la carte.', 'Retournez-la, puis remettez-la.'],
  },
  'cardProblem.vitale-1': {
    title: 'Cette carte est trop ancienne',
    body: ['La borne ne peut pas la lire.', 'Reprenez-la. Demandez une nouvelle carte à votre caisse.'],
  },
  'cardProblem.professional-card': {
    title: 'C’est une carte de professionnel',
    body: ['Reprenez cette carte.', 'Mettez une carte Vitale.'],
  },
  'cardProblem.not-vitale': {
    title: 'Ce n’est pas une carte Vitale',
    body: ['Reprenez cette carte.', 'Mettez votre carte Vitale.'],
  },
  'cardProblem.no-holder': {
    title: 'La carte ne donne aucun nom',
    body: ['Reprenez votre carte.', 'Un agent peut vous aider.'],
  },
  'cardProblem.test-card': {
    title: 'C’est une carte d’essai',
    body: ['Elle ne sert pas ici. Reprenez-la.', 'Mettez votre carte Vitale.'],
  },

  whichPerson: { title: 'Pour qui venez-vous\u00a0?', body: ['Touchez le prénom de cette personne.'] },
  isItYou: { title: 'Est-ce bien vous\u00a0?', body: [] },
  notYou: {
    title: 'Cette personne doit venir elle-même',
    body: ['Chaque adulte décide pour lui-même.', 'Reprenez la carte, et dites-lui de venir avec.'],
  },
  minorRep: {
    title: 'Pour un enfant, un parent décide',
    body: ['Un agent regarde vos papiers.', 'L’enfant peut donner son avis.'],
  },
  'papers.sending': {
    title: 'Un agent regarde vos papiers',
    body: ['Nous prévenons le comptoir.', 'Laissez la carte.'],
  },
  'papers.waiting': {
    title: 'Un agent regarde vos papiers',
    body: ['Le comptoir est prévenu.', 'Montrez votre pièce d’identité.', 'Laissez la carte.'],
  },
  'papers.taken': {
    title: 'Un agent arrive',
    body: ['Montrez-lui vos papiers.', 'Laissez la carte.'],
  },
  'papers.unheard': {
    title: 'Le comptoir ne répond pas',
    body: ['La borne ne peut pas le prévenir.', 'Reprenez la carte. Allez au comptoir.'],
  },
  checking: { title: 'Nous cherchons votre dossier', body: ['Laissez la carte.', 'Attendez un peu.'] },
  'notPossible.minor': {
    title: 'Allez voir un agent',
    body: ['Pour un enfant, un parent décide.', 'Un agent fait la demande avec vous.'],
  },
  'notPossible.minors-not-served': {
    title: 'Allez voir un agent',
    body: ['Ici, la borne sert seulement les adultes.', 'Un agent peut vous renseigner.'],
  },
  'notPossible.papers-not-accepted': {
    title: 'Allez voir un agent',
    body: ['Les papiers ne suffisent pas.', 'Un agent vous dit ce qu’il faut.'],
  },
  'notPossible.no-number': {
    title: 'Allez voir un agent',
    body: ['La carte ne donne pas votre numéro.', 'Un agent peut vous aider.'],
  },
  'notPossible.wrong-number': {
    title: 'Allez voir un agent',
    body: ['La borne n’a pas bien compris votre carte.', 'Un agent peut vérifier.'],
  },
  'notPossible.birth-date-unreadable': {
    title: 'Allez voir un agent',
    body: ['La borne ne peut pas lire la date de naissance.', 'Un agent peut vérifier.'],
  },
  'notPossible.identity-not-recognised': {
    title: 'Allez voir un agent',
    body: [
      'Le service national n’a pas reconnu l’identité de la carte.',
      'Rien n’est noté. Un agent peut vous aider.',
    ],
  },
  'notPossible.barred': {
    title: 'Allez voir un agent',
    body: ['La borne ne peut pas continuer.', 'Un agent peut vous répondre.'],
  },
  offline: {
    title: 'Le service ne répond pas',
    body: ['Rien n’est noté.', 'Vous pouvez essayer encore.'],
  },

  'alreadyOpen.consent-2016': {
    title: 'Vous avez déjà un dossier',
    body: ['Vos soignants peuvent le lire.', 'Vous aussi, sur internet.', 'Vous pouvez le fermer.'],
  },
  'alreadyOpen.mes-2022': {
    title: 'Vous avez déjà un dossier',
    body: [
      'Il est dans Mon espace santé.',
      'Vos soignants peuvent le lire.',
      'Vous pouvez cacher un document, ou tout fermer.',
    ],
  },
  'wasClosed.consent-2016': {
    title: 'Votre dossier est fermé',
    body: ['Vous pouvez le garder fermé.', 'Vous pouvez le rouvrir.'],
  },
  'wasClosed.mes-2022': {
    title: 'Votre dossier est fermé',
    body: ['Vous pouvez le garder fermé.', 'Vous pouvez en demander un nouveau.'],
  },
  'wasOpposed.consent-2016': {
    title: 'Vous avez dit non au dossier',
    body: ['Vous pouvez garder ce choix.', 'Vous pouvez en changer.'],
  },
  'wasOpposed.mes-2022': {
    title: 'Vous avez dit non au dossier',
    body: ['Vous pouvez garder ce choix.', 'Vous pouvez en changer.'],
  },
  requested: {
    title: 'Ouverture déjà demandée',
    body: ['Votre demande est en cours.', 'Vous n’avez rien à faire ici.'],
  },
} satisfies Partial<Messages>;
