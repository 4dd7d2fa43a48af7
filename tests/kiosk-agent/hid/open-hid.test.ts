/** What the agent opens, on the virtual devices: scanner and light are doubles, no USB is proved. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Hid, type HidConfig, openHid } from '../../../kiosk-agent/src/devices/hid.ts';
import { agentLog } from '../../../kiosk-agent/src/log.ts';
import type { InsTraits } from '../../../kiosk-agent/src/scanner/ins-datamatrix.ts';
import { ScanDesk, type ScanOutcome } from '../../../kiosk-agent/src/scanner/scan-desk.ts';
import { type HidBench, startHidBench } from '../../support/hid-bench.ts';

const lines: string[] = [];
const log = agentLog('debug', { write: (line) => lines.push(line) });

let bench: HidBench;
let hid: Hid;
let desk: ScanDesk;
let outcomes: ScanOutcome[];
let taken: InsTraits[];

beforeAll(async () => {
  bench = await startHidBench();
});
afterAll(() => bench.stop());
afterEach(async () => {
  await hid.stop();
  expect((await bench.state()).misuses).toEqual([]);
});

function open(config: Partial<HidConfig> = {}): void {
  const simulateur = { HID_DRIVER: 'simulateur', SIMULATEUR_HID_PORT: bench.port } as const;
  hid = openHid({ SCANNER_PROFILE: 'auto', ...simulateur, ...config }, log);
  outcomes = [];
  taken = [];
  desk = new ScanDesk({ apcv: hid.apcv, production: false, log, onIns: (ins) => taken.push(ins) });
  desk.onOutcome((outcome) => outcomes.push(outcome));
  hid.scanner.start((event) => void desk.take(event));
  hid.light.start();
}

async function ready(): Promise<void> {
  await vi.waitFor(() => {
    expect([hid.scanner, hid.light].map((device) => device.status().state)).toEqual(['ready', 'ready']);
  });
}

describe('with the virtual devices', () => {
  test('each sample of the bench has its outcome, and none of it is in the log', async () => {
    open();
    await ready();
    const expected: Record<string, ScanOutcome> = {
      ins: { kind: 'ins' },
      'ins-test': { kind: 'ins' },
      'ins-without-separators': { kind: 'ins-refused', reason: 'no-separator' },
      'ins-wrong-key': { kind: 'ins-refused', reason: 'number' },
      '2d-doc': { kind: 'ins-refused', reason: '2d-doc' },
      apcv: { kind: 'apcv', outcome: 'not-licensed' },
      ean: { kind: 'not-understood', symbology: 'ean' },
      'no-identifier': { kind: 'not-understood', symbology: 'no-identifier' },
      half: { kind: 'dropped', reason: 'half' },
      'too-long': { kind: 'dropped', reason: 'too-long' },
    };
    const samples = (await bench.samples()).map(({ id }) => id);
    expect([...samples].sort()).toEqual(Object.keys(expected).sort());
    for (const sample of samples) {
      await bench.scan(sample);
      await vi.waitFor(() => expect(outcomes).toHaveLength(1), 3_000);
      expect([sample, outcomes.pop()]).toEqual([sample, expected[sample]]);
    }
    expect(taken.map(({ birthName, register }) => [birthName, register])).toEqual([
      ['GARCIA-HAMMADI', 'nir'],
      ['DUPONT', 'nir-test'],
    ]);
    expect(lines.filter((line) => line.includes('scanner.scan')).length).toBeGreaterThanOrEqual(
      samples.length,
    );
    expect(lines.join('')).not.toMatch(/SARAH|GARCIA|DUPONT|HELENE|277010115400329|285057800600028|3400930/);
  });

  test('the light shows what it is told, and goes out when the agent stops', async () => {
    open();
    hid.light.show('free');
    await ready();
    expect((await bench.state()).light?.colour).toBe('#00ff78');
    hid.light.show('out-of-order');
    await vi.waitFor(async () => expect((await bench.state()).light?.colour).toBe('#c80000'));
    await hid.stop();
    const state = await bench.state();
    expect(state.light?.colour).toBe('#000000');
    expect(state.devices.filter(({ opened }) => opened)).toEqual([]);
  });

  test('a scanner that types is refused, until the one that is set right is plugged in', async () => {
    await bench.unplug('scanner');
    await bench.plug('scanner-typing');
    open();
    await vi.waitFor(() =>
      expect(hid.scanner.status()).toMatchObject({ state: 'refused', reason: 'keyboard-wedge' }),
    );
    await bench.unplug('scanner-typing');
    await bench.plug('scanner');
    await vi.waitFor(() => expect(hid.scanner.status().state).toBe('ready'), 5_000);
  });

  test('when the process of the virtual devices dies, both are absent; when it comes back, both work', async () => {
    const other = await startHidBench();
    open({ SIMULATEUR_HID_PORT: other.port });
    hid.light.show('busy');
    await ready();
    await other.stop();
    const lost = /^(absent|no-driver)$/;
    await vi.waitFor(() => expect(hid.scanner.status().state).toMatch(lost));
    await vi.waitFor(() => expect(hid.light.status().state).toMatch(lost));
    const back = await startHidBench(other.port);
    try {
      await vi.waitFor(ready, 8_000);
      expect((await back.state()).light?.colour).toBe('#0028ff');
    } finally {
      await hid.stop();
      await back.stop();
    }
  });
});

test('with no driver asked for, both are off and take orders in silence', () => {
  open({ HID_DRIVER: 'none' });
  hid.light.show('busy');
  expect([hid.scanner.status(), hid.light.status()]).toEqual([{ state: 'off' }, { state: 'off' }]);
});

test('with node-hid on this machine, both say how they stand, and nothing throws', async () => {
  open({ HID_DRIVER: 'node-hid' });
  // Absent here; on a machine that has them, whatever they are.
  await vi.waitFor(() => expect(hid.scanner.status().state).not.toBe('off'));
  await vi.waitFor(() => expect(hid.light.status().state).not.toBe('off'));
});
