/** Invented sheets that the suites share. */

import type { SheetContent } from '../../../kiosk-agent/src/sheet/sheet.ts';
import { RegimeSchema } from '../../../server/contract/consent.ts';
import { type PaperKind, PaperKindSchema } from '../../../server/contract/paper-kind.ts';

export const sampleSheet: SheetContent = {
  paper: 'guide-oppose',
  siteName: 'Pharmacie des Tilleuls',
  regime: 'mes-2022',
  printedOn: new Date(2026, 10, 23, 23, 30),
};

/** Each sheet that has words of its own: two of them say under each law something else. */
export const everySheet: SheetContent[] = PaperKindSchema.options.flatMap((paper: PaperKind) => {
  const regimes = paper === 'information' || paper === 'later' ? RegimeSchema.options : [sampleSheet.regime];
  return regimes.map((regime) => ({ ...sampleSheet, paper, regime }));
});
