/** The scanner over the fake node-hid: neither hidapi, nor udev, nor a real scanner is proved here. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NodeHidDevices } from '../../../kiosk-agent/src/hid/node-hid-devices.ts';
import { HidPosScanner } from '../../../kiosk-agent/src/scanner/hid-pos-scanner.ts';
import type { ScannerEvent } from '../../../kiosk-agent/src/scanner/scanner.ts';
import { honeywell, typingScanner, zebra } from '../hid/fake-devices.ts';
import { FakeNodeHid, type FakeSpec } from '../hid/fake-node-hid.ts';
import { insExample, reportsOf, voyagerRecording } from './pos-reports.ts';

let bus: FakeNodeHid;
let scanner: HidPosScanner;
let events: ScannerEvent[];

beforeEach(() => {
  bus = new FakeNodeHid();
  events = [];
  scanner = new HidPosScanner({ devices: new NodeHidDevices(async () => bus.module), pollMs: 20 });
});
afterEach(async () => {
  await scanner.stop();
  expect(bus.misuses).toEqual([]);
  expect(bus.openPaths).toEqual([]);
});

async function ready(spec: FakeSpec): Promise<string> {
  bus.plug(spec);
  scanner.start((event) => events.push(event));
  await vi.waitFor(() => expect(scanner.status().state).toBe('ready'));
  return spec.listed.path;
}

function send(path: string, reports: readonly Uint8Array[]): void {
  for (const report of reports) bus.emit(path, report);
}

const told = (): string[] =>
  events.map((event) =>
    event.type === 'scan'
      ? `${event.scan.aim} ${Buffer.from(event.scan.data).toString('latin1')}`
      : `dropped: ${event.reason}`,
  );

test('a Honeywell is switched on before anything else', async () => {
  await ready(honeywell);
  expect(bus.sent).toEqual([{ by: 'feature', hex: 'fe01' }]);
  expect(scanner.status()).toEqual({ state: 'ready', model: 'Voyager 1602g (0C2E:0B81)' });
});

test('a Zebra needs no switching on', async () => {
  const path = await ready(zebra);
  expect(bus.sent).toEqual([]);
  send(path, reportsOf(']Q1', 'abc\r'));
  expect(told()).toEqual([']Q1 abc\r']);
});

test('what a Voyager was recorded to say comes through whole', async () => {
  const path = await ready(honeywell);
  send(path, voyagerRecording);
  expect(told().map((text) => text.length)).toEqual([4 + 5 * 56 + 9, 4 + 8]);
});

test('half a scan is dropped after 500 ms although nobody scans again', async () => {
  const path = await ready(zebra);
  send(path, reportsOf(']d1', insExample).slice(0, 2));
  await vi.waitFor(() => expect(told()).toEqual(['dropped: half']), 2_000);
});

test('half a scan dies with the plug: what comes after it is not joined to it', async () => {
  const path = await ready(zebra);
  const reports = reportsOf(']d1', insExample);
  send(path, reports.slice(0, 2));
  bus.unplug(path);
  bus.plug(zebra);
  await vi.waitFor(() => expect(scanner.status().state).toBe('ready'));
  send(path, reports.slice(2));
  expect(told()).toEqual([`]d1 ${insExample.slice(112)}`]);
});

test('of half a scan that ends with the plug nothing is kept, and nothing is told later', async () => {
  const path = await ready(zebra);
  send(path, reportsOf(']d1', insExample).slice(0, 2));
  bus.unplug(path);
  await pause(600);
  expect(told()).toEqual([]);
});

test('the driver’s own buffers are wiped as soon as they are read', async () => {
  const buffers: Buffer[] = [];
  const { HIDAsync } = bus.module;
  const open = HIDAsync.open.bind(HIDAsync);
  HIDAsync.open = async (path) => {
    const native = await open(path);
    const on = native.on.bind(native);
    native.on = (event, listener) =>
      on(event, (value) => {
        if (Buffer.isBuffer(value)) buffers.push(value);
        listener(value);
      });
    return native;
  };
  const path = await ready(zebra);
  send(path, reportsOf(']d1', insExample));
  expect(told()).toEqual([`]d1 ${insExample}`]);
  expect(buffers).toHaveLength(3);
  for (const buffer of buffers) expect(buffer.every((byte) => byte === 0)).toBe(true);
});

test('a scanner that types is refused, never opened, and taken once it is set right', async () => {
  bus.plug(typingScanner);
  scanner.start((event) => events.push(event));
  await vi.waitFor(() =>
    expect(scanner.status()).toEqual({
      state: 'refused',
      reason: 'keyboard-wedge',
      model: 'Voyager 1602g (0C2E:0B61)',
    }),
  );
  await pause(50);
  expect(bus.openPaths).toEqual([]);
  bus.unplug(typingScanner.listed.path);
  bus.plug(honeywell);
  await vi.waitFor(() => expect(scanner.status().state).toBe('ready'));
});

test('a Honeywell that is not to be switched on is unusable', async () => {
  bus.plug({ ...honeywell, features: {} });
  scanner.start((event) => events.push(event));
  await vi.waitFor(() => expect(scanner.status().state).toBe('unusable'));
  expect(bus.misuses.splice(0)).toContain('no such feature report');
  await scanner.stop();
  bus.misuses.length = 0;
});

test('each change of its status is told once, until the way out', async () => {
  const states: string[] = [];
  const leave = scanner.onStatus(({ state }) => states.push(state));
  const path = await ready(zebra);
  bus.unplug(path);
  leave();
  bus.plug(zebra);
  await vi.waitFor(() => expect(scanner.status().state).toBe('ready'));
  expect(states).toEqual(['ready', 'absent']);
});
