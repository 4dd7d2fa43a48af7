/**
 * The lights that we know and the bytes that colour them: pure. Public descriptions, vitale-and-devices.md §7.2; none
 * was tried here. Written here because the makers' npm packages hold old releases of node-hid.
 */
import type { HidListed } from '../hid/hid-devices.ts';
import type { HidReport } from '../hid/hid-report.ts';
import type { Colour } from './light-colours.ts';

export interface LightModel {
  name: 'blink(1)' | 'Luxafor' | 'BlinkStick';
  fits: (listed: HidListed) => boolean;
  report: (colour: Colour, platform: NodeJS.Platform) => HidReport;
}

/** Fades in 10 ms; led 0 is all of them. */
const blink1: LightModel = {
  name: 'blink(1)',
  fits: ({ vendorId, productId }) => vendorId === 0x27b8 && productId === 0x01ed,
  report: ({ red, green, blue }) => ({
    by: 'feature',
    bytes: Uint8Array.of(0x01, 0x63, red, green, blue, 0, 1, 0, 0),
  }),
};

/** Windows wants a report id of its own, 00, before the command. */
const luxafor: LightModel = {
  name: 'Luxafor',
  fits: ({ vendorId, productId }) => vendorId === 0x04d8 && productId === 0xf372,
  report: ({ red, green, blue }, platform) => ({
    by: 'output',
    bytes: Uint8Array.from([...(platform === 'win32' ? [0] : []), 0x01, 0xff, red, green, blue, 0, 0]),
  }),
};

/** Its vendor id is shared by many small makers: product id, or name where the id is another. */
const blinkStick: LightModel = {
  name: 'BlinkStick',
  fits: ({ vendorId, productId, product }) =>
    vendorId === 0x20a0 && (productId === 0x41e5 || /^blinkstick/i.test(product)),
  report: ({ red, green, blue }) => ({ by: 'feature', bytes: Uint8Array.of(0x01, red, green, blue) }),
};

export const lightModels: readonly LightModel[] = [blink1, luxafor, blinkStick];
