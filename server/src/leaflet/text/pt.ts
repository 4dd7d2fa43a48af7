/** What the pages on the phone say beside their sheet, in Portuguese. Not read by a native reader yet. */
import type { LeafletWords } from '../leaflet-words.ts';

export const leafletPt: LeafletWords = {
  same: 'Esta página é igual para todos.',
  languages: 'Línguas',
  demonstration: 'Demonstração: nenhum dossiê real é aberto ou fechado.',
  missing: {
    title: 'Página não encontrada',
    parts: [
      { lines: ['Esta página não existe.', 'Leia o código outra vez, ou peça ajuda onde está o aparelho.'] },
    ],
  },
};
