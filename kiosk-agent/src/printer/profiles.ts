/**
 * What differs between ticket printers: data from their manuals, to be checked against the printer's self-test sheet
 * and our test ticket. A clone may number its pages otherwise, and then needs a profile of its own.
 */
import type { Confirmation } from './confirm.ts';
import type { PageName } from './printable.ts';

export interface PrinterProfile {
  /** Printable width. */
  readonly dots: number;
  readonly dotsPerInch: number;
  /** Characters of 12×24 dots on a line. */
  readonly columns: 32 | 42 | 48;
  /** The page that French uses, and the number by which `ESC t` calls it. Null: no text is sent, all of it is drawn. */
  readonly page: { readonly name: PageName; readonly number: number } | null;
  /** The printer's own command `GS ( k`, or the very dots for printers that lack it. */
  readonly qr: 'native' | 'raster';
  /** Wanted size of the symbol: large, and the ticket at most 110 mm long. */
  readonly qrSideMm: number;
  /**
   * Sent by `GS P` so that one feeding unit is one dot (half a dot otherwise on Epson's and Custom's). Null where the
   * unit is a dot already, as on most clones: some would print the parameters of a `GS P` they do not know.
   */
  readonly motionUnit: number | null;
  /** From line to line, in dots. */
  readonly lineSpacing: number;
  /** What is fed before the knife falls, and the command that lets it fall. */
  readonly cut: { readonly feedDots: number; readonly command: readonly number[] };
  /** Commands after the cut: what hands the ticket over. */
  readonly handOver: readonly number[];
  readonly confirms: Confirmation;
  /** It has an outlet, and says by `DLE EOT 20` whether a ticket lies there. */
  readonly tellsOutlet: boolean;
}

/** `GS V 1`: one point of paper holds the ticket. The feed before it does not rely on what the printer knows. */
const feedThenCut = { feedDots: 116, command: [0x1d, 0x56, 1] };
/** `GS V 66 3`: the printer itself feeds to its knife, and 3 dots more. */
const printersOwnCut = { feedDots: 0, command: [0x1d, 0x56, 66, 3] };

const generic80: PrinterProfile = {
  dots: 576,
  dotsPerInch: 203,
  columns: 48,
  page: { name: 'windows1252', number: 16 },
  qr: 'native',
  qrSideMm: 22,
  motionUnit: null,
  lineSpacing: 27,
  cut: feedThenCut,
  handOver: [],
  confirms: 'GS r',
  tellsOutlet: false,
};

export const printerProfiles = {
  'epson-tm-t20': { ...generic80, motionUnit: 203, cut: printersOwnCut },
  'epson-tm-t88': {
    ...generic80,
    ...{ dots: 512, dotsPerInch: 180, columns: 42, motionUnit: 180, lineSpacing: 24, qrSideMm: 17 },
    cut: printersOwnCut,
  },
  /** TSP100IV, TSP650II, mC-Print switched to ESC/POS: the printer then speaks as an Epson does. */
  'star-escpos': { ...generic80, cut: printersOwnCut },
  /**
   * KPM210, KPM216H and kin, from their manuals: 204 dpi, no WPC1252 among the pages, `GS r` on RS-232 only, total cut
   * after a feed of its own (`GS V 65 n`), then `GS e 3 n`: the ticket is pushed out by n steps and waits there.
   */
  'custom-kpm': {
    ...generic80,
    page: { name: 'cp858', number: 19 },
    qr: 'raster',
    ...{ dotsPerInch: 204, motionUnit: 204 },
    cut: { feedDots: 0, command: [0x1d, 0x56, 65, 3] },
    handOver: [0x1d, 0x65, 3, 12],
    confirms: 'outlet',
    tellsOutlet: true,
  },
  'generic-80': generic80,
  'generic-58': { ...generic80, dots: 384, columns: 32 },
  /** For clones without the page or the QR command: the paper shows the very dots that we sent. */
  'raster-80': { ...generic80, page: null, qr: 'raster' },
} as const satisfies Record<string, PrinterProfile>;

export type PrinterProfileName = keyof typeof printerProfiles;
