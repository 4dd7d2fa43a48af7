/** The same words as on a sheet, on a page of the server: its address, to be typed or scanned. Pure. */
import type { Language, PaperKind } from '@borne/server/contract';
import type { PaperOfVisit } from '../../contract/printer.ts';
import { qrRows } from '../visit/code-on-screen.ts';

/** `activationUrl`: any page of the server that phones reach. */
export function pageOnScreen(paper: PaperKind, language: Language, activationUrl: string): PaperOfVisit {
  const { origin, host } = new URL(activationUrl);
  const path = `/f/${paper}?l=${language}`;
  return { state: 'on-screen', page: `${host}${path}`, qr: qrRows(`${origin}${path}`) };
}
