import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import {
  type NativeHidDevice,
  type NodeHid,
  NodeHidDevices,
} from '../../../kiosk-agent/src/hid/node-hid-devices.ts';
import { blink1 } from './fake-devices.ts';
import { FakeNodeHid } from './fake-node-hid.ts';

function withOpen(open: (path: string) => Promise<NativeHidDevice>): NodeHidDevices {
  const module: NodeHid = { devicesAsync: async () => [], HIDAsync: { open } };
  return new NodeHidDevices(async () => module);
}

describe('node-hid itself, on a machine without a device (no device and no udev rule is proved)', () => {
  const devices = new NodeHidDevices();

  test('lists what there is', async () => {
    const listing = await devices.list();
    if (!listing.ok) throw new Error(listing.reason);
    for (const { path } of listing.devices) expect(path).not.toBe('');
  });

  test('a device that is not there is gone', async () => {
    expect(await devices.open('/dev/hidraw-none')).toEqual({ ok: false, reason: 'gone' });
  });

  test('a file that is no HID device does not open', async () => {
    expect(await devices.open('/dev/null')).toEqual({ ok: false, reason: 'failed' });
    expect(await devices.open('not a path')).toEqual({ ok: false, reason: 'failed' });
  });
});

describe('without node-hid', () => {
  test('the package is told to be absent, and is looked for once', async () => {
    let loads = 0;
    const devices = new NodeHidDevices(() => {
      loads += 1;
      return Promise.reject(new Error('Cannot find package'));
    });
    expect(await devices.list()).toEqual({ ok: false, reason: 'not-installed' });
    expect(await devices.open('/dev/hidraw0')).toEqual({ ok: false, reason: 'not-installed' });
    expect(loads).toBe(1);
  });

  test('a binary that this system cannot load does not work', async () => {
    const broken = { devicesAsync: () => Promise.reject(new Error('libudev.so.1: cannot open')) };
    const devices = new NodeHidDevices(async () => ({ ...new FakeNodeHid().module, ...broken }));
    expect(await devices.list()).toEqual({ ok: false, reason: 'not-working' });
  });
});

test('a device that this user may not open is told apart, by the file’s own code', async () => {
  const refused = async (): Promise<never> => {
    throw new Error('cannot open device with path /dev/hidraw0: Permission denied');
  };
  const module: NodeHid = { devicesAsync: async () => [], HIDAsync: { open: refused } };
  const reach = (): Promise<void> => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' }));
  const devices = new NodeHidDevices(async () => module, reach);
  expect(await devices.open('/dev/hidraw0')).toEqual({ ok: false, reason: 'no-permission' });
});

test('what is listed without a path is left out: it could not be opened', async () => {
  const module = {
    ...new FakeNodeHid().module,
    devicesAsync: async () => [
      { vendorId: 1, productId: 2 },
      { vendorId: 1, productId: 2, path: 'p' },
    ],
  };
  expect(await new NodeHidDevices(async () => module).list()).toEqual({
    ok: true,
    devices: [{ path: 'p', vendorId: 1, productId: 2, product: '', usagePage: null, usage: null }],
  });
});

describe('the traps of node-hid’s surface (as its source has them; the library is not run here)', () => {
  test('a device closed at once after opening does not bring the process down', async () => {
    const bus = new FakeNodeHid();
    bus.plug(blink1);
    const opening = await new NodeHidDevices(async () => bus.module).open(blink1.listed.path);
    if (opening.ok) await opening.device.close();
    await new Promise(setImmediate);
    expect(bus.misuses).toEqual([]);
  });

  test('a listener that is put on twice does not start the reading twice', async () => {
    const bus = new FakeNodeHid();
    bus.plug(blink1);
    const opening = await new NodeHidDevices(async () => bus.module).open(blink1.listed.path);
    if (!opening.ok) throw new Error(opening.reason);
    opening.device.on('data', () => undefined);
    opening.device.on('data', () => undefined);
    await new Promise(setImmediate);
    await opening.device.close();
    expect(bus.misuses).toEqual([]);
  });

  test('a failed read, which node-hid tells as a string, is an Error', async () => {
    const native = Object.assign(new EventEmitter(), {
      write: async () => 0,
      sendFeatureReport: async () => 0,
      getFeatureReport: async () => Buffer.alloc(0),
      close: async () => undefined,
    });
    const opening = await withOpen(async () => native).open('p');
    if (!opening.ok) throw new Error(opening.reason);
    const errors: unknown[] = [];
    opening.device.on('error', (error) => errors.push(error));
    native.emit('error', 'could not read from HID device');
    expect(errors).toEqual([new Error('could not read from HID device')]);
  });
});
