/** In French, for the installer: every device, every reason with what to do about it, every end of a test. */
import type { CardProblem } from '../../contract/card.ts';
import type { DeviceHealth, DeviceName, HealthReason, HealthReport } from '../../contract/health.ts';
import type { Language } from '../../contract/index.ts';

export const deviceLabels: Record<DeviceName, string> = {
  'card-reader': 'Lecteur de carte',
  printer: 'Imprimante',
  scanner: 'Lecteur de code',
  light: 'Voyant',
  voice: 'Voix',
  headset: 'Prise casque',
  screen: 'Écran',
  server: 'Serveur',
  certificate: 'Certificat',
  disk: 'Disque',
};

export const healthWords: Record<DeviceHealth['health'], string> = {
  ready: 'Fonctionne',
  degraded: 'À vérifier',
  absent: 'Hors service',
  off: 'Non prévu',
};

export const reasonSentences: Record<HealthReason, string> = {
  starting: 'La borne démarre\u00a0: rien n’est encore connu.',

  'no-pcsc-binding': 'Le module «\u00a0smartcard\u00a0» manque. Réinstallez l’agent.',
  'no-daemon': 'Le service pcscd ne tourne pas. Lancez\u00a0: systemctl start pcscd.socket',
  'no-such-reader': 'Aucun lecteur de ce nom. Vérifiez le câble USB et CARD_READER.',
  'process-lost': 'Le processus du lecteur s’est arrêté. L’agent le relance.',
  'no-ffi-binding':
    'Le module «\u00a0koffi\u00a0» manque\u00a0: la bibliothèque sous licence ne peut pas être appelée.',
  'no-library-description': 'La description de la bibliothèque sous licence manque.',
  'wrong-library-description': 'La description de la bibliothèque sous licence est incomplète.',
  'no-library': 'La bibliothèque sous licence n’est pas à sa place.',
  'library-not-loaded': 'La bibliothèque sous licence n’est pas faite pour cette machine.',
  'library-function-missing': 'La bibliothèque sous licence n’a pas toutes ses fonctions.',
  'no-library-settings': 'Le fichier api_lec.ini manque.',
  'no-library-reader': 'Le fichier api_lec.ini ne nomme aucun lecteur de carte Vitale.',
  'library-refused': 'La bibliothèque sous licence refuse de travailler.',
  'library-double': 'La bibliothèque est une doublure\u00a0: interdite en production.',

  'paper-near-end': 'Le rouleau est presque fini. Préparez-en un autre.',
  'paper-out': 'Il n’y a plus de papier.',
  'cover-open': 'Le capot est ouvert.',
  'cutter-fault': 'Le couteau est bloqué. Ouvrez le capot et libérez-le.',
  'ticket-waiting': 'Un ticket n’a pas été pris. Retirez-le et détruisez-le.',
  'printer-off-line': 'L’imprimante s’est arrêtée. Éteignez-la, puis rallumez-la.',
  'printer-mute': 'L’imprimante est branchée mais ne répond pas. Vérifiez son câble et son réglage.',
  'printer-untold': 'L’imprimante reçoit les tickets mais ne dit rien de son état (CUPS).',
  'printer-in-use': 'Un autre programme tient l’imprimante.',
  'printer-not-allowed': 'L’agent n’a pas le droit d’ouvrir l’imprimante. Vérifiez les règles udev.',
  'printer-absent': 'Aucune imprimante à l’adresse réglée.',

  'not-installed': 'Le module «\u00a0node-hid\u00a0» manque. Réinstallez l’agent.',
  'not-working': 'Le module «\u00a0node-hid\u00a0» ne marche pas sur cette machine.',
  'not-plugged': 'L’appareil n’est pas branché.',
  'no-permission': 'L’agent n’a pas le droit d’ouvrir l’appareil. Vérifiez les règles udev.',
  unusable: 'L’appareil est branché mais ne fait pas ce qu’on attend de lui.',
  'keyboard-wedge':
    'Il tape comme un clavier. Réglez-le en mode «\u00a0HID POS\u00a0», avec le caractère GS.',

  'no-such-headset-socket': 'La prise casque n’est pas là. Vérifiez HEADSET_SOCKET.',
  'headset-changes-only':
    'Le module «\u00a0koffi\u00a0» manque\u00a0: un casque déjà branché au démarrage n’est pas vu.',

  'screen-not-opened': 'Aucune page n’est ouverte sur l’écran de la borne.',
  'screen-silent': 'La page de l’écran ne donne plus signe de vie.',

  'server-silent': 'Le serveur ne répond pas. Vérifiez le réseau et SERVER_URL.',
  'kiosk-unknown': 'Le serveur ne reconnaît pas cette borne. Vérifiez son inscription.',

  'certificate-not-yet-valid': 'Le certificat n’est pas encore valable. Vérifiez l’heure de la machine.',
  'certificate-expires-soon': 'Le certificat expire dans moins de deux semaines.',
  'certificate-expired': 'Le certificat est expiré, ou l’heure de la machine est fausse.',

  'voice-not-built': 'L’écran a été construit sans voix.',
  'voice-unreadable': 'La liste des phrases parlées est illisible.',
  'voice-engine-missing': 'L’écran a été construit sans «\u00a0espeak-ng\u00a0»\u00a0: la borne est muette.',
  'voice-encoder-missing': 'L’écran a été construit sans «\u00a0opusenc\u00a0»\u00a0: la borne est muette.',
  'voice-empty': 'Aucune phrase n’est enregistrée.',

  'disk-nearly-full': 'Le disque est presque plein.',
  'disk-unreadable': 'Le disque ne répond pas.',
};

export const serviceSentences: Record<NonNullable<HealthReport['why']> | 'in-service', string> = {
  'in-service': 'La borne est en service.',
  'no-reader': 'Hors service\u00a0: pas de lecteur de carte.',
  'server-unreachable': 'Hors service\u00a0: pas de serveur.',
  'kiosk-unknown': 'Hors service\u00a0: le serveur ne reconnaît pas cette borne.',
  maintenance: 'En entretien\u00a0: la borne est fermée au public.',
  'screen-silent': 'Hors service\u00a0: aucune page sur l’écran de la borne.',
};

const cardProblems: Record<CardProblem, string> = {
  unreadable: 'La carte est illisible.',
  mute: 'La carte ne répond pas.',
  'vitale-1': 'C’est une carte Vitale 1.',
  'professional-card': 'C’est une carte de professionnel.',
  'not-vitale': 'Ce n’est pas une carte Vitale.',
  'no-holder': 'La carte ne nomme aucun titulaire.',
  'test-card': 'C’est une carte de test ou de démonstration.',
};

export const testFr = {
  cardRead: (holders: number, ms: number) =>
    `Carte lue en ${ms}\u00a0ms\u00a0: ${holders} ${holders === 1 ? 'titulaire' : 'titulaires'}.`,
  cardProblem: (problem: CardProblem, ms: number) => `${cardProblems[problem]} (${ms}\u00a0ms)`,
  cardRemoved: 'La carte a été retirée pendant la lecture.',
  cardLost: 'Le lecteur a disparu pendant la lecture.',
  cardSilent: 'La carte ne donne aucun signe\u00a0: est-elle à l’endroit\u00a0?',
  noCard: 'Aucune carte n’a été mise en 30 secondes.',
  printed: 'L’imprimante confirme\u00a0: le ticket d’essai est sorti.',
  notPrinted: (reason: string) => `Rien n’est sorti. ${reason}`,
  printUnknown: (reason: string) =>
    `L’imprimante ne confirme pas\u00a0: regardez si le ticket est sorti. ${reason}`,
  lightShown: 'Le voyant a montré\u00a0: vert (libre), bleu (occupé), blanc (aide), rouge (panne).',
  lightFailed: (reason: string) => `Le voyant n’a rien montré. ${reason}`,
  noScan: 'Aucun code n’a été lu en 30 secondes.',
} as const;

export const languageLabels: Record<Language, string> = {
  fr: 'Français',
  'fr-simple': 'Français écrit simplement',
  en: 'Anglais',
  ar: 'Arabe',
  pt: 'Portugais',
  tr: 'Turc',
};

/** What is known of a language: who read its words again, and who says them. */
export const languageFr = {
  unknown: 'L’écran a été construit sans la liste de ses langues.',
  allRead: 'Toutes sont relues.',
  leftToRead: (left: number, all: number) => `À relire\u00a0: ${left} sur ${all}.`,
  reference: 'Texte de référence.',
  toRead: {
    'native-reader': 'À faire relire par quelqu’un dont c’est la langue.',
    'people-concerned': 'À faire relire par des personnes qui lisent peu.',
  },
  reviewed: {
    'native-reader': (day: string) => `Relu le ${day} par quelqu’un dont c’est la langue.`,
    'people-concerned': (day: string) => `Relu le ${day} par des personnes qui lisent peu.`,
  },
  silent: 'Aucune.',
  synthetic: 'De synthèse.',
  recorded: 'Enregistrée par une personne.',
  partlyRecorded: (recorded: number, clips: number) =>
    `Enregistrée\u00a0: ${recorded} phrases sur ${clips}. Le reste est de synthèse.`,
} as const;
