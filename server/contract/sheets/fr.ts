/** The receipts and guides in French, simple enough to serve as « écrit simplement » too. U+00A0 before « : » and « ? », and in numbers. */
import type { Regime } from '../consent.ts';
import type { Sheet, SheetPart, Sheets } from './sheet.ts';

const sameCare = 'Vos soins et vos remboursements restent les mêmes.';
const kept = 'Fermé, il est gardé 10\u00a0ans, puis effacé.';
const help: SheetPart = { lines: ['Pour de l’aide, appelez le\u00a03422.'] };

/** journey.md §7: the law on the occupational doctor, and on what silence does, is not the same. */
const byRegime = {
  'consent-2016': {
    never: ['Votre banque, votre assurance, votre mutuelle.', 'Votre employeur, le médecin du travail.'],
    emergency: 'Vous choisissez\u00a0: oui ou non.',
    end: ['Sans votre accord, rien ne s’ouvre.', 'Pour choisir, revenez avec votre carte Vitale.'],
  },
  'mes-2022': {
    never: ['Votre banque, votre assurance, votre mutuelle.', 'Votre employeur.'],
    emergency: 'Vous pouvez dire non.',
    end: ['Sans réponse, le dossier s’ouvre tout seul.', 'Vous pouvez dire non avant, ou le fermer après.'],
  },
} satisfies Record<Regime, object>;

function information(regime: Regime): Sheet {
  const { never, emergency, end } = byRegime[regime];
  return {
    title: 'Le DMP en 5\u00a0points',
    parts: [
      {
        head: '1. Le dossier médical partagé',
        lines: ['Il réunit vos traitements, vos examens, vos allergies.', 'C’est gratuit.'],
      },
      {
        head: '2. Qui peut le lire\u00a0?',
        lines: [
          'Vous, et les soignants qui vous suivent.',
          'Vous voyez qui a lu. Vous pouvez bloquer un soignant.',
        ],
      },
      { head: '3. Qui ne peut jamais le lire\u00a0?', lines: [...never, 'La loi l’interdit.'] },
      {
        head: '4. C’est votre dossier',
        lines: ['Vous pouvez cacher un document, ou tout fermer.', kept],
      },
      {
        head: '5. En cas d’urgence',
        lines: ['Un médecin voit vos allergies et vos traitements.', emergency],
      },
      { lines: [...end, sameCare] },
    ],
  };
}

export const sheetsFr: Sheets = {
  'information.consent-2016': information('consent-2016'),
  'information.mes-2022': information('mes-2022'),
  refusal: {
    title: 'Vous avez dit non',
    first: 'Rien n’est ouvert.',
    parts: [
      { lines: [sameCare] },
      { lines: ['Vous pourrez changer d’avis.', 'Revenez alors avec votre carte Vitale.'] },
    ],
  },
  'later.consent-2016': {
    title: 'Revenez quand vous voulez',
    first: 'Rien n’est ouvert. Aucune réponse n’est notée.',
    parts: [{ lines: [sameCare] }, { lines: ['Pour choisir, revenez avec votre carte Vitale.'] }],
  },
  'later.mes-2022': {
    title: 'Revenez quand vous voulez',
    first: 'La borne n’a rien noté.',
    parts: [
      {
        lines: [
          'Un courrier ou un e-mail vous prévient.',
          'Le dossier s’ouvre tout seul six semaines après.',
          'Avant, vous pouvez dire non.',
          'Après, vous pouvez le fermer.',
        ],
      },
      { lines: [sameCare] },
      help,
    ],
  },
  closure: {
    title: 'Votre DMP est fermé',
    first: 'Vos soignants ne peuvent plus le lire.',
    parts: [
      { lines: ['Il est gardé 10\u00a0ans, puis effacé.', 'Vous pouvez demander de l’effacer plus tôt.'] },
      { lines: ['Vous pouvez le rouvrir quand vous voulez.', 'Revenez alors avec votre carte Vitale.'] },
    ],
  },
  'closure-requested': {
    title: 'Fermeture demandée',
    first: 'Votre DMP n’est pas encore fermé.',
    parts: [
      { lines: ['Votre demande continue sans vous.'] },
      { lines: ['Une fois fermé, il est gardé 10\u00a0ans, puis effacé.', 'Vous pourrez le rouvrir.'] },
    ],
  },
  'guide-activate': {
    title: 'Utiliser votre DMP',
    first: 'La borne n’a rien noté.',
    parts: [
      {
        steps: [
          'Prenez votre carte Vitale.',
          'Prenez le code reçu par courrier ou par e-mail. Il sert six semaines.',
          'Allez sur monespacesante.fr.',
          'Pas de code\u00a0? Demandez-le sur le site. Il vient par SMS ou par e-mail.',
          'Réglez aussi vos choix pour l’urgence.',
        ],
      },
      help,
    ],
  },
  'guide-oppose': {
    title: 'Dire non au DMP',
    first: 'La borne n’a rien noté.',
    parts: [
      {
        head: 'Quand\u00a0?',
        lines: [
          'Un courrier ou un e-mail vous prévient.',
          'Vous avez alors six semaines pour dire non.',
          'Après, vous pouvez encore fermer le dossier.',
        ],
      },
      {
        head: 'Comment\u00a0?',
        lines: ['Sur internet\u00a0: monespacesante.fr.', 'Ou à votre caisse d’assurance maladie.'],
      },
      { lines: [sameCare] },
      help,
    ],
  },
  'guide-close': {
    title: 'Fermer votre dossier',
    first: 'La borne ne peut pas le fermer.',
    parts: [
      { steps: ['Allez sur monespacesante.fr.', 'Demandez la fermeture.'] },
      {
        lines: [
          'Vous pouvez le faire quand vous voulez.',
          kept,
          'Vous pouvez demander de l’effacer plus tôt.',
        ],
      },
      help,
    ],
  },
  'guide-reopen': {
    title: 'Avoir un nouveau dossier',
    first: 'La borne ne peut pas l’ouvrir.',
    parts: [
      { steps: ['Allez sur monespacesante.fr.', 'Demandez un nouveau dossier.'] },
      { lines: ['Vous pouvez le faire quand vous voulez.', 'Vos anciens documents y reviennent.'] },
      help,
    ],
  },
};
