/**
 * SIMULATEUR. A socket and a headset that are not there: it writes the records of the kernel's switch to whoever dials,
 * and the plug goes in and out by the operator API. Never part of production, which this file refuses.
 */
import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { readConfig } from './config.ts';
import { Jack } from './jack.ts';
import { operatorApi } from './operator-api.ts';

const config = readConfig(process.env);
if (typeof config === 'string') {
  process.stderr.write(`${config}\n`);
  process.exit(1);
}

const jack = new Jack();
const socket = jack.server();
const operator = operatorApi(jack);

try {
  const ports = {
    headset: await listen(socket, config.socketPort),
    headsetOperator: await listen(operator, config.operatorPort),
  };
  process.stderr.write('SIMULATEUR de prise casque : aucun casque réel.\n');
  process.send?.({ ready: true, ports });
} catch (error) {
  const reason = error instanceof Error ? error.message : 'raison inconnue';
  process.stderr.write(`Le casque virtuel ne peut pas écouter : ${reason}\n`);
  process.exit(1);
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Nothing is kept, so nothing has to be saved. */
function stop(): void {
  jack.hangUp();
  socket.close();
  operator.close();
  process.exit(0);
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
process.on('disconnect', stop);
