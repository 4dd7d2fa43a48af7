/** The light over the fake node-hid: neither hidapi, nor udev, nor a real light is proved here. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { NodeHidDevices } from '../../../kiosk-agent/src/hid/node-hid-devices.ts';
import { HidLight } from '../../../kiosk-agent/src/light/hid-light.ts';
import { blink1, blinkStick, luxafor } from '../hid/fake-devices.ts';
import { FakeNodeHid } from '../hid/fake-node-hid.ts';

const pollMs = 20;
const free = '016300ff7800010000';
const busy = '01630028ff00010000';
const help = '0163ffffff00010000';
const outOfOrder = '0163c8000000010000';
const off = '016300000000010000';

let bus = new FakeNodeHid();
const lights: HidLight[] = [];

afterEach(async () => {
  for (const light of lights.splice(0)) await light.stop();
  expect(bus.misuses).toEqual([]);
  expect(bus.openPaths).toEqual([]);
  bus = new FakeNodeHid();
});

function lit(): HidLight {
  const light = new HidLight({
    devices: new NodeHidDevices(async () => bus.module),
    platform: 'linux',
    pollMs,
  });
  lights.push(light);
  return light;
}

const sent = (): string[] => bus.sent.map(({ hex }) => hex);
const isReady = (light: HidLight) => vi.waitFor(() => expect(light.status().state).toBe('ready'));
const hasSent = (hexes: string[]) => vi.waitFor(() => expect(sent()).toEqual(hexes));

test('it shows what it is told, and nothing twice', async () => {
  bus.plug(blink1);
  const light = lit();
  light.start();
  await isReady(light);
  expect(light.status()).toEqual({ state: 'ready', model: 'blink(1) mk3 (27B8:01ED)' });
  for (const state of ['free', 'free', 'busy'] as const) {
    light.show(state);
    await pause(5);
  }
  expect(sent()).toEqual([off, free, busy]);
});

test.each([
  [luxafor, '01ff00ff780000'],
  [blinkStick, '0100ff78'],
] as const)('a light of another make shows the same: %#', async (spec, hex) => {
  bus.plug(spec);
  const light = lit();
  light.show('free');
  light.start();
  await hasSent([hex]);
  expect(bus.sent[0]?.by).toBe(spec === luxafor ? 'output' : 'feature');
});

test('what was told before it is plugged in, or while it is away, is shown when it comes', async () => {
  const light = lit();
  light.show('free');
  light.start();
  await vi.waitFor(() => expect(light.status().state).toBe('absent'));
  bus.plug(blink1);
  await isReady(light);
  expect(sent()).toEqual([free]);
  bus.unplug(blink1.listed.path);
  expect(light.status().state).toBe('absent');
  light.show('out-of-order');
  bus.plug(blink1);
  await isReady(light);
  expect(sent()).toEqual([free, outOfOrder]);
});

test('a light that was plugged out and in again shows the same state again', async () => {
  bus.plug(blink1);
  const light = lit();
  light.show('busy');
  light.start();
  await isReady(light);
  bus.unplug(blink1.listed.path);
  bus.plug(blink1);
  await hasSent([busy, busy]);
});

test('of what is told while a report is on its way, only the last is shown', async () => {
  bus.plug(blink1);
  const light = lit();
  light.start();
  await isReady(light);
  const { promise, resolve } = Promise.withResolvers<void>();
  bus.hold = promise;
  for (const state of ['free', 'busy', 'help'] as const) light.show(state);
  resolve();
  await hasSent([off, free, help]);
});

test('what is told while the light is being opened is not lost', async () => {
  bus.plug(blink1);
  const { promise, resolve } = Promise.withResolvers<void>();
  bus.hold = promise;
  const light = lit();
  light.start();
  await vi.waitFor(() => expect(bus.openPaths).toHaveLength(1));
  await pause(5);
  light.show('free');
  resolve();
  await vi.waitFor(() => expect(sent().at(-1)).toBe(free));
});

test('it goes out when the agent stops, and is let go', async () => {
  bus.plug(blink1);
  const light = lit();
  light.show('busy');
  light.start();
  await isReady(light);
  await light.stop();
  expect(sent()).toEqual([busy, off]);
  expect(light.status()).toEqual({ state: 'off' });
  expect(bus.openPaths).toEqual([]);
});

test('a light that does not take its report is unusable, and is tried again', async () => {
  bus.plug({ ...blink1, features: {} });
  const light = lit();
  light.start();
  await vi.waitFor(() => expect(light.status().state).toBe('unusable'));
  bus.plug(blink1);
  await isReady(light);
  expect(bus.misuses.splice(0)).toContain('no such feature report');
});
