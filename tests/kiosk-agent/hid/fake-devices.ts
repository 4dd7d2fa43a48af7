/** The devices of the fakes, with the ids of real models. */
import type { FakeSpec } from './fake-node-hid.ts';

export const honeywell: FakeSpec = {
  listed: {
    path: 'fake:scanner',
    vendorId: 0x0c2e,
    productId: 0x0b81,
    product: 'Voyager 1602g',
    usagePage: 0x8c,
    usage: 0x02,
  },
  features: { 254: 2 },
};

export const zebra: FakeSpec = {
  listed: {
    path: 'fake:zebra',
    vendorId: 0x05e0,
    productId: 0x1300,
    product: 'Symbol Bar Code Scanner',
    usagePage: 0x8c,
    usage: 0x02,
  },
};

/** As some models leave the factory. */
export const typingScanner: FakeSpec = {
  listed: {
    path: 'fake:wedge',
    vendorId: 0x0c2e,
    productId: 0x0b61,
    product: 'Voyager 1602g',
    usagePage: 0x01,
    usage: 0x06,
  },
};

export const keyboard: FakeSpec = {
  listed: {
    path: 'fake:keyboard',
    vendorId: 0x046d,
    productId: 0xc31c,
    product: 'USB Keyboard',
    usagePage: 0x01,
    usage: 0x06,
  },
};

export const blink1: FakeSpec = {
  listed: {
    path: 'fake:blink1',
    vendorId: 0x27b8,
    productId: 0x01ed,
    product: 'blink(1) mk3',
    usagePage: 0xff00,
    usage: 1,
  },
  features: { 1: 9 },
};

export const luxafor: FakeSpec = {
  listed: {
    path: 'fake:luxafor',
    vendorId: 0x04d8,
    productId: 0xf372,
    product: 'LUXAFOR FLAG',
    usagePage: 0xff00,
    usage: 1,
  },
  outputBytes: 7,
};

export const blinkStick: FakeSpec = {
  listed: {
    path: 'fake:blinkstick',
    vendorId: 0x20a0,
    productId: 0x41e5,
    product: 'BlinkStick',
    usagePage: 0xff00,
    usage: 1,
  },
  features: { 1: 4 },
};
