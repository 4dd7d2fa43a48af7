/** Puts the counter's process together: profile, automation, the one hand-over, the address of its page. */
import { rm, writeFile } from 'node:fs/promises';
import { listen } from '../http/listen.ts';
import { Pairing } from '../http/pairing.ts';
import { newSecret } from '../http/secrets.ts';
import type { AgentLog } from '../log.ts';
import type { DesktopAutomation } from './automation/desktop-automation.ts';
import { nirOids } from './code/ins-datamatrix.ts';
import type { LgoConfig } from './config.ts';
import { HandOverDesk } from './hand-over/hand-over-desk.ts';
import { counterApp } from './http/app.ts';

export interface CounterParts {
  config: LgoConfig;
  automation: DesktopAutomation;
  log: AgentLog;
}

export interface RunningCounter {
  port: number;
  stop(): Promise<void>;
}

export async function startCounter({ config, automation, log }: CounterParts): Promise<RunningCounter> {
  const now = (): number => performance.now();
  const profile = config.LGO_PROFILE;
  const oid = config.BORNE_MODE === 'production' ? nirOids.production : nirOids.test;
  const desk = new HandOverDesk({ profile, oid, automation, log, newSecret, now });
  const token = newSecret();
  const pairing = new Pairing({ token, log, now });
  const app = counterApp({
    desk,
    profile,
    pairing,
    log,
    driver: automation.driver,
    demonstration: config.LGO_DEMO,
  });
  const listener = await listen(app, config.LGO_PORT);
  // A new file each time: an old one would keep its old permissions.
  await rm(config.LGO_TOKEN_FILE, { force: true });
  await writeFile(config.LGO_TOKEN_FILE, token, { mode: 0o600, flag: 'wx' });
  return {
    port: listener.port,
    async stop() {
      await rm(config.LGO_TOKEN_FILE, { force: true });
      // First what holds an identity; then whoever may still ask.
      await desk.stop();
      await listener.close(500);
    },
  };
}
