/** Sheet and printer -> bytes, in the largest letters with which the sheet stays short. */
import type { Language } from '@borne/server/contract';
import { encodeTicket } from '../printer/escpos.ts';
import { keepsWords, layOut, lengthMm } from '../printer/layout.ts';
import type { PrinterProfile } from '../printer/profiles.ts';
import { composeSheet, type SheetContent, type SheetSize, sheetSizes } from './sheet.ts';

/** From edge to edge, the feed before the knife included: longer paper is not read, and hangs out of the kiosk. */
const longestMm = 130;
/** What every printer feeds before it cuts, and a little more. */
const knifeMm = 18;

export function encodeSheet(content: SheetContent, language: Language, profile: PrinterProfile): Uint8Array {
  return encodeTicket(composeSheet(content, language, sheetSize(content, language, profile)), profile);
}

/** Small letters where nothing larger fits: then also longer than that, on narrow paper. */
export function sheetSize(content: SheetContent, language: Language, profile: PrinterProfile): SheetSize {
  const fits = (size: SheetSize): boolean => {
    const blocks = composeSheet(content, language, size);
    return keepsWords(blocks, profile) && lengthMm(layOut(blocks, profile), profile) <= longestMm - knifeMm;
  };
  return sheetSizes.find(fits) ?? 'small';
}
