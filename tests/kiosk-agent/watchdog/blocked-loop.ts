/** A process whose event loop stands still on demand, under the agent's own watchdog. `argv`: socket, patience in ms. */
import { agentLog } from '../../../kiosk-agent/src/log.ts';
import { serviceWatchdog } from '../../../kiosk-agent/src/watchdog/service-watchdog.ts';
import { systemdNotify } from '../../../kiosk-agent/src/watchdog/systemd-notify.ts';

const [, , socket = '', patienceMs = ''] = process.argv;
const watchdog = serviceWatchdog({
  notify: systemdNotify(socket),
  patienceMs: Number(patienceMs),
  log: agentLog('info'),
});
process.on('message', (message: { blockMs: number }) => {
  const end = performance.now() + message.blockMs;
  while (performance.now() < end);
  process.send?.({ blocked: message.blockMs });
});
await watchdog.ready();
