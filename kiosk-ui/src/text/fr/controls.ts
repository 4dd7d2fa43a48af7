/** The French words around the ideas: buttons, bands, rows, what is only said, and what the printer lacks. */
import type { PrinterReasons } from '../message.ts';

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
  showCode: 'Voir mon code ici',
  hideCode: 'Cacher mon code',
  hasCode: 'J’ai mon code',
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
  listen: 'Écouter',
  mute: 'Couper la voix',
  repeat: 'Répéter',
  softer: 'Moins fort',
  louder: 'Plus fort',
} as const;

/** Short words around the idea: bands, progress, rows. */
export const labels = {
  simulated: 'SIMULATION\u00a0– aucune vraie carte, aucun vrai dossier',
  yes: 'oui',
  no: 'non',
  step: (step: number, of: number): string => `étape ${step} sur ${of}`,
  question: (step: number, of: number): string => `question ${step} sur ${of}`,
  square: 'Carré à scanner',
  yourChoice: 'votre choix',
  stepDone: 'fait',
  stepNow: 'en cours',
  stepNext: 'ensuite',
  volume: (step: number, of: number): string => `volume ${step} sur ${of}`,
} as const;

/** Beside a first name or a birth year: shown, and never said. */
export const personal = {
  firstName: 'Prénom',
  birthYear: 'Année de naissance',
  birthYearUnreadable: 'illisible',
  noBirthYear: 'année illisible',
} as const;

/** Only for the ear. */
export const spoken = {
  touch: (words: string): string => `Touchez «\u00a0${words}\u00a0».`,
  /** In the place of a first name and a birth year, which the loudspeaker never says. */
  identity: 'Lisez votre prénom et votre année de naissance sur l’écran.',
} as const;

/** The quiet line of the help bar. */
export const hints = {
  idle: 'Sans geste pendant 1\u00a0minute, la borne vous prévient.',
  noCard: 'Pas de carte\u00a0? Demandez au comptoir.',
  mayRefuse: 'Vous pouvez dire non à tout moment.',
  onlyYou: 'Vous seul touchez «\u00a0oui\u00a0» ou «\u00a0non\u00a0».',
  keepCard: 'Votre carte reste dans la borne.',
  counter: 'Besoin d’aide\u00a0? Un\u00a0agent est au comptoir.',
} as const;

export const printerReasons: PrinterReasons = {
  ready: '',
  'near-end': '',
  'paper-out': 'Il n’y a plus de papier.',
  'cover-open': 'Le capot de l’imprimante est ouvert.',
  'cutter-fault': 'Le papier est bloqué.',
  'ticket-waiting': 'Un autre ticket attend dans la sortie.',
  'off-line': 'L’imprimante est arrêtée.',
  mute: 'L’imprimante ne répond pas.',
  untold: 'L’imprimante ne dit pas si le ticket est sorti.',
  'in-use': 'L’imprimante est occupée.',
  'not-allowed': 'La borne n’a pas accès à l’imprimante.',
  absent: 'L’imprimante n’est pas branchée.',
};
