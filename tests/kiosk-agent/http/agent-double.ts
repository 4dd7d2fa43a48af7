/** The agent's real listener over a kiosk without hardware. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfTest } from '../../../kiosk-agent/src/health/self-test.ts';
import { agentApp } from '../../../kiosk-agent/src/http/app.ts';
import { listen } from '../../../kiosk-agent/src/http/listen.ts';
import { Pairing } from '../../../kiosk-agent/src/http/pairing.ts';
import { newSecret } from '../../../kiosk-agent/src/http/secrets.ts';
import { PageWatch } from '../../../kiosk-agent/src/watchdog/page-watch.ts';
import { kioskDouble } from '../visit/kiosk-double.ts';
import { testDay } from '../visit/people.ts';
import { rawClient } from './browser.ts';

const yearMs = 365 * 24 * 60 * 60_000;

export async function agentDouble() {
  const kiosk = kioskDouble();
  const uiDist = mkdtempSync(join(tmpdir(), 'borne-ui-'));
  writeFileSync(join(uiDist, 'index.html'), '<!doctype html><title>Borne</title>');
  writeFileSync(join(uiDist, 'app.js'), 'export {};');
  const clock = { ms: 10_000 };
  const token = newSecret();
  const now = () => clock.ms;
  const pairing = new Pairing({ token, log: kiosk.log, now });
  const screen = new PageWatch({ restartBrowser: null, log: kiosk.log, now });
  const health = selfTest({
    ...{ board: kiosk.board, printer: kiosk.printer, log: kiosk.log, screen, now: () => testDay },
    ...{ scanner: undefined, light: undefined },
    certificate: { from: new Date(testDay.getTime() - yearMs), to: new Date(testDay.getTime() + yearMs) },
    machine: async () => ({ disk: { freeBytes: 1e10, totalBytes: 1e11 }, voice: { found: 'nothing' } }),
  });
  const app = agentApp({ ...kiosk, pairing, screen, health, uiDist });
  const listener = await listen(app, 0);
  return {
    ...{ kiosk, pairing, screen, health, token, clock, port: listener.port },
    ...rawClient(listener.port),
    async stop() {
      pairing.close();
      await listener.close(100);
      await kiosk.visits.stop(100);
      rmSync(uiDist, { recursive: true });
    },
  };
}

export type AgentDouble = Awaited<ReturnType<typeof agentDouble>>;
