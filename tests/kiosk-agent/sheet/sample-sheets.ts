/** Invented sheets that the suites share. */
import { type PaperKind, PaperKindSchema } from '../../../kiosk-agent/contract/printer.ts';
import type { SheetContent } from '../../../kiosk-agent/src/sheet/sheet.ts';
import { RegimeSchema } from '../../../server/contract/consent.ts';

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
