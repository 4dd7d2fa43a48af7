/** What the pages on the phone say beside their sheet, in Turkish. Not read by a native reader yet. */
import type { LeafletWords } from '../leaflet-words.ts';

export const leafletTr: LeafletWords = {
  same: 'Bu sayfa herkes için aynıdır.',
  languages: 'Diller',
  demonstration: 'Gösterim: hiçbir gerçek dosya açılmaz veya kapatılmaz.',
  missing: {
    title: 'Sayfa bulunamadı',
    parts: [{ lines: ['Bu sayfa yok.', 'Kodu yeniden okutun veya cihazın bulunduğu yerde yardım isteyin.'] }],
  },
};
