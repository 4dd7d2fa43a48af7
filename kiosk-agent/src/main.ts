/** The agent's process: configuration, devices, agent, signals. See config.ts for the environment. */
import { type AgentConfig, readConfig } from './config.ts';
import { openDevices } from './devices.ts';
import { type AgentLog, agentLog } from './log.ts';
import { serverClient } from './server/server-client.ts';
import { type RunningAgent, startAgent } from './start-agent.ts';
import { type ServiceWatchdog, serviceWatchdog } from './watchdog/service-watchdog.ts';
import { systemdNotify } from './watchdog/systemd-notify.ts';

const stopDeadlineMs = 5_000;

async function main(): Promise<void> {
  const read = readConfig();
  if (!read.ok) return refuse(read.problems);
  const { config } = read;
  const log = agentLog(config.LOG_LEVEL);
  const { SERVER_URL: url, SERVER_CA: ca, KIOSK_CERT: cert, KIOSK_KEY: key } = config;
  const server = serverClient({ url, ca, cert, key });
  const agent = await startAgent({ config, devices: openDevices(config, log), server, log });
  const watchdog = systemdWatchdog(config, log);
  stopOnRequest(agent, () => {
    log.info('agent.stopping');
    watchdog?.stop();
  });
  log.info('agent.ready', { port: agent.port });
  void watchdog?.ready();
  process.send?.({ ready: true, ports: { agent: agent.port } });
}

/** Null outside systemd. */
function systemdWatchdog(config: AgentConfig, log: AgentLog): ServiceWatchdog | null {
  const { NOTIFY_SOCKET: socket, WATCHDOG_USEC: patienceUs } = config;
  if (socket === undefined) return null;
  const patienceMs = patienceUs === undefined ? null : patienceUs / 1_000;
  return serviceWatchdog({ notify: systemdNotify(socket), patienceMs, log });
}

/** Once: a second signal changes nothing, a stop that drags is cut. */
function stopOnRequest(agent: RunningAgent, onStop: () => void): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    onStop();
    setTimeout(() => process.exit(0), stopDeadlineMs);
    await agent.stop();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
    process.on(signal, () => void stop().catch(() => process.exit(1)));
  }
}

function refuse(problems: string[]): void {
  for (const problem of problems) process.stderr.write(`Configuration de l’agent : ${problem}\n`);
  process.exitCode = 1;
}

/** One line, no stack: the person who starts the agent can do something about it. */
function sentenceFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `un port est déjà pris (${error.message})`;
  return error.message;
}

try {
  await main();
} catch (error) {
  process.stderr.write(`L’agent ne démarre pas : ${sentenceFor(error)}\n`);
  // Something half-started may still hold the process.
  process.exit(1);
}
