/** The agent's real listener over a kiosk without hardware. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CallDesk } from '../../../kiosk-agent/src/assistance/call-desk.ts';
import { HandOverNumbers } from '../../../kiosk-agent/src/assistance/hand-over-numbers.ts';
import { selfTest } from '../../../kiosk-agent/src/health/self-test.ts';
import { agentApp } from '../../../kiosk-agent/src/http/app.ts';
import { listen } from '../../../kiosk-agent/src/http/listen.ts';
import { Pairing } from '../../../kiosk-agent/src/http/pairing.ts';
import { newSecret } from '../../../kiosk-agent/src/http/secrets.ts';
import { openInstaller } from '../../../kiosk-agent/src/installer/open-installer.ts';
import { SheetDesk } from '../../../kiosk-agent/src/sheet/sheet-desk.ts';
import { visitIds } from '../../../kiosk-agent/src/visit/visit-id.ts';
import { PageWatch } from '../../../kiosk-agent/src/watchdog/page-watch.ts';
import type { RestartPace } from '../../../kiosk-agent/src/watchdog/restart-pace.ts';
import { counterDouble } from '../assistance/counter-double.ts';
import { testDevices } from '../installer/test-devices.ts';
import { testLanguages } from '../installer/test-languages.ts';
import { kioskDouble } from '../visit/kiosk-double.ts';
import { testDay } from '../visit/people.ts';
import { rawClient } from './browser.ts';

const yearMs = 365 * 24 * 60 * 60_000;

/** `uiDist`: the built screens, in place of a blank page. `watch`: what the page's watch does and when, in real time. */
interface Options {
  uiDist?: string;
  watch?: { restartBrowser: () => void; pace: RestartPace };
}

export async function agentDouble({ uiDist, watch }: Options = {}) {
  const kiosk = kioskDouble();
  const blank = mkdtempSync(join(tmpdir(), 'borne-ui-'));
  writeFileSync(join(blank, 'index.html'), '<!doctype html><title>Borne</title>');
  writeFileSync(join(blank, 'app.js'), 'export {};');
  const clock = { ms: 10_000 };
  const token = newSecret();
  const now = () => clock.ms;
  const pairing = new Pairing({ token, log: kiosk.log, now });
  const screen = new PageWatch(
    watch
      ? { ...watch, log: kiosk.log, now: () => performance.now() }
      : { restartBrowser: null, log: kiosk.log, now },
  );
  if (watch) screen.start();
  const devices = testDevices();
  const health = selfTest({
    ...{ board: kiosk.board, printer: kiosk.printer, log: kiosk.log, screen, now: () => testDay },
    ...{ scanner: devices.scanner, light: devices.light, headset: devices.headset },
    certificate: { from: new Date(testDay.getTime() - yearMs), to: new Date(testDay.getTime() + yearMs) },
    machine: async () => ({
      disk: { freeBytes: 1e10, totalBytes: 1e11 },
      voice: { found: 'nothing' },
      languages: testLanguages,
    }),
  });
  const installerToken = newSecret();
  const { scans } = devices;
  const installer = openInstaller({
    ...{ scans, board: kiosk.board, health, screen, log: kiosk.log, now },
    token: installerToken,
    devices,
    readCard: (session) => session.read(),
  });
  const { board, printer, log } = kiosk;
  const counter = counterDouble();
  const calls = new CallDesk({ server: counter, board, log, newCallId: visitIds(Date.now) });
  const numbers = new HandOverNumbers({ server: counter, board, newId: visitIds(Date.now) });
  const encodeSheet = (content: object, language: string): Uint8Array =>
    Buffer.from(JSON.stringify({ ...content, language }));
  const sheets = new SheetDesk({ printer, encodeSheet, board, log, now: () => testDay });
  const app = agentApp({
    ...kiosk,
    calls,
    numbers,
    sheets,
    pairing,
    screen,
    health,
    installer,
    uiDist: uiDist ?? blank,
  });
  const listener = await listen(app, 0);
  return {
    ...{ kiosk, counter, pairing, screen, health, token, clock, port: listener.port },
    ...{ installer, installerToken, devices },
    ...rawClient(listener.port),
    async stop() {
      pairing.close();
      await listener.close(100);
      await kiosk.visits.stop(100);
      screen.stop();
      rmSync(blank, { recursive: true });
    },
  };
}

export type AgentDouble = Awaited<ReturnType<typeof agentDouble>>;
