/** Which of the listed HID devices is the scanner, and whether it is set as it must be: pure. */
import type { HidListed } from '../hid/hid-devices.ts';
import type { HidChoice } from '../hid/hid-link.ts';
import { type ScannerProfile, type ScannerProfileName, scannerProfiles } from './scanner-profiles.ts';

const honeywell = 0x0c2e;
const zebra = 0x05e0;

/** Vendor ids of makers of scanners, by usb.ids of July 2025. A keyboard with one of them is a scanner that types. */
const scannerVendors: ReadonlySet<number> = new Set([
  honeywell,
  zebra,
  // Hand Held Products (now Honeywell), Intermec (now Honeywell), Datalogic, Opticon, Newland, Access IS.
  0x0536,
  0x067e,
  0x05f9,
  0x065a,
  0x1eab,
  0x0db5,
]);

/** In HID POS mode first; one that types is refused, and a scanner of an unknown make cannot be told from a keyboard. */
export function chooseScanner(
  devices: readonly HidListed[],
  name: ScannerProfileName,
): HidChoice<ScannerProfile, 'keyboard-wedge'> {
  const scanner = devices.find(isHidPos);
  if (scanner) return { listed: scanner, kind: profileOf(scanner, name) };
  const typing = devices.find(typesLikeScanner);
  return typing ? { listed: typing, refusal: 'keyboard-wedge' } : null;
}

/** HID Point of Sale usage tables 1.02: page « bar code scanner », usage « bar code scanner ». */
function isHidPos({ usagePage, usage }: HidListed): boolean {
  return usagePage === 0x8c && usage === 0x02;
}

function typesLikeScanner({ usagePage, usage, vendorId, product }: HidListed): boolean {
  const isKeyboard = usagePage === 0x01 && usage === 0x06;
  return isKeyboard && (scannerVendors.has(vendorId) || /scanner|bar ?code|imager/i.test(product));
}

function profileOf({ vendorId }: HidListed, name: ScannerProfileName): ScannerProfile {
  if (name !== 'auto') return scannerProfiles[name];
  if (vendorId === honeywell) return scannerProfiles.honeywell;
  return vendorId === zebra ? scannerProfiles.zebra : scannerProfiles.generic;
}
