import { describe, expect, test } from 'vitest';
import type { HidListed } from '../../../kiosk-agent/src/hid/hid-devices.ts';
import { chooseScanner } from '../../../kiosk-agent/src/scanner/choose-scanner.ts';
import { scannerProfiles } from '../../../kiosk-agent/src/scanner/scanner-profiles.ts';
import { blink1, honeywell, keyboard, typingScanner, zebra } from '../hid/fake-devices.ts';
import type { FakeSpec } from '../hid/fake-node-hid.ts';

const listed = ({ listed }: FakeSpec): HidListed =>
  ({ usagePage: null, usage: null, ...listed }) as HidListed;
const [pos, other, typing, keys, lamp] = [honeywell, zebra, typingScanner, keyboard, blink1].map(listed);

function chosen(devices: (HidListed | undefined)[], name: Parameters<typeof chooseScanner>[1] = 'auto') {
  return chooseScanner(
    devices.filter((device) => device !== undefined),
    name,
  );
}

describe('the scanner', () => {
  test('is the one that says it is a bar code scanner, with its maker’s profile', () => {
    expect(chosen([keys, lamp, pos])).toEqual({ listed: pos, kind: scannerProfiles.honeywell });
    expect(chosen([other])).toEqual({ listed: other, kind: scannerProfiles.zebra });
  });

  test('of an unknown maker gets the generic profile, or the one that the installer names', () => {
    const unknown = { ...pos, vendorId: 0x1234 } as HidListed;
    expect(chosen([unknown])).toEqual({ listed: unknown, kind: scannerProfiles.generic });
    expect(chosen([unknown], 'honeywell')).toEqual({ listed: unknown, kind: scannerProfiles.honeywell });
  });

  test('that types is refused', () => {
    expect(chosen([keys, typing])).toEqual({ listed: typing, refusal: 'keyboard-wedge' });
  });

  test('that types is refused under its name too, where its maker is not known', () => {
    const named = { ...keys, vendorId: 0x1234, product: 'USB Barcode Scanner' } as HidListed;
    expect(chosen([named])).toEqual({ listed: named, refusal: 'keyboard-wedge' });
  });

  test('with a keyboard part beside its bar code part is used by the latter', () => {
    expect(chosen([typing, pos])).toEqual({ listed: pos, kind: scannerProfiles.honeywell });
  });

  test('is none of an ordinary keyboard, a lamp, or another part of a scanner', () => {
    const part = { ...pos, usagePage: 0xff45, usage: 1 } as HidListed;
    expect(chosen([keys, lamp, part])).toBeNull();
    expect(chosen([])).toBeNull();
  });
});
