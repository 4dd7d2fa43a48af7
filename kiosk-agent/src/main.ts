/** The agent's process: configuration, devices, agent, signals. See config.ts for the environment. */
import { type AgentConfig, readConfig } from './config.ts';
import { openDevices } from './devices.ts';
import { type AgentLog, agentLog } from './log.ts';
import { refuseConfiguration, startProblem, stopOnRequest } from './process-life.ts';
import { serverClient } from './server/server-client.ts';
import { startAgent } from './start-agent.ts';
import { type ServiceWatchdog, serviceWatchdog } from './watchdog/service-watchdog.ts';
import { systemdNotify } from './watchdog/systemd-notify.ts';

const stopDeadlineMs = 5_000;

async function main(): Promise<void> {
  const read = readConfig();
  if (!read.ok) return refuseConfiguration('de l’agent', read.problems);
  const { config } = read;
  const log = agentLog(config.LOG_LEVEL);
  const { SERVER_URL: url, SERVER_CA: ca, KIOSK_CERT: cert, KIOSK_KEY: key } = config;
  const server = serverClient({ url, ca, cert, key });
  const agent = await startAgent({ config, devices: openDevices(config, log), server, log });
  const watchdog = systemdWatchdog(config, log);
  stopOnRequest(agent, stopDeadlineMs, () => {
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

try {
  await main();
} catch (error) {
  process.stderr.write(`L’agent ne démarre pas : ${startProblem(error)}\n`);
  // Something half-started may still hold the process.
  process.exit(1);
}
