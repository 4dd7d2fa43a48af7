/** In French: what is explained, asked and answered. A changed sentence changes the digest of the notice. */
import type { Message, Messages } from '../message.ts';

const explainNever: Message = {
  title: 'Qui ne peut jamais le lire\u00a0?',
  body: [],
  rows: ['Votre banque', 'Votre assurance, votre mutuelle', 'Votre employeur'],
  after: ['La loi l’interdit.'],
};

export const decision = {
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
} satisfies Partial<Messages>;
