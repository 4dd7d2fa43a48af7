/** One suite on both implementations of the port: what is true of one must be true of the other. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { HidDevice } from '../../../kiosk-agent/src/hid/hid-devices.ts';
import { HidLight } from '../../../kiosk-agent/src/light/hid-light.ts';
import { HidPosScanner } from '../../../kiosk-agent/src/scanner/hid-pos-scanner.ts';
import type { ScannerEvent } from '../../../kiosk-agent/src/scanner/scanner.ts';
import { insExample } from '../scanner/pos-reports.ts';
import { type HidHost, hidHosts } from './hid-hosts.ts';

const switchOn = Uint8Array.of(0xfe, 0x01);
const green = Uint8Array.of(0x01, 0x63, 0, 255, 120, 0, 1, 0, 0);

describe.each(hidHosts)('%s', (_, start) => {
  let host: HidHost;
  beforeEach(async () => {
    host = await start();
  });
  afterEach(async () => {
    await host.stop();
  });

  async function opened(path: string): Promise<HidDevice> {
    const opening = await host.devices.open(path);
    if (!opening.ok) throw new Error(`not opened: ${opening.reason}`);
    return opening.device;
  }

  test('what is plugged in is listed, with what it is', async () => {
    expect(await host.devices.list()).toEqual({ ok: true, devices: [] });
    await host.plug('scanner');
    expect(await host.devices.list()).toMatchObject({
      ok: true,
      devices: [
        {
          path: host.scannerPath,
          vendorId: 0x0c2e,
          productId: 0x0b81,
          product: expect.stringContaining('Voyager'),
          usagePage: 0x8c,
          usage: 2,
        },
      ],
    });
    await host.unplug('scanner');
    expect(await host.devices.list()).toEqual({ ok: true, devices: [] });
  });

  test('what is not there does not open, and that is a value', async () => {
    expect((await host.devices.open(host.scannerPath)).ok).toBe(false);
    expect(await host.misuses()).toEqual([]);
  });

  test('an open scanner says what it sees, report by report', async () => {
    await host.plug('scanner');
    const device = await opened(host.scannerPath);
    const reports: Uint8Array[] = [];
    device.on('data', (report) => reports.push(report));
    expect(await device.sendFeatureReport(switchOn)).toBe(2);
    await host.scan(']d1', insExample);
    await vi.waitFor(() => expect(reports).toHaveLength(3));
    expect(reports.map((report) => [report.length, report[0], report[1], report[63]])).toEqual([
      [64, 2, 56, 1],
      [64, 2, 56, 1],
      [64, 2, 10, 0],
    ]);
    await device.close();
    expect(await host.misuses()).toEqual([]);
  });

  test('an open light takes its report, and gives back one of the right length', async () => {
    await host.plug('light');
    const device = await opened(host.lightPath);
    expect(await device.sendFeatureReport(green)).toBe(9);
    expect(await host.lightReport()).toBe('016300ff7800010000');
    const report = await device.getFeatureReport(0x01, 9);
    expect([report.length, report[0]]).toEqual([9, 1]);
    await device.close();
    expect(await host.misuses()).toEqual([]);
  });

  test('an unplugged device says so once, takes nothing any more, and can be closed', async () => {
    await host.plug('light');
    const device = await opened(host.lightPath);
    const errors: Error[] = [];
    device.on('error', (error) => errors.push(error));
    await host.unplug('light');
    await vi.waitFor(() => expect(errors).toHaveLength(1));
    expect(errors[0]).toBeInstanceOf(Error);
    await expect(device.sendFeatureReport(green)).rejects.toThrow();
    await device.close();
    await pause(20);
    expect(errors).toHaveLength(1);
    expect(await host.misuses()).toEqual([]);
  });

  test('a device closed twice is closed once, and can be opened again', async () => {
    await host.plug('light');
    const first = await opened(host.lightPath);
    await Promise.all([first.close(), first.close()]);
    await (await opened(host.lightPath)).close();
    expect(await host.misuses()).toEqual([]);
  });

  test.each([
    ['a second opening', async (device: HidDevice) => [device, await host.devices.open(host.lightPath)]],
    ['a report of another length', (device: HidDevice) => device.sendFeatureReport(green.subarray(1))],
    ['a feature report that it has not', (device: HidDevice) => device.sendFeatureReport(switchOn)],
    ['an output report', (device: HidDevice) => device.write(green)],
    ['a question about a report that it has not', (device: HidDevice) => device.getFeatureReport(7, 9)],
  ])('the double refuses %s, and remembers it', async (_, misuse) => {
    await host.plug('light');
    const device = await opened(host.lightPath);
    const result = await Promise.resolve(misuse(device)).catch(() => 'refused');
    if (Array.isArray(result)) expect(result[1]).toEqual({ ok: false, reason: 'failed' });
    else expect(result).toBe('refused');
    expect(await host.misuses()).toHaveLength(1);
    await device.close();
  });

  test('after close nothing is taken', async () => {
    await host.plug('light');
    const device = await opened(host.lightPath);
    await device.close();
    await expect(device.sendFeatureReport(green)).rejects.toThrow();
    expect(await host.lightReport()).toBeNull();
  });

  test('the scanner is found, switched on, read, lost and found again', async () => {
    const scanner = new HidPosScanner({ devices: host.devices, pollMs: 20 });
    const events: ScannerEvent[] = [];
    const texts = () =>
      events.map((event) =>
        event.type === 'scan'
          ? event.scan.aim + Buffer.from(event.scan.data).toString('latin1')
          : event.reason,
      );
    const states: string[] = [];
    scanner.onStatus(({ state }) => states.push(state));
    scanner.start((event) => events.push(event));
    const isReady = () => vi.waitFor(() => expect(scanner.status().state).toBe('ready'));
    await host.plug('scanner');
    await isReady();
    await host.scan(']d1', insExample);
    await vi.waitFor(() => expect(texts()).toEqual([`]d1${insExample}`]));
    await host.unplug('scanner');
    await vi.waitFor(() => expect(scanner.status()).toEqual({ state: 'absent' }));
    await host.plug('scanner');
    await isReady();
    await host.scan(']Q1', 'opaque');
    await vi.waitFor(() => expect(texts()).toEqual([`]d1${insExample}`, ']Q1opaque']));
    await scanner.stop();
    expect(states.filter((state, index) => index > 0 || state !== 'absent')).toEqual([
      'ready',
      'absent',
      'ready',
      'off',
    ]);
    expect(await host.misuses()).toEqual([]);
  });

  test('scanner and light are used side by side; the light goes out at the end', async () => {
    await host.plug('scanner');
    await host.plug('light');
    const scanner = new HidPosScanner({ devices: host.devices, pollMs: 20 });
    const light = new HidLight({ devices: host.devices, platform: 'linux', pollMs: 20 });
    light.show('free');
    scanner.start(() => undefined);
    light.start();
    await vi.waitFor(() =>
      expect([scanner, light].map((one) => one.status().state)).toEqual(['ready', 'ready']),
    );
    expect(await host.lightReport()).toBe('016300ff7800010000');
    await Promise.all([scanner.stop(), light.stop()]);
    expect(await host.lightReport()).toBe('016300000000010000');
    expect(await host.misuses()).toEqual([]);
  });
});
