/** In French: what is asked and answered. A changed sentence changes the digest of the notice (../notice.ts). */
import type { Messages } from '../message.ts';

const sameCare = 'Vos soins et vos remboursements restent les mêmes.';

export const decision = {
  'decide.open': {
    title: 'Voulez-vous ouvrir votre DMP\u00a0?',
    body: ['C’est votre choix.', sameCare, 'Vous pourrez le fermer quand vous voulez.'],
  },
  'decide.reopen': {
    title: 'Voulez-vous rouvrir votre DMP\u00a0?',
    body: ['C’est votre choix.', sameCare, 'Vous pourrez le fermer quand vous voulez.'],
  },
  'later.consent-2016': {
    title: 'Revenez quand vous voulez',
    body: ['Aucune réponse n’est notée.', sameCare],
  },
  'later.mes-2022': {
    title: 'Revenez quand vous voulez',
    body: [
      'La borne ne note rien.',
      'Sans réponse, le dossier s’ouvre tout seul.',
      'Vous pourrez aussi le fermer après.',
    ],
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
  closeExplain: {
    title: 'Voulez-vous fermer votre dossier\u00a0?',
    body: [
      'Vos soignants ne pourront plus le lire.',
      'On le garde 10\u00a0ans, puis on l’efface.',
      'Vous pourrez le rouvrir.',
    ],
  },
  informedAsk: {
    title: 'Voulez-vous un DMP\u00a0?',
    body: ['Sans réponse, il s’ouvre tout seul.', sameCare],
  },
  informedActivate: {
    title: 'Pour utiliser votre DMP',
    body: [
      'La borne ne note rien.',
      'Allez sur monespacesante.fr.',
      'Vous y réglez aussi l’urgence.',
      'Pour de l’aide, appelez le\u00a03422.',
    ],
  },
  informedOppose: {
    title: 'Pour dire non au DMP',
    body: ['La borne ne note rien.', 'Dites non sur internet, ou à votre caisse.', sameCare],
  },
  guideClose: {
    title: 'Pour fermer votre dossier',
    body: [
      'La borne ne peut pas le fermer.',
      'Allez sur monespacesante.fr.',
      'Pour de l’aide, appelez le\u00a03422.',
    ],
  },
  guideReopen: {
    title: 'Pour avoir un nouveau dossier',
    body: [
      'La borne ne peut pas l’ouvrir.',
      'Allez sur monespacesante.fr.',
      'Pour de l’aide, appelez le\u00a03422.',
    ],
  },
} satisfies Partial<Messages>;
