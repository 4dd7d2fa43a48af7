/**
 * SIMULATEUR. The bench: a local page on which a person plays the patient's hands and the breakdowns, by the operator
 * APIs of the virtual card, the virtual printer and the simulated national service. Never part of a real kiosk.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { benchApp } from './app.ts';
import { readConfig } from './config.ts';

const config = readConfig(process.env);
if (typeof config === 'string') {
  process.stderr.write(`${config}\n`);
  process.exit(1);
}

const server = createServer(benchApp(config));
server.once('error', (error) => {
  process.stderr.write(`Le banc d’essai ne peut pas écouter sur le port ${config.port} : ${error.message}\n`);
  process.exit(1);
});
server.listen(config.port, '127.0.0.1', () => {
  process.stderr.write('BANC D’ESSAI : carte, imprimante et DMP national SIMULÉS.\n');
  process.send?.({ ready: true, ports: { bench: (server.address() as AddressInfo).port } });
});

function stop(): void {
  server.close(() => process.exit(0));
  server.closeAllConnections();
}
process.on('SIGTERM', stop);
process.on('disconnect', stop);
