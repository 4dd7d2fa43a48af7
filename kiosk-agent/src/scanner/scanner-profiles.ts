/**
 * How each maker fills the HID POS report: pure data. Offsets are those of node-hid, which keeps the report id in byte 0
 * (WebHID strips it). Public: manuals of Access-IS ATR110 and LSR118, WebHidBarcodeScanner; a Voyager 1602g's reports
 * in python_hon_usbhid. No scanner was tried here.
 */

export interface ScannerProfile {
  reportId: number;
  reportBytes: number;
  lengthAt: number;
  aimAt: number;
  dataAt: number;
  /** Most data bytes of one report. */
  mostData: number;
  /** Bit 0 of this byte: more reports follow. */
  moreAt: number;
  /** The feature report without which it sends nothing. */
  switchOn: Uint8Array | null;
  /** The byte that it puts behind each payload, when its setting is the usual one. */
  suffix: number | null;
}

const generic: ScannerProfile = {
  reportId: 0x02,
  reportBytes: 64,
  lengthAt: 1,
  aimAt: 2,
  dataAt: 5,
  mostData: 56,
  moreAt: 63,
  switchOn: null,
  suffix: null,
};

export const scannerProfiles = {
  generic,
  honeywell: { ...generic, switchOn: Uint8Array.of(0xfe, 0x01), suffix: 0x0d },
  zebra: generic,
} as const satisfies Record<string, ScannerProfile>;

export const scannerProfileNames = ['auto', 'generic', 'honeywell', 'zebra'] as const;
export type ScannerProfileName = (typeof scannerProfileNames)[number];
