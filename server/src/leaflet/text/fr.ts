/** What the pages on the phone say beside their sheet, in French, simple enough to serve as « écrit simplement » too. */
import type { LeafletWords } from '../leaflet-words.ts';

export const leafletFr: LeafletWords = {
  same: 'Cette page est la même pour tout le monde.',
  languages: 'Langues',
  demonstration: 'Démonstration\u00a0: aucun vrai dossier n’est ouvert ni fermé.',
  missing: {
    title: 'Page introuvable',
    parts: [
      {
        lines: [
          'Cette page n’existe pas.',
          'Scannez le code encore une fois, ou demandez de l’aide là où se trouve la borne.',
        ],
      },
    ],
  },
};
