/**
 * Every sentence of the screens, in French: « vous », one idea a sentence, ’ and no-break spaces (written \u00a0, so
 * that they can be seen). The texts of explain*, decide, the two choices and review are what the patient consents to:
 * changing one changes the digest sent with the consent (notice.ts).
 */
import type { Message, Messages, PrinterReasons } from './message.ts';

const explainNever: Message = {
  title: 'Qui ne peut jamais le lire\u00a0?',
  body: [],
  rows: ['Votre banque', 'Votre assurance, votre mutuelle', 'Votre employeur'],
  after: ['La loi l’interdit.'],
};

export const messages: Messages = {
  connecting: { title: 'Un instant, s’il vous plaît', body: ['La borne se prépare.'] },
  agentSilent: { title: 'La borne est en panne', body: ['Reprenez votre carte.', 'Allez au comptoir.'] },
  screenTaken: {
    title: 'La borne est déjà ouverte',
    body: [
      'Elle s’affiche dans une autre fenêtre.',
      'Continuez dans l’autre fenêtre, ou fermez-la puis touchez «\u00a0Réessayer\u00a0».',
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
    body: ['La puce devant vous, elle entre en premier.', 'Laissez la carte jusqu’à la fin.'],
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

  whichPerson: { title: 'Pour qui venez-vous\u00a0?', body: ['Touchez votre prénom.'] },
  isItYou: { title: 'Est-ce bien vous\u00a0?', body: [] },
  notYou: {
    title: 'Cette personne doit venir elle-même',
    body: ['Chaque adulte décide pour lui-même.', 'Reprenez la carte, et dites-lui de venir avec.'],
  },
  checking: { title: 'Nous cherchons votre dossier', body: ['Laissez la carte.', 'Attendez un peu.'] },
  'notPossible.minor': {
    title: 'Allez voir un agent',
    body: ['Pour un enfant, un parent décide.', 'Un agent fait la demande avec vous.'],
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
  'notPossible.barred': {
    title: 'Allez voir un agent',
    body: ['La borne ne peut pas continuer.', 'Un agent peut vous répondre.'],
  },
  offline: {
    title: 'Le service ne répond pas',
    body: ['Rien n’est noté.', 'Vous pouvez essayer encore.'],
  },

  alreadyOpen: {
    title: 'Vous avez déjà un dossier',
    body: [
      'Vos soignants peuvent le lire.',
      'Vous aussi, sur internet.',
      'Vous pouvez le fermer quand vous voulez.',
    ],
  },
  wasClosed: {
    title: 'Votre dossier a été fermé',
    body: ['Vous pouvez le garder fermé.', 'Pour le rouvrir, demandez à un agent.'],
  },
  requested: {
    title: 'Ouverture déjà demandée',
    body: ['Votre demande est en cours.', 'Vous n’avez rien à faire ici.'],
  },

  explainWhat: {
    title: 'C’est quoi, le DMP\u00a0?',
    body: ['Le dossier médical partagé (DMP) réunit\u00a0:'],
    rows: ['Vos traitements', 'Vos examens', 'Vos allergies'],
    after: ['C’est gratuit. Vous pouvez dire non.'],
  },
  explainWho: {
    title: 'Qui peut le lire\u00a0?',
    body: [],
    rows: ['Vous', 'Les soignants qui vous suivent'],
    after: [
      'Par exemple votre médecin, votre pharmacien.',
      'Vous voyez qui a lu.',
      'Vous pouvez bloquer un soignant.',
    ],
  },
  'explainNever.consent-2016': {
    ...explainNever,
    rows: [...(explainNever.rows ?? []), 'Le médecin du travail'],
  },
  'explainNever.mes-2022': explainNever,
  decide: {
    title: 'Voulez-vous ouvrir votre DMP\u00a0?',
    body: [
      'C’est votre choix.',
      'Vos soins et vos remboursements restent les mêmes.',
      'Vous pourrez le fermer quand vous voulez.',
    ],
  },
  later: {
    title: 'Revenez quand vous voulez',
    body: ['Aucune réponse n’est notée.', 'Vos soins et vos remboursements restent les mêmes.'],
  },
  emergencyChoice: {
    title: 'Un soignant peut-il lire en urgence\u00a0?',
    body: ['Par exemple, si vous ne pouvez pas parler.', 'Vous pourrez changer d’avis.'],
  },
  samuChoice: {
    title: 'Le SAMU peut-il lire votre dossier\u00a0?',
    body: ['Le SAMU répond quand on appelle le\u00a015.', 'Vous pourrez changer d’avis.'],
  },
  review: {
    title: 'Vérifiez vos choix',
    body: [],
    rows: ['Ouvrir mon DMP', 'Lecture en urgence', 'Lecture par le SAMU'],
  },

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
  informedAsk: {
    title: 'Voulez-vous un DMP\u00a0?',
    body: ['Sans réponse, il s’ouvre tout seul.', 'Vos soins et vos remboursements restent les mêmes.'],
  },
  informedActivate: {
    title: 'Pour utiliser votre DMP',
    body: ['La borne ne note rien.', 'Allez sur monespacesante.fr.', 'Pour de l’aide, appelez le\u00a03422.'],
  },
  informedOppose: {
    title: 'Pour dire non au DMP',
    body: [
      'La borne ne note rien.',
      'Dites non sur internet, ou à votre caisse.',
      'Vos soins et vos remboursements restent les mêmes.',
    ],
  },

  done: {
    title: 'Votre DMP est ouvert',
    body: [
      'Prenez votre ticket et gardez-le.',
      'Son code active votre accès sur internet.',
      'Ne le montrez à personne.',
    ],
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
    body: [
      'L’ouverture est demandée, pas encore faite.',
      'Vous pouvez imprimer encore, ou demander au comptoir.',
    ],
  },
  'ticketDoubtful.created': {
    title: 'Votre ticket est-il sorti\u00a0?',
    body: ['Votre DMP est ouvert.', 'Si vous imprimez encore, seul le nouveau ticket est bon.'],
  },
  'ticketDoubtful.pending': {
    title: 'Votre ticket est-il sorti\u00a0?',
    body: [
      'L’ouverture est demandée, pas encore faite.',
      'Si vous imprimez encore, seul le nouveau ticket est bon.',
    ],
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
};

export const printerReasons: PrinterReasons = {
  ready: '',
  'near-end': '',
  'paper-out': 'Il n’y a plus de papier.',
  'cover-open': 'Le capot de l’imprimante est ouvert.',
  'cutter-fault': 'Le papier est bloqué.',
  mute: 'L’imprimante ne répond pas.',
  absent: 'L’imprimante n’est pas branchée.',
};

/** Buttons: what happens when they are touched. */
export const buttons = {
  start: 'Commencer',
  next: 'Suivant',
  back: 'Retour',
  refuse: 'Je ne veux pas de dossier',
  yes: 'Oui',
  no: 'Non',
  later: 'Plus tard',
  isMe: 'Oui, c’est moi',
  isNotMe: 'Non, ce n’est pas moi',
  openRecord: 'Ouvrir mon DMP',
  openNothing: 'Ne rien ouvrir',
  change: 'Changer',
  retry: 'Réessayer',
  askAgain: 'Demander la réponse',
  printAgain: 'Imprimer encore',
  hasTicket: 'J’ai mon ticket',
  withoutTicket: 'Continuer sans ticket',
  takeCardBack: 'Reprendre ma carte',
  finish: 'Terminer',
  goBack: 'Revenir',
  stillHere: 'Je suis là',
  quitYes: 'Oui, arrêter',
  quitNo: 'Non, continuer',
  pageNext: 'Voir la suite',
  pageBack: 'Voir avant',
  help: 'Aide',
  quit: 'Arrêter',
} as const;

/** Short words around the idea: bands, progress, rows. */
export const labels = {
  simulated: 'SIMULATION\u00a0– aucune vraie carte, aucun vrai dossier',
  firstName: 'Prénom',
  birthYear: 'Année de naissance',
  birthYearUnreadable: 'illisible',
  noBirthYear: 'année illisible',
  free: 'Gratuit',
  yes: 'oui',
  no: 'non',
  step: (step: number, of: number): string => `étape ${step} sur ${of}`,
  question: (step: number, of: number): string => `question ${step} sur ${of}`,
  yourChoice: 'votre choix',
  stepDone: 'fait',
  stepNow: 'en cours',
  stepNext: 'ensuite',
} as const;

/** The quiet line of the help bar. */
export const hints = {
  idle: 'Sans geste pendant 1\u00a0minute, la borne vous appelle.',
  noCard: 'Pas de carte\u00a0? Demandez au comptoir.',
  mayRefuse: 'Vous pouvez dire non à tout moment.',
  onlyYou: 'Vous seul touchez «\u00a0oui\u00a0» ou «\u00a0non\u00a0».',
  keepCard: 'Votre carte reste dans la borne.',
  counter: 'Besoin d’aide\u00a0? Un\u00a0agent est au comptoir.',
} as const;
