/**
 * What differs between ticket printers. Page numbers and units are those printed on the printer's self-test sheet:
 * a clone may number its pages otherwise, and then needs a profile of its own.
 */

export interface PrinterProfile {
  /** Characters of 12×24 dots on a line; 48 on 80 mm paper at 203 dpi. */
  readonly columns: 32 | 42 | 48;
  /** `ESC t n` that selects WPC1252, the page that holds œ ’ – and €. */
  readonly codePage: number;
  /** The printer's own command `GS ( k`, or the very dots for printers that lack it. */
  readonly qr: 'native' | 'raster';
  /**
   * Sent by `GS P` so that one feeding unit is one dot (TM-T20: half a dot otherwise). Null where the unit is a dot
   * already, as on most clones: some of them would print the parameters of a `GS P` they do not know.
   */
  readonly motionUnit: number | null;
  /** From the print head to the knife, so that the cut does not fall into the last lines. */
  readonly cutFeedDots: number;
}

const generic80: PrinterProfile = {
  columns: 48,
  codePage: 16,
  qr: 'native',
  motionUnit: null,
  cutFeedDots: 116,
};

export const printerProfiles = {
  'generic-80': generic80,
  'epson-tm-t20': { ...generic80, motionUnit: 203 },
  'raster-80': { ...generic80, qr: 'raster' },
} as const satisfies Record<string, PrinterProfile>;

export type PrinterProfileName = keyof typeof printerProfiles;
