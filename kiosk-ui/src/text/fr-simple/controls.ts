/** In simple French: the words around the ideas that differ from the reference. */
import type { Catalogue } from '../catalogue.ts';
import * as french from '../fr/controls.ts';

export const buttons: Catalogue['buttons'] = {
  ...french.buttons,
  openRecord: 'Ouvrir mon dossier',
  openNothing: 'Ne pas ouvrir',
  readMore: 'Lire plus',
  comeForOther: 'Je viens pour cette personne',
  asGuardian: 'Je décide pour lui',
  asNeither: 'Non',
  reopenRecord: 'Rouvrir mon dossier',
  wantNew: 'Demander un autre dossier',
  callAgain: 'Appeler encore',
  answerMyself: 'Je réponds seul',
  callOff: 'Je n’ai plus besoin d’aide',
  retry: 'Essayer encore',
  contrastNormal: 'Écran clair',
  contrastHigh: 'Écran sombre',
  motionNormal: 'Les dessins bougent',
  motionCalm: 'Rien ne bouge',
  mute: 'Arrêter la voix',
};

export const labels: Catalogue['labels'] = {
  ...french.labels,
  more: 'lire plus',
  assisted: 'Un agent vous aide. Vous seul répondez.',
  motion: 'Dessins',
};

export const personal: Catalogue['personal'] = {
  ...french.personal,
  birthYear: 'Né en',
  birthYearUnreadable: 'pas lu',
  noBirthYear: 'année pas lue',
};

export const spoken: Catalogue['spoken'] = {
  ...french.spoken,
  identity: 'Lisez votre prénom sur l’écran. Lisez votre année de naissance.',
};

export const hints: Catalogue['hints'] = {
  ...french.hints,
  idle: 'La borne vous appelle après 1\u00a0minute.',
  counter: 'Besoin d’aide\u00a0? Un\u00a0agent est là.',
};

export const printerReasons: Catalogue['printerReasons'] = {
  ...french.printerReasons,
  'cover-open': 'L’imprimante est ouverte.',
  untold: 'Nous ne savons pas si le papier est sorti.',
  'not-allowed': 'L’imprimante ne marche pas.',
  absent: 'Il n’y a pas d’imprimante.',
};
