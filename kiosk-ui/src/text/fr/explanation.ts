/**
 * In French: five things to know, each in two layers, and two questions that check our explanation. A changed sentence
 * changes the digest of the notice (../notice.ts).
 */
import type { Message, Messages } from '../message.ts';

const explainNever: Message = {
  title: 'Qui ne peut jamais le lire\u00a0?',
  body: [],
  rows: ['Votre banque', 'Votre assurance, votre mutuelle', 'Votre employeur'],
  after: ['C’est la loi.'],
};

const moreNever: Message = {
  title: 'La loi protège votre dossier',
  body: [],
  rows: [
    'Personne ne peut exiger de le lire.',
    'Ni pour un prêt, ni pour un emploi.',
    'Ni pour une assurance, même si vous êtes d’accord.',
    'La loi punit celui qui l’exige.',
  ],
};

const explainEmergency: Message = {
  title: 'En cas d’urgence',
  body: ['Un médecin peut gagner du temps.'],
  rows: ['Il voit vos allergies', 'Il voit vos traitements', 'Il sait qui appeler'],
  after: ['Vous choisirez oui ou non.'],
};

export const explanation = {
  explainWhat: {
    title: 'C’est quoi, le DMP\u00a0?',
    body: ['Le DMP est votre dossier de santé.', 'Il garde au même endroit\u00a0:'],
    rows: ['Vos traitements', 'Vos examens', 'Vos allergies'],
    after: ['C’est gratuit. Vous pouvez dire non.'],
  },
  moreWhat: {
    title: 'Que trouve-t-on dedans\u00a0?',
    body: ['DMP veut dire dossier médical partagé.'],
    rows: [
      'Vos résultats, vos radios',
      'Les lettres de vos médecins',
      'Qui appeler en cas d’urgence',
      'Vos souhaits pour la fin de vie',
      'De quoi éviter un examen fait deux fois',
      'De quoi voir les médicaments qui vont mal ensemble',
    ],
    after: ['Votre médecin garde aussi son propre dossier.'],
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
  moreWho: {
    title: 'Vous gardez la main',
    body: [],
    rows: [
      'Chaque lecture laisse une trace.',
      'Vous pouvez voir ces traces.',
      'Vous pouvez bloquer un soignant.',
      'Un autre soignant doit avoir votre accord.',
      'Votre médecin traitant voit aussi les documents cachés.',
    ],
  },
  'explainNever.consent-2016': {
    ...explainNever,
    rows: [...(explainNever.rows ?? []), 'Le médecin du travail'],
  },
  'explainNever.mes-2022': explainNever,
  'moreNever.consent-2016': moreNever,
  'moreNever.mes-2022': {
    ...moreNever,
    rows: [
      ...(moreNever.rows ?? []),
      'Le médecin du travail doit avoir votre accord.',
      'Si vous refusez, votre employeur ne doit pas le savoir.',
    ],
  },
  'explainYours.consent-2016': {
    title: 'C’est votre dossier',
    body: [],
    rows: ['Vous pouvez cacher un document', 'Vous pouvez retirer un accès', 'Vous pouvez tout fermer'],
    after: ['Fermé, on le garde 10\u00a0ans, puis on l’efface.'],
  },
  'explainYours.mes-2022': {
    title: 'C’est votre dossier',
    body: [],
    rows: ['Vous pouvez cacher un document', 'Vous pouvez retirer un accès', 'Vous pouvez tout fermer'],
    after: ['Fermé, on le garde 10\u00a0ans, puis on l’efface.'],
  },
  moreYours: {
    title: 'Ce que vous pouvez demander',
    body: [],
    rows: [
      'Y mettre vos documents',
      'Cacher un document',
      'Fermer le dossier quand vous voulez',
      'Le faire effacer avant 10\u00a0ans',
      'Le rouvrir plus tard',
    ],
    after: ['L’Assurance Maladie en a la charge.'],
  },
  'explainEmergency.consent-2016': explainEmergency,
  'explainEmergency.mes-2022': { ...explainEmergency, after: ['Vous pouvez dire non.'] },
  moreEmergency: {
    title: 'Deux choix pour l’urgence',
    body: [],
    rows: [
      'Vous ne pouvez plus parler\u00a0: un soignant peut-il lire\u00a0?',
      'On appelle le\u00a015\u00a0: le SAMU peut-il lire\u00a0?',
      'Vous dites oui ou non à chacun.',
      'Chaque lecture laisse une trace.',
    ],
  },

  quizInsurer: {
    title: 'Votre assurance peut-elle lire votre dossier\u00a0?',
    body: ['Avons-nous bien expliqué\u00a0?'],
  },
  fixInsurer: {
    title: 'Voici la réponse',
    body: ['Non. Votre assurance ne peut pas lire votre dossier.', 'La loi l’interdit.'],
  },
  quizClose: {
    title: 'Pouvez-vous fermer votre dossier plus tard\u00a0?',
    body: ['Avons-nous bien expliqué\u00a0?'],
  },
  fixClose: {
    title: 'Voici la réponse',
    body: ['Oui. Vous pouvez fermer votre dossier quand vous voulez.'],
  },
  'staffExplain.sending': {
    title: 'Un agent va vous expliquer',
    body: ['Nous prévenons le comptoir.', 'Vous pouvez toujours dire non.'],
  },
  'staffExplain.waiting': {
    title: 'Un agent va vous expliquer',
    body: ['Le comptoir est prévenu.', 'Prenez votre temps.', 'Vous pouvez toujours dire non.'],
  },
  'staffExplain.taken': {
    title: 'Un agent arrive',
    body: ['Posez-lui vos questions.', 'Vous pouvez toujours dire non.'],
  },
  'staffExplain.unheard': {
    title: 'Le comptoir ne répond pas',
    body: ['La borne ne peut pas le prévenir.', 'Vous pouvez relire, ou dire non.'],
  },
} satisfies Partial<Messages>;
