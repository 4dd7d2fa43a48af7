/** In simple French: what is asked and answered. */
import type { Messages } from '../message.ts';

const sameCare = ['Vos soins restent les mêmes.', 'Vos remboursements aussi.'] as const;
const onSite = 'Allez sur monespacesante.fr.';
const askForHelp = 'Pour de l’aide, appelez le\u00a03422.';

export const decision = {
  'decide.open': {
    title: 'Voulez-vous ouvrir votre dossier\u00a0?',
    body: ['C’est votre choix.', ...sameCare, 'Vous pouvez le fermer plus tard.'],
  },
  'decide.reopen': {
    title: 'Voulez-vous rouvrir votre dossier\u00a0?',
    body: ['C’est votre choix.', ...sameCare, 'Vous pouvez le fermer plus tard.'],
  },
  'later.consent-2016': {
    title: 'Revenez quand vous voulez',
    body: ['Votre réponse n’est pas notée.', ...sameCare],
  },
  'later.mes-2022': {
    title: 'Revenez quand vous voulez',
    body: ['La borne ne note rien.', 'Sans réponse, le dossier s’ouvre.', 'Vous pouvez le fermer après.'],
  },
  emergencyChoice: {
    title: 'Si c’est grave, un soignant peut-il lire\u00a0?',
    body: ['Par exemple, vous ne parlez plus.', 'Vous pouvez changer d’avis.'],
  },
  samuChoice: {
    title: 'Le SAMU peut-il lire votre dossier\u00a0?',
    body: ['On appelle le SAMU au\u00a015.', 'Vous pouvez changer d’avis.'],
  },
  review: {
    title: 'Regardez vos choix',
    body: [],
    rows: ['Ouvrir mon dossier', 'Lire si c’est grave', 'Lire par le SAMU'],
  },
  closeExplain: {
    title: 'Voulez-vous fermer votre dossier\u00a0?',
    body: [
      'Vos soignants ne pourront plus lire.',
      'On le garde 10\u00a0ans.',
      'Après, on l’efface.',
      'Vous pouvez le rouvrir.',
    ],
  },
  informedAsk: {
    title: 'Voulez-vous un dossier\u00a0?',
    body: ['Sans réponse, il s’ouvre tout seul.', ...sameCare],
  },
  informedActivate: {
    title: 'Pour lire votre dossier',
    body: ['La borne ne note rien.', onSite, 'Vous faites aussi vos choix là-bas.', askForHelp],
  },
  informedOppose: {
    title: 'Pour dire non au dossier',
    body: ['La borne ne note rien.', 'Dites non sur internet.', 'Ou à votre caisse.', ...sameCare],
  },
} satisfies Partial<Messages>;
