/** The counter's process without a process of its own, for what its page shows; counter-process.ts starts the real one. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDesktopAutomation } from '../../../kiosk-agent/src/devices/lgo.ts';
import { readConfig } from '../../../kiosk-agent/src/lgo/config.ts';
import { startCounter } from '../../../kiosk-agent/src/lgo/start-counter.ts';
import { agentLog } from '../../../kiosk-agent/src/log.ts';

export interface CounterHere {
  port: number;
  /** Of the page, with the token of this start. */
  url: string;
  close(): Promise<void>;
}

export async function startCounterHere(env: Record<string, string>): Promise<CounterHere> {
  const folder = mkdtempSync(join(tmpdir(), 'borne-lgo-'));
  const tokenFile = join(folder, 'token');
  const read = readConfig({
    BORNE_MODE: 'development',
    LGO_PORT: '0',
    LGO_TOKEN_FILE: tokenFile,
    LOG_LEVEL: 'silent',
    ...env,
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const { config } = read;
  const automation = openDesktopAutomation(config);
  const counter = await startCounter({ config, automation, log: agentLog(config.LOG_LEVEL) });
  return {
    port: counter.port,
    url: `http://127.0.0.1:${counter.port}/#${readFileSync(tokenFile, 'utf8')}`,
    async close() {
      await counter.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
