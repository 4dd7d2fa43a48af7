/** The driver that the settings choose, against the virtual headset as a real process. */
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Headset } from '../../../kiosk-agent/contract/state.ts';
import {
  headsetProductionRules,
  headsetRules,
  headsetSettings,
} from '../../../kiosk-agent/src/config/headset-settings.ts';
import { openHeadset } from '../../../kiosk-agent/src/devices/headset.ts';
import type { HeadsetSocket } from '../../../kiosk-agent/src/headset/headset-socket.ts';
import { agentLog } from '../../../kiosk-agent/src/log.ts';
import { type HeadsetBench, startHeadsetBench } from '../../support/headset-bench.ts';

const settings = z.object(headsetSettings);
const patience = { timeout: 5_000 };
let bench: HeadsetBench;
let socket: HeadsetSocket;
let told: Headset[];
let lines: string[];

beforeAll(async () => {
  bench = await startHeadsetBench();
});
beforeEach(() => {
  told = [];
  lines = [];
});
afterEach(() => socket.stop());
afterAll(() => bench.stop());

function open(environment: Record<string, string>): void {
  socket = openHeadset(settings.parse(environment), agentLog('info', { write: (line) => lines.push(line) }));
  socket.start((level) => told.push(level));
}

const tells = (...levels: Headset[]) => vi.waitFor(() => expect(told).toEqual(levels), patience);
const stands = (status: string) => vi.waitFor(() => expect(socket.status()).toBe(status), patience);

describe('the virtual headset', () => {
  test('is told as it stands, then with each move, and the log says that it is none', async () => {
    open(bench.env);
    await tells('out');
    expect(socket.status()).toBe('ready');
    await bench.plug();
    await tells('out', 'in');
    await bench.unplug();
    await tells('out', 'in', 'out');
    expect(lines.join('')).toContain('agent.simulated-devices');
  });

  test('that is in already is in', async () => {
    await bench.plug();
    open(bench.env);
    await tells('in');
    await bench.unplug();
    await tells('in', 'out');
  });

  test('that rattled faster than it was read is asked anew', async () => {
    open(bench.env);
    await tells('out');
    await bench.rattle(true);
    await tells('out', 'unknown', 'in');
    await bench.rattle(false);
    await tells('out', 'unknown', 'in', 'unknown', 'out');
  });

  test('whose process dies says nothing any more, and comes back', async () => {
    const other = await startHeadsetBench();
    await other.plug();
    open(other.env);
    await tells('in');
    await other.stop();
    await tells('in', 'unknown');
    await stands('missing');
    const back = await startHeadsetBench(other.port);
    try {
      await tells('in', 'unknown', 'out');
    } finally {
      await socket.stop();
      await back.stop();
    }
  });

  test('is let go by the stop', async () => {
    open(bench.env);
    await tells('out');
    expect((await bench.state()).listeners).toBe(1);
    await socket.stop();
    await vi.waitFor(async () => expect((await bench.state()).listeners).toBe(0));
    expect([socket.status(), told]).toEqual(['off', ['out', 'unknown']]);
  });
});

describe('a wire that is none', () => {
  let server: Server;
  const listen = async (say: Buffer): Promise<string> => {
    server = createServer((peer) => {
      peer.on('error', () => peer.destroy());
      peer.write(say);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `${(server.address() as AddressInfo).port}`;
  };
  afterEach(async () => {
    await socket.stop();
    server.close();
  });

  test.each([
    ['nothing', ''],
    ['half a record', '00'.repeat(23)],
    ['other words', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n').toString('hex')],
  ])('that says %s tells no level, and nobody is named', async (_, hex) => {
    const port = await listen(Buffer.from(hex, 'hex'));
    open({ HEADSET_DRIVER: 'simulateur', SIMULATEUR_HEADSET_PORT: port });
    await stands('ready');
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
    expect(told).toEqual([]);
  });
});

describe('the settings', () => {
  const broken = (rules: ReturnType<typeof headsetRules>): string[] =>
    rules.filter(([, isBroken]) => isBroken).map(([name]) => name);

  test('without a word a socket is looked for; a machine that has none says nothing', async () => {
    expect(settings.parse({})).toEqual({ HEADSET_DRIVER: 'evdev', HEADSET_SOCKET: '' });
    open({ HEADSET_SOCKET: 'a socket that no machine has' });
    await stands('missing');
    expect([told, lines]).toEqual([[], []]);
  });

  test('with none, nothing is looked for', () => {
    open({ HEADSET_DRIVER: 'none' });
    expect([socket.status(), told]).toEqual(['off', []]);
  });

  test('the real driver may be in production, the double may not', () => {
    expect(broken(headsetProductionRules({ HEADSET_DRIVER: 'evdev' }))).toEqual([]);
    expect(broken(headsetProductionRules({}))).toEqual([]);
    expect(broken(headsetProductionRules({ HEADSET_DRIVER: 'simulateur' }))).toEqual(['HEADSET_DRIVER']);
  });

  test('the double says that it is one, and where it is', () => {
    const simulateur = { HEADSET_DRIVER: 'simulateur' };
    expect(broken(headsetRules(simulateur))).toEqual(['SIMULATEUR_HEADSET_PORT', 'DEVICES_SIMULATED']);
    const whole = { ...simulateur, SIMULATEUR_HEADSET_PORT: '1', DEVICES_SIMULATED: 'true' };
    expect(broken(headsetRules(whole))).toEqual([]);
  });
});
