/** The agent's real listener over a kiosk without hardware. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agentApp } from '../../../kiosk-agent/src/http/app.ts';
import { listen } from '../../../kiosk-agent/src/http/listen.ts';
import { Pairing } from '../../../kiosk-agent/src/http/pairing.ts';
import { newSecret } from '../../../kiosk-agent/src/http/secrets.ts';
import { kioskDouble } from '../visit/kiosk-double.ts';
import { rawClient } from './browser.ts';

export async function agentDouble() {
  const kiosk = kioskDouble();
  const uiDist = mkdtempSync(join(tmpdir(), 'borne-ui-'));
  writeFileSync(join(uiDist, 'index.html'), '<!doctype html><title>Borne</title>');
  writeFileSync(join(uiDist, 'app.js'), 'export {};');
  const clock = { ms: 10_000 };
  const token = newSecret();
  const pairing = new Pairing({ token, log: kiosk.log, now: () => clock.ms });
  const app = agentApp({ ...kiosk, pairing, uiDist });
  const listener = await listen(app, 0);
  return {
    ...{ kiosk, pairing, token, clock, port: listener.port },
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
