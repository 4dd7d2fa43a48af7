/**
 * The counter's process (« poste du comptoir »), on the pharmacy's own PC and never on the kiosk: it hands one identity
 * at a time over to the pharmacy's software, by a 2D code or, where it was asked for, by filling its form.
 * See config.ts for the environment. Its page: http://127.0.0.1:PORT/#TOKEN, with the token of LGO_TOKEN_FILE.
 */
import { openDesktopAutomation } from '../devices/lgo.ts';
import { agentLog } from '../log.ts';
import { refuseConfiguration, startProblem, stopOnRequest } from '../process-life.ts';
import { readConfig } from './config.ts';
import { startCounter } from './start-counter.ts';

/** Longer than the tidying of a clipboard takes. */
const stopDeadlineMs = 5_000;

async function main(): Promise<void> {
  const read = readConfig();
  if (!read.ok) return refuseConfiguration('du poste du comptoir', read.problems);
  const { config } = read;
  const log = agentLog(config.LOG_LEVEL);
  if (config.LGO_DRIVER === 'simulated') log.warn('agent.simulated-devices', { driver: 'simulated' });
  const counter = await startCounter({ config, automation: openDesktopAutomation(config), log });
  stopOnRequest(counter, stopDeadlineMs, () => log.info('lgo.stopping'));
  log.info('lgo.ready', { port: counter.port, driver: config.LGO_DRIVER });
  process.send?.({ ready: true, ports: { lgo: counter.port } });
}

try {
  await main();
} catch (error) {
  process.stderr.write(`Le poste du comptoir ne démarre pas : ${startProblem(error)}\n`);
  // Something half-started may still hold the process.
  process.exit(1);
}
