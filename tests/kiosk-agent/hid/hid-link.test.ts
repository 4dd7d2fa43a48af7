/** Finding, keeping and losing a device, over a port made by hand: nothing of USB is proved here. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type {
  HidDevice,
  HidDevices,
  HidListed,
  HidListing,
  HidOpening,
} from '../../../kiosk-agent/src/hid/hid-devices.ts';
import { HidLink } from '../../../kiosk-agent/src/hid/hid-link.ts';
import type { HidStatus } from '../../../kiosk-agent/src/hid/hid-status.ts';

const listed: HidListed = {
  path: 'p',
  vendorId: 1,
  productId: 2,
  product: 'Lamp',
  usagePage: null,
  usage: null,
};
const model = 'Lamp (0001:0002)';
const there: HidListing = { ok: true, devices: [listed] };
const nowhere: HidListing = { ok: true, devices: [] };

/** A port whose answers the test gives, and a device that the test unplugs. */
function bench(options: { prepare?: () => Promise<boolean> } = {}) {
  const statuses: HidStatus[] = [];
  const calls: string[] = [];
  const reports: Uint8Array[] = [];
  const errorListeners: ((error: Error) => void)[] = [];
  const dataListeners: ((report: Uint8Array) => void)[] = [];
  const device: HidDevice = {
    on(event: string, listener: (value: never) => void) {
      if (event === 'error') errorListeners.push(listener as (error: Error) => void);
      else dataListeners.push(listener as (report: Uint8Array) => void);
    },
    write: async (report) => report.length,
    sendFeatureReport: async (report) => report.length,
    getFeatureReport: async () => Uint8Array.of(),
    close: async () => void calls.push('close'),
  };
  const port = {
    list: async (): Promise<HidListing> => there,
    open: async (): Promise<HidOpening> => ({ ok: true, device }),
  };
  const devices: HidDevices = {
    list: () => {
      calls.push('list');
      return port.list();
    },
    open: () => {
      calls.push('open');
      return port.open();
    },
    close: async () => undefined,
  };
  const link = new HidLink<'lamp'>({
    devices,
    choose: ([first]) => (first ? { listed: first, kind: 'lamp' } : null),
    prepare: options.prepare ?? (async () => true),
    onReport: (report) => reports.push(report),
    onStatus: (status) => statuses.push(status),
  });
  const unplug = (): void => {
    for (const listener of errorListeners.splice(0)) listener(new Error('gone'));
  };
  const say = (report: Uint8Array): void => {
    for (const listener of dataListeners) listener(report);
  };
  return { link, port, device, statuses, calls, reports, unplug, say };
}

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('it looks every two seconds while there is nothing, and never again once there is', async () => {
  const { link, port, calls, statuses } = bench();
  port.list = async () => nowhere;
  link.start();
  await pass(0);
  await pass(1_999);
  expect(calls).toEqual(['list']);
  await pass(1);
  expect(calls).toEqual(['list', 'list']);
  port.list = async () => there;
  await pass(2_000);
  await pass(60_000);
  expect(calls).toEqual(['list', 'list', 'list', 'open']);
  expect(statuses).toEqual([{ state: 'absent' }, { state: 'ready', model }]);
  await link.stop();
});

test('once it is lost it is let go, and looked for again', async () => {
  const { link, calls, statuses, unplug } = bench();
  link.start();
  await pass(0);
  unplug();
  expect(link.status).toEqual({ state: 'absent' });
  await pass(2_000);
  expect(calls).toEqual(['list', 'open', 'close', 'list', 'open']);
  expect(statuses.map(({ state }) => state)).toEqual(['ready', 'absent', 'ready']);
  await link.stop();
});

test('a device that does not take a report any more is given up and looked for again', async () => {
  const { link, device, calls } = bench();
  link.start();
  await pass(0);
  const report = { by: 'output', bytes: Uint8Array.of(1) } as const;
  expect(await link.send(report)).toBe(true);
  device.write = () => Promise.reject(new Error('stalled'));
  expect(await link.send(report)).toBe(false);
  expect(link.status).toEqual({ state: 'absent' });
  await pass(2_000);
  expect(calls.filter((call) => call === 'open')).toHaveLength(2);
  await link.stop();
});

test('what a device says is heard while it is in use, and not after', async () => {
  const { link, reports, say, unplug } = bench();
  link.start();
  await pass(0);
  say(Uint8Array.of(1));
  unplug();
  say(Uint8Array.of(2));
  expect(reports).toEqual([Uint8Array.of(1)]);
  await link.stop();
});

test('a device that takes half a report is given up', async () => {
  const { link, device } = bench();
  link.start();
  await pass(0);
  device.write = async () => 1;
  expect(await link.send({ by: 'output', bytes: Uint8Array.of(1, 2) })).toBe(false);
  expect(link.kind).toBeNull();
  await link.stop();
});

test('a stop while devices are being listed opens none', async () => {
  const { link, port, calls } = bench();
  const { promise, resolve } = Promise.withResolvers<HidListing>();
  port.list = () => promise;
  link.start();
  await pass(0);
  const stopped = link.stop();
  resolve(there);
  await pass(1_000);
  await stopped;
  expect(calls).toEqual(['list']);
});

test('a device that takes a report without end is given up after a second', async () => {
  const { link, device } = bench();
  link.start();
  await pass(0);
  device.write = () => new Promise(() => undefined);
  const sent = link.send({ by: 'output', bytes: Uint8Array.of(1) });
  await pass(1_000);
  expect(await sent).toBe(false);
  expect(link.kind).toBeNull();
  await link.stop();
});

test.each<[HidOpening & { ok: false }, HidStatus]>([
  [
    { ok: false, reason: 'no-permission' },
    { state: 'no-permission', model },
  ],
  [
    { ok: false, reason: 'failed' },
    { state: 'unusable', model },
  ],
  [{ ok: false, reason: 'gone' }, { state: 'absent' }],
])('a device that does not open (%o) says why, and is tried again', async (refusal, status) => {
  const { link, port, calls } = bench();
  port.open = async () => refusal;
  link.start();
  await pass(0);
  expect(link.status).toEqual(status);
  await pass(2_000);
  expect(calls).toEqual(['list', 'open', 'list', 'open']);
  await link.stop();
});

test('without a driver it says so, and asks again', async () => {
  const { link, port, calls } = bench();
  port.list = async () => ({ ok: false, reason: 'not-installed' });
  link.start();
  await pass(2_000);
  expect(link.status).toEqual({ state: 'no-driver', reason: 'not-installed' });
  expect(calls).toEqual(['list', 'list']);
  await link.stop();
});

test('a system that does not answer is told after a second, and is not asked a second time meanwhile', async () => {
  const { link, port, calls } = bench();
  const { promise, resolve } = Promise.withResolvers<HidListing>();
  port.list = () => promise;
  link.start();
  await pass(60_000);
  expect(calls).toEqual(['list']);
  expect(link.status).toEqual({ state: 'no-driver', reason: 'not-working' });
  resolve(there);
  await pass(0);
  expect(link.status).toEqual({ state: 'ready', model });
  await link.stop();
});

test.each([
  ['refuses', async () => false],
  ['never ends', () => new Promise<boolean>(() => undefined)],
])('a device whose preparation %s is unusable, and closed', async (_, prepare) => {
  const { link, calls } = bench({ prepare });
  link.start();
  await pass(1_000);
  expect(link.status).toEqual({ state: 'unusable', model });
  expect(calls).toEqual(['list', 'open', 'close']);
  await link.stop();
});

test('a device unplugged while it is prepared is absent, and closed', async () => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const { link, calls, unplug } = bench({ prepare: () => promise });
  link.start();
  await pass(0);
  unplug();
  resolve(true);
  await pass(0);
  expect(link.status).toEqual({ state: 'absent' });
  expect(calls).toEqual(['list', 'open', 'close']);
  await link.stop();
});

test('a device that opens after the stop is closed at once', async () => {
  const { link, port, device, calls, statuses } = bench();
  const { promise, resolve } = Promise.withResolvers<HidOpening>();
  port.open = () => promise;
  link.start();
  await pass(0);
  const stopped = link.stop();
  await pass(1_000);
  await stopped;
  resolve({ ok: true, device });
  await pass(10_000);
  expect(calls).toEqual(['list', 'open', 'close']);
  expect(statuses).toEqual([]);
  expect(link.status).toEqual({ state: 'off' });
});

test('once stopped it looks no more, and it starts only once', async () => {
  const { link, port, calls } = bench();
  port.list = async () => nowhere;
  link.start();
  await pass(0);
  await link.stop();
  await pass(10_000);
  expect(calls).toEqual(['list']);
  expect(() => link.start()).toThrow('started before');
});

test('what a device says of itself is shortened and cleaned', async () => {
  const { link, port } = bench();
  const product = `\u001b[Lamp\n<b>${'x'.repeat(200)}`;
  port.list = async () => ({ ok: true, devices: [{ ...listed, product }] });
  link.start();
  await pass(0);
  expect(link.status).toEqual({ state: 'ready', model: `Lampb${'x'.repeat(55)} (0001:0002)` });
  await link.stop();
});
