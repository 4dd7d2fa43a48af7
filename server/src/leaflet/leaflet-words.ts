/** What a page for the phone says beside its sheet, and where a sheet is missing. */
import type { Sheet } from '../../contract/sheets/sheet.ts';

export interface LeafletWords {
  /** Said below every sheet: it tells nothing about whoever reads it. */
  same: string;
  /** Names the list of languages to those who hear the page. */
  languages: string;
  demonstration: string;
  /** In the place of a sheet that does not exist. */
  missing: Sheet;
}
