/** What the pages on the phone say beside their sheet, in English. Not read by a native reader yet. */
import type { LeafletWords } from '../leaflet-words.ts';

export const leafletEn: LeafletWords = {
  same: 'This page is the same for everybody.',
  languages: 'Languages',
  demonstration: 'Demonstration: no real record is opened or closed.',
  missing: {
    title: 'Page not found',
    parts: [
      { lines: ['This page does not exist.', 'Scan the code again, or ask for help where the kiosk is.'] },
    ],
  },
};
