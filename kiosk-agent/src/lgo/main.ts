/**
 * The counter's process (« poste du comptoir »), on the pharmacy's own PC and never on the kiosk: it hands one identity
 * at a time over to the pharmacy's software, by a 2D code or, where it was asked for, by filling its form.
 * See config.ts for the environment. Its page: http://127.0.0.1:PORT/#TOKEN, with the token of LGO_TOKEN_FILE.
 */
import { openDesktopAutomation } from '../devices/lgo.ts';
import { agentLog } from '../log.ts';
import { readConfig } from './config.ts';
import { type RunningCounter, startCounter } from './start-counter.ts';

/** Longer than the tidying of a clipboard takes. */
const stopDeadlineMs = 5_000;

async function main(): Promise<void> {
  const read = readConfig();
  if (!read.ok) return refuse(read.problems);
  const { config } = read;
  const log = agentLog(config.LOG_LEVEL);
  if (config.LGO_DRIVER === 'simulated') log.warn('agent.simulated-devices', { driver: 'simulated' });
  const counter = await startCounter({ config, automation: openDesktopAutomation(config), log });
  stopOnRequest(counter, () => log.info('lgo.stopping'));
  log.info('lgo.ready', { port: counter.port, driver: config.LGO_DRIVER });
  process.send?.({ ready: true, ports: { lgo: counter.port } });
}

/** Once: a second signal changes nothing, a stop that drags is cut. */
function stopOnRequest(counter: RunningCounter, onStop: () => void): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    onStop();
    setTimeout(() => process.exit(0), stopDeadlineMs);
    await counter.stop();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
    process.on(signal, () => void stop().catch(() => process.exit(1)));
  }
}

function refuse(problems: string[]): void {
  for (const problem of problems) process.stderr.write(`Configuration du poste du comptoir : ${problem}\n`);
  process.exitCode = 1;
}

function sentenceFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  return code === 'EADDRINUSE' ? `un port est déjà pris (${error.message})` : error.message;
}

try {
  await main();
} catch (error) {
  process.stderr.write(`Le poste du comptoir ne démarre pas : ${sentenceFor(error)}\n`);
  // Something half-started may still hold the process.
  process.exit(1);
}
