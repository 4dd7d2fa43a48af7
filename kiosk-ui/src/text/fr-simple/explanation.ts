/** In simple French: five things to know, each in two layers, and two questions that check our explanation. */
import type { Message, Messages } from '../message.ts';

const never = ['Votre banque', 'Votre assurance, votre mutuelle', 'Votre patron'] as const;

const explainNever: Message = {
  title: 'Qui ne peut jamais le lire\u00a0?',
  body: [],
  rows: never,
  after: ['C’est la loi.'],
};

const forced = [
  'Personne ne peut vous forcer.',
  'La banque ne peut pas.',
  'L’assurance ne peut pas non plus.',
  'La loi punit celui qui force.',
] as const;

const moreNever: Message = { title: 'La loi protège votre dossier', body: [], rows: forced };

const explainYours: Message = {
  title: 'C’est votre dossier',
  body: [],
  rows: ['Vous pouvez cacher un papier', 'Vous pouvez dire non à un soignant', 'Vous pouvez tout fermer'],
  after: ['Fermé, on le garde 10\u00a0ans. Après, on l’efface.'],
};

export const explanation = {
  explainWhat: {
    title: 'C’est quoi, le DMP\u00a0?',
    body: ['Le DMP est votre dossier de santé.', 'Dedans, il y a\u00a0:'],
    rows: ['Vos médicaments', 'Vos examens', 'Vos allergies'],
    after: ['C’est gratuit. Vous pouvez dire non.'],
  },
  moreWhat: {
    title: 'Il y a quoi dedans\u00a0?',
    body: ['DMP veut dire dossier médical partagé.'],
    rows: [
      'Vos résultats, vos radios',
      'Les lettres de vos médecins',
      'Qui appeler si c’est grave',
      'Vos souhaits pour la fin de vie',
      'Vos examens déjà faits',
      'Vos médicaments qui vont mal ensemble',
    ],
    after: ['Votre médecin garde aussi un dossier.'],
  },
  explainWho: {
    title: 'Qui peut le lire\u00a0?',
    body: [],
    rows: ['Vous', 'Les soignants qui vous suivent'],
    after: ['Par exemple votre médecin.', 'Vous voyez qui a lu.', 'Vous pouvez bloquer un soignant.'],
  },
  moreWho: {
    title: 'C’est vous qui décidez',
    body: [],
    rows: [
      'On note qui lit.',
      'Vous pouvez voir qui lit.',
      'Vous pouvez bloquer un soignant.',
      'Un autre soignant vous demande avant.',
      'Votre médecin traitant voit tout.',
    ],
  },
  'explainNever.consent-2016': { ...explainNever, rows: [...never, 'Le médecin du travail'] },
  'explainNever.mes-2022': explainNever,
  'moreNever.consent-2016': moreNever,
  'moreNever.mes-2022': {
    ...moreNever,
    rows: [...forced, 'Le médecin du travail demande avant.', 'Votre patron ne doit pas le savoir.'],
  },
  'explainYours.consent-2016': explainYours,
  'explainYours.mes-2022': explainYours,
  moreYours: {
    title: 'Vous pouvez demander',
    body: [],
    rows: [
      'Mettre vos papiers dedans',
      'Cacher un papier',
      'Fermer le dossier quand vous voulez',
      'L’effacer avant 10\u00a0ans',
      'Le rouvrir plus tard',
    ],
    after: ['L’Assurance Maladie garde le dossier.'],
  },
  moreEmergency: {
    title: 'Deux choix si c’est grave',
    body: [],
    rows: [
      'Vous ne pouvez pas parler. Un soignant peut-il lire\u00a0?',
      'On appelle le\u00a015. Le SAMU peut-il lire\u00a0?',
      'Vous dites oui ou non.',
      'On note qui lit.',
    ],
  },
  fixInsurer: {
    title: 'Voici la réponse',
    body: ['Non.', 'Votre assurance ne peut pas le lire.', 'La loi l’interdit.'],
  },
  fixClose: {
    title: 'Voici la réponse',
    body: ['Oui.', 'Vous pouvez fermer votre dossier.'],
  },
  'staffExplain.unheard': {
    title: 'Le comptoir ne répond pas',
    body: ['Vous pouvez relire.', 'Vous pouvez aussi dire non.'],
  },
} satisfies Partial<Messages>;
